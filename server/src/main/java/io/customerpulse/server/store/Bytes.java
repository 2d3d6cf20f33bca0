package io.customerpulse.server.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Numbers in bytes, the highest byte first, so that their order is the order of the bytes.
public final class Bytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    public static long readLong(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    public static void writeLong(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    /// A number of its own; orders as an unsigned one.
    public static byte[] ofLong(long value) {
        byte[] bytes = new byte[Long.BYTES];
        writeLong(bytes, 0, value);
        return bytes;
    }

    /// Makes negative numbers order before positive ones, and undoes it.
    public static long signed(long value) {
        return value ^ Long.MIN_VALUE;
    }

    /// Whether the bytes begin with others.
    public static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    /// The first bytes behind all that begin with others; empty if nothing is behind them.
    public static byte[] behind(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == -1) last--;
        byte[] next = Arrays.copyOf(prefix, last + 1);
        if (last >= 0) next[last]++;
        return next;
    }
}
