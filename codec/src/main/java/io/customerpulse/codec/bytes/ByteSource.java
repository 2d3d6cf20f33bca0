package io.customerpulse.codec.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Bytes that [ByteSink] made, or that claim it.
///
/// Reading never fails on the way: past the end, or where something was written in another way than
/// the sink writes it, it goes on with zeros and [#isBroken] says so at the end.
public final class ByteSource {

    static final int CHECKSUM_BYTES = 4;

    private static final int SHIFT_MAX = 63;

    private final byte[] bytes;
    private final int end;
    private int position;
    private boolean broken;

    public ByteSource(byte[] bytes) {
        this.bytes = bytes;
        this.end = Math.max(0, bytes.length - CHECKSUM_BYTES);
    }

    /// Whether the last bytes are the checksum of those before.
    public boolean isSealed() {
        if (bytes.length < CHECKSUM_BYTES) return false;
        long sum = 0;
        for (int i = end; i < bytes.length; i++) sum = sum << 8 | (bytes[i] & 0xff);
        return sum == ByteSink.checksum(bytes, end);
    }

    public boolean isBroken() {
        return broken;
    }

    public boolean isAtEnd() {
        return position == end;
    }

    public void refuse() {
        broken = true;
    }

    public int oneByte() {
        if (position < end) return bytes[position++] & 0xff;
        broken = true;
        return 0;
    }

    public long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) value = value << 8 | oneByte();
        return value;
    }

    public long count() {
        long value = 0;
        for (int shift = 0; shift <= SHIFT_MAX; shift += 7) {
            int next = oneByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                if ((next == 0 && shift > 0) || (next > 1 && shift == SHIFT_MAX)) broken = true;
                return value;
            }
        }
        broken = true;
        return 0;
    }

    /// How many things follow; each takes at least a byte, so no more than there are bytes.
    public int size() {
        long count = count();
        if (count >= 0 && count <= end - position) return (int) count;
        broken = true;
        return 0;
    }

    public long signed() {
        long value = count();
        return (value >>> 1) ^ -(value & 1);
    }

    /// A finite number.
    public double number() {
        int length = oneByte();
        if (length > Long.BYTES) {
            broken = true;
            return 0;
        }
        long bits = 0;
        for (int i = 0; i < length; i++) bits |= (long) oneByte() << (56 - 8 * i);
        return finite(Double.longBitsToDouble(bits));
    }

    /// A finite number in eight bytes.
    public double fixedNumber() {
        return finite(Double.longBitsToDouble(fixed()));
    }

    private double finite(double value) {
        if (Double.isFinite(value)) return value;
        broken = true;
        return 0;
    }

    public String text() {
        int length = size();
        if (broken) return "";
        ByteBuffer utf8 = ByteBuffer.wrap(bytes, position, length);
        position += length;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException notUtf8) {
            broken = true;
            return "";
        }
    }
}
