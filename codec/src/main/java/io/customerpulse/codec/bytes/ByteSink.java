package io.customerpulse.codec.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Bytes in the making; [ByteSource] reads them.
public final class ByteSink {

    private static final int FIRST_CAPACITY = 512;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    public void oneByte(int value) {
        if (size == bytes.length) bytes = Arrays.copyOf(bytes, 2 * size);
        bytes[size++] = (byte) value;
    }

    /// Eight bytes, the highest first.
    public void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) oneByte((int) (value >>> shift));
    }

    /// Seven bits to a byte, the lowest first; the highest bit of a byte says that more follow.
    public void count(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            oneByte((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        oneByte((int) rest);
    }

    /// A whole number of either sign, small ones short: 0, −1, 1, −2 … as 0, 1, 2, 3 …
    public void signed(long value) {
        count((value << 1) ^ (value >> 63));
    }

    /// The bits of a number without the zero bytes at their end, behind how many bytes there are.
    public void number(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int length = Long.BYTES - Long.numberOfTrailingZeros(bits) / 8;
        oneByte(length);
        for (int i = 0; i < length; i++) oneByte((int) (bits >>> (56 - 8 * i)));
    }

    public void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        int needed = size + utf8.length;
        if (needed > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * size));
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size = needed;
    }

    /// All bytes, and behind them their CRC-32C.
    public byte[] sealed() {
        int length = size;
        long sum = checksum(bytes, length);
        for (int shift = 24; shift >= 0; shift -= 8) oneByte((int) (sum >>> shift));
        return Arrays.copyOf(bytes, length + ByteSource.CHECKSUM_BYTES);
    }

    /// The CRC-32C of the first bytes.
    public static long checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
