package io.customerpulse.tables.row;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Gzip with any number of members (RFC 1952), each checked to its last byte.
///
/// `java.util.zip.GZIPInputStream` takes damage after the first member for the end of the file; rows
/// would be lost without a word. Here anything after a member is the next member, zero padding, or an
/// error.
final class Gunzip extends InputStream {

    private static final int DEFLATED = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[1 << 15];
    private final byte[] one = new byte[1];
    private int next;
    private int limit;
    private boolean ended;

    Gunzip(InputStream in) throws IOException {
        this.in = in;
        startMember(required());
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) return 0;
        while (!ended) {
            int inflated = inflate(target, from, count);
            if (inflated > 0) {
                checksum.update(target, from, inflated);
                return inflated;
            }
            if (inflater.finished()) endMember();
            else if (inflater.needsDictionary()) throw new ZipException("a preset dictionary is asked for");
            else feed();
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] target, int from, int count) throws ZipException {
        try {
            return inflater.inflate(target, from, count);
        } catch (DataFormatException damage) {
            String message = damage.getMessage();
            throw new ZipException(message == null ? "the compressed data are damaged" : message);
        }
    }

    private void feed() throws IOException {
        if (next == limit && !refill()) throw new EOFException("it is cut off");
        inflater.setInput(packed, next, limit - next);
        next = limit;
    }

    private void endMember() throws IOException {
        next = limit - inflater.getRemaining();
        long crc = littleEndian(4);
        long size = littleEndian(4);
        if (crc != checksum.getValue()) throw new ZipException("its checksum is wrong");
        if (size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) throw new ZipException("its stated size is wrong");
        int first = optional();
        while (first == 0) first = optional();
        if (first < 0) ended = true;
        else startMember(first);
    }

    private void startMember(int first) throws IOException {
        if (first != 0x1F || required() != 0x8B) throw new ZipException("what follows a member is not gzip");
        if (required() != DEFLATED) throw new ZipException("its method is not deflate");
        int flags = required();
        if ((flags & RESERVED) != 0) throw new ZipException("its header has unknown flags");
        skip(6);
        if ((flags & EXTRA) != 0) skip((int) littleEndian(2));
        if ((flags & NAME) != 0) skipText();
        if ((flags & COMMENT) != 0) skipText();
        if ((flags & HEADER_CHECKSUM) != 0) skip(2);
        inflater.reset();
        checksum.reset();
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) required();
    }

    private void skipText() throws IOException {
        int last = required();
        while (last != 0) last = required();
    }

    private long littleEndian(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) number |= (long) required() << (8 * i);
        return number;
    }

    private int required() throws IOException {
        int read = optional();
        if (read < 0) throw new EOFException("it is cut off");
        return read;
    }

    private int optional() throws IOException {
        return next < limit || refill() ? packed[next++] & 0xFF : -1;
    }

    private boolean refill() throws IOException {
        next = 0;
        limit = Math.max(0, in.read(packed, 0, packed.length));
        return limit > 0;
    }
}
