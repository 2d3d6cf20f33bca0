package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// How many records came in, and what became of them, by source:
///
/// ```
/// accepted = stored + duplicate + failed
/// ```
///
/// at every moment it is looked at.
public final class Accounting {

    private final SortedMap<String, Counts> sources = new TreeMap<>();
    private final Supplier<Map<String, Long>> aside;

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

    /// @param aside how many events of each source were taken in and set aside since: they count as failed
    Accounting(Supplier<Map<String, Long>> aside) {
        this.aside = aside;
    }

    /// The counts of all sources at one moment.
    public synchronized SortedMap<String, Counts> counts() {
        SortedMap<String, Counts> counts = new TreeMap<>(sources);
        aside.get()
                .forEach((source, count) ->
                        counts.computeIfPresent(source, (name, taken) -> taken.plus(new Counts(0, -count, 0, count))));
        return counts;
    }

    /// The counts of all sources together.
    public Counts total() {
        return counts().values().stream().reduce(Counts.NONE, Counts::plus);
    }

    synchronized void add(Map<String, Counts> more) {
        more.forEach((source, counts) -> sources.merge(source, counts, Counts::plus));
    }

    /// As they were taken in: what was set aside since is known elsewhere.
    synchronized void write(ByteSink sink) {
        sink.count(sources.size());
        sources.forEach((source, counts) -> {
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
