package io.customerpulse.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// When keys and sessions were last used. It changes with every request, so it is kept in memory and put into the
/// journal at most hourly: across a crash an hour of it may be lost.
final class Uses {

    /// Shortest time between two entries.
    static final Duration KEPT_EVERY = Duration.ofHours(1);

    static final String NOTED = "access.uses";

    private final Records records;
    private final Map<String, Instant> last = new ConcurrentHashMap<>();
    private final Map<String, Instant> kept = new ConcurrentHashMap<>();
    private Instant keptAt = Instant.MIN;

    Uses(Records records) {
        this.records = records;
    }

    void note(String id, Instant at) {
        Instant before = last.get(id);
        if (before == null || at.isAfter(before)) last.merge(id, at, Uses::later);
    }

    Optional<Instant> last(String id) {
        return Optional.ofNullable(last.get(id));
    }

    void forget(String id) {
        last.remove(id);
        kept.remove(id);
    }

    /// Puts what is new into the journal, unless the last time is less than an hour ago.
    synchronized void keep(Instant now) {
        if (keptAt.isAfter(now.minus(KEPT_EVERY))) return;
        Map<String, String> changed = new TreeMap<>();
        last.forEach((id, at) -> {
            if (!at.equals(kept.get(id))) changed.put(id, at.toString());
        });
        keptAt = now;
        if (changed.isEmpty()) return;
        records.append(NOTED, Entry.by(new Stamp("", now)).put("uses", changed).json());
    }

    void apply(Entry entry) {
        entry.textsByName("uses").forEach((id, text) -> {
            Instant at = Instant.parse(text);
            kept.put(id, at);
            last.merge(id, at, Uses::later);
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
