package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
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
/// at every moment it is looked at. And when the latest of a source came that was no repeat; of repeats the journal
/// knows how many there were, and not when.
public final class Accounting {

    private final SortedMap<String, Counts> sources = new TreeMap<>();
    private final SortedMap<String, Instant> latest = new TreeMap<>();
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

    /// When the latest record of each source was received, stored or failed, that was there for the first time.
    /// A source of which that is not known is not in it: one without any, or whose records are older than this map.
    public synchronized SortedMap<String, Instant> latest() {
        return new TreeMap<>(latest);
    }

    /// Adds when records were received: what was later before stays.
    synchronized void received(Map<String, Instant> at) {
        at.forEach((source, instant) -> latest.merge(source, instant, Accounting::later));
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
        sink.count(latest.size());
        latest.forEach((source, at) -> {
            sink.text(source);
            sink.signed(Micros.of(at));
        });
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// What stands behind the counts; nothing in what was written before this was kept.
    static Map<String, Instant> readLatest(ByteSource source) {
        Map<String, Instant> latest = new TreeMap<>();
        if (source.isAtEnd()) return latest;
        int size = source.size();
        for (int i = 0; i < size; i++) latest.put(source.text(), Micros.instant(source.signed()));
        return latest;
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
