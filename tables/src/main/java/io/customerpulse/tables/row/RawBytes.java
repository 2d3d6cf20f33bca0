package io.customerpulse.tables.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// The bytes of an input as they come from the disk or the pipe, buffered and counted.
///
/// A fault of the device itself leaves as [DeviceFault], so that whatever else the unpackers
/// above complain about is damage in the data.
final class RawBytes extends InputStream {

    /// The disk or the pipe failed.
    static final class DeviceFault extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        DeviceFault(IOException cause) {
            super(cause);
        }
    }

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final LongConsumer progress;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int limit;
    private long taken;

    RawBytes(InputStream in, LongConsumer progress) {
        this.in = in;
        this.progress = progress;
    }

    /// The first bytes, at most `count`, without taking them; to be called before anything is read.
    byte[] head(int count) {
        while (limit < count) {
            int read = device(limit, buffer.length - limit);
            if (read < 0) break;
            limit += read;
        }
        return Arrays.copyOf(buffer, Math.min(count, limit));
    }

    @Override
    public int read() {
        return available() == 0 ? -1 : buffer[next++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) {
        if (count == 0) return 0;
        if (available() == 0) return -1;
        int copied = Math.min(count, limit - next);
        System.arraycopy(buffer, next, target, from, copied);
        next += copied;
        return copied;
    }

    /// How many bytes can be read at once; waits for the next ones, so that 0 means the end.
    @Override
    public int available() {
        if (next < limit) return limit - next;
        int read = device(0, buffer.length);
        next = 0;
        limit = Math.max(0, read);
        return limit;
    }

    /// How many bytes came from the disk or the pipe so far.
    long taken() {
        return taken;
    }

    private int device(int from, int count) {
        try {
            int read = in.read(buffer, from, count);
            if (read > 0) progress.accept(taken += read);
            return read;
        } catch (IOException fault) {
            throw new DeviceFault(fault);
        }
    }
}
