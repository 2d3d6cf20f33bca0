package io.customerpulse.tables.log;

import java.util.Arrays;
import java.util.stream.Stream;

/// Rows that one thread adds to a log, apart from what other threads add: so none waits for another. The
/// log has them once it has [InteractionLog#join]ed the part.
public final class LogPart {

    private final Stretch[] stretches =
            Stream.generate(Stretch::new).limit(Partition.COUNT).toArray(Stretch[]::new);
    private long[] counts = new long[16];
    private long latestMicros = Long.MIN_VALUE;
    private long size;

    public void add(LogRow row) {
        stretches[Partition.partition(row.customer)].add(row);
        count(row.signal);
        if (row.atMicros > latestMicros) latestMicros = row.atMicros;
        size++;
    }

    /// How many rows were added.
    public long size() {
        return size;
    }

    long latestMicros() {
        return latestMicros;
    }

    /// How many of its rows have a signal.
    long countOf(int signal) {
        return signal < counts.length ? counts[signal] : 0;
    }

    Stretch stretch(int partition) {
        return stretches[partition];
    }

    private void count(int signal) {
        if (signal >= counts.length) counts = Arrays.copyOf(counts, 2 * signal);
        counts[signal]++;
    }
}
