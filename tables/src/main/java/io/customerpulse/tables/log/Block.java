package io.customerpulse.tables.log;

import io.customerpulse.engine.state.Ref;
import org.jspecify.annotations.Nullable;

/// Some hundred rows of one partition. What every row has stands side by side, four numbers to a row, so
/// that reading a row at random costs one cache line; what few logs have stands in columns of its own.
///
/// Blocks of a fixed size, because growing big arrays by copying costs more than all the rest of reading.
final class Block {

    static final int ROWS_LOG2 = 9;
    static final int ROWS = 1 << ROWS_LOG2;

    private static final int STRIDE_LOG2 = 2;
    private static final int AT = 1;
    private static final int VALUE = 2;
    private static final int OUTREACH = 3;

    /// Per row: customer and signal in one `long`, then instant, bits of the value, outreach.
    private final long[] rows;

    private long @Nullable [] contents;
    private long @Nullable [] channels;

    Block(int capacity) {
        this.rows = new long[capacity << STRIDE_LOG2];
    }

    void set(int i, LogRow row) {
        int at = i << STRIDE_LOG2;
        rows[at] = (long) row.customer << Integer.SIZE | row.signal;
        rows[at + AT] = row.atMicros;
        rows[at + VALUE] = Double.doubleToRawLongBits(row.value);
        rows[at + OUTREACH] = row.outreach;
        if ((row.content | row.channel) == Ref.NOTHING) return;
        contents = put(contents, i, row.content);
        channels = put(channels, i, row.channel);
    }

    int customer(int i) {
        return (int) (rows[i << STRIDE_LOG2] >>> Integer.SIZE);
    }

    int signal(int i) {
        return (int) rows[i << STRIDE_LOG2];
    }

    long atMicros(int i) {
        return rows[(i << STRIDE_LOG2) + AT];
    }

    /// The value; NaN if none is stated.
    double value(int i) {
        return Double.longBitsToDouble(rows[(i << STRIDE_LOG2) + VALUE]);
    }

    long outreach(int i) {
        return rows[(i << STRIDE_LOG2) + OUTREACH];
    }

    long content(int i) {
        return contents == null ? Ref.NOTHING : contents[i];
    }

    long channel(int i) {
        return channels == null ? Ref.NOTHING : channels[i];
    }

    private static long @Nullable [] put(long @Nullable [] column, int i, long ref) {
        if (ref == Ref.NOTHING) return column;
        long[] to = column == null ? new long[ROWS] : column;
        to[i] = ref;
        return to;
    }
}
