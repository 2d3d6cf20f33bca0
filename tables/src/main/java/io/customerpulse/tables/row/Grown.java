package io.customerpulse.tables.row;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// Unpacked bytes, as long as they are not out of all proportion to the packed ones: a few megabytes made to unpack to
/// terabytes would keep a reader busy for days. What people pack shrinks to a tenth, repeats of one row to a hundredth.
final class Grown extends FilterInputStream {

    /// Unpacked bytes whatever the proportion.
    static final long ALWAYS = 1L << 30;

    /// Above those, unpacked bytes for each packed one.
    static final long TIMES_MAX = 500;

    private final LongSupplier packed;
    private final long always;
    private long unpacked;

    /// @param packed how many packed bytes were taken so far
    /// @param always unpacked bytes whatever the proportion
    Grown(InputStream in, LongSupplier packed, long always) {
        super(in);
        this.packed = packed;
        this.always = always;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) count(1);
        return one;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        if (read > 0) count(read);
        return read;
    }

    private void count(int bytes) throws IOException {
        unpacked += bytes;
        if (unpacked > always && unpacked / TIMES_MAX > packed.getAsLong()) {
            throw new IOException("they unpack to more than %d times their size".formatted(TIMES_MAX));
        }
    }
}
