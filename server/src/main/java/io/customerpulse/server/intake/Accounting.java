package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many records came in, and what became of them, by source:
///
/// ```
/// accepted = stored + duplicate + failed
/// ```
///
/// at every moment it is looked at.
public final class Accounting {

    private final SortedMap<String, Counts> sources = new TreeMap<>();

    /// The counts of one source.
    ///
    /// @param accepted  records that were answered for, counted as they came in
    /// @param stored    that are in the journal and count
    /// @param duplicate that were there already
    /// @param failed    that are kept for a person to look at
    public record Counts(long accepted, long stored, long duplicate, long failed) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        public Counts plus(Counts more) {
            return new Counts(
                    accepted + more.accepted, stored + more.stored, duplicate + more.duplicate, failed + more.failed);
        }
    }

    /// The counts of all sources at one moment.
    public synchronized SortedMap<String, Counts> counts() {
        return new TreeMap<>(sources);
    }

    /// The counts of all sources together.
    public Counts total() {
        return counts().values().stream().reduce(Counts.NONE, Counts::plus);
    }

    synchronized void add(Map<String, Counts> more) {
        more.forEach((source, counts) -> sources.merge(source, counts, Counts::plus));
    }

    void write(ByteSink sink) {
        SortedMap<String, Counts> now = counts();
        sink.count(now.size());
        now.forEach((source, counts) -> {
            sink.text(source);
            sink.count(counts.accepted());
            sink.count(counts.stored());
            sink.count(counts.duplicate());
            sink.count(counts.failed());
        });
    }

    static Map<String, Counts> read(ByteSource source) {
        Map<String, Counts> counts = new TreeMap<>();
        int size = source.size();
        for (int i = 0; i < size; i++) {
            String name = source.text();
            counts.put(name, new Counts(source.count(), source.count(), source.count(), source.count()));
        }
        return counts;
    }
}
