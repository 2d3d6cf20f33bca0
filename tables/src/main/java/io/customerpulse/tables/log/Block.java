package io.customerpulse.tables.log;

import io.customerpulse.engine.state.Ref;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Some thousand rows of one partition, as columns. Columns that few logs use are made when first needed.
///
/// Blocks of a fixed size, because growing big arrays by copying costs more than all the rest of reading.
final class Block {

    static final int ROWS_LOG2 = 11;
    static final int ROWS = 1 << ROWS_LOG2;

    final int[] customer = new int[ROWS];
    final int[] signal = new int[ROWS];
    final long[] atMicros = new long[ROWS];
    double @Nullable [] value;
    long @Nullable [] outreach;
    long @Nullable [] content;
    long @Nullable [] channel;

    void set(int i, LogRow row) {
        customer[i] = row.customer;
        signal[i] = row.signal;
        atMicros[i] = row.atMicros;
        if (!Double.isNaN(row.value)) {
            if (value == null) {
                value = new double[ROWS];
                Arrays.fill(value, Double.NaN);
            }
            value[i] = row.value;
        }
        outreach = put(outreach, i, row.outreach);
        content = put(content, i, row.content);
        channel = put(channel, i, row.channel);
    }

    double value(int i) {
        return value == null ? Double.NaN : value[i];
    }

    long outreach(int i) {
        return outreach == null ? Ref.NOTHING : outreach[i];
    }

    long content(int i) {
        return content == null ? Ref.NOTHING : content[i];
    }

    long channel(int i) {
        return channel == null ? Ref.NOTHING : channel[i];
    }

    private static long @Nullable [] put(long @Nullable [] column, int i, long ref) {
        if (ref == Ref.NOTHING) return column;
        long[] to = column == null ? new long[ROWS] : column;
        to[i] = ref;
        return to;
    }
}
