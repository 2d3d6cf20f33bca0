package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The records that could not be used, until a person mends or drops them, and afterwards.
///
/// One is known by the sequence of its entry in the journal. That it is resolved is a control in the journal; in the
/// index it then stands under its sequence with the highest bit set, behind its resolution, so that the open ones
/// stay together.
public final class FailedEvents {

    /// The kind of the controls.
    public static final String KIND = "failed.resolved";

    /// Records looked at for one page: a filter that few fit is answered with a cursor to go on with.
    private static final int LOOKED_AT_MAX = 20_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Store store;
    private final SortedMap<String, Resolved> resolved = new TreeMap<>();

    public FailedEvents(Store store) {
        this.store = store;
    }

    /// How a failed event came to its end.
    public enum How {
        /// It went through its source again, and counts.
        REPLAYED,
        /// A person decided that it is not to count.
        DROPPED
    }

    /// What became of a failed event.
    ///
    /// @param reason why it was dropped; may be empty for one that was replayed
    /// @param by     who did it; empty if it is not known
    public record Resolution(How how, String reason, String by, Instant at) {}

    /// A failed event.
    ///
    /// @param id         the sequence of its entry in the journal
    /// @param resolution empty while it is open
    public record Failed(long id, Refusal refusal, Optional<Resolution> resolution) {}

    /// Which are asked for.
    ///
    /// @param source empty for all
    /// @param code   empty for all
    /// @param open   those that wait for a person, or else those that are resolved
    public record Filter(Optional<String> source, Optional<String> code, boolean open) {
        boolean holds(Refusal refusal) {
            return source.filter(wanted -> !wanted.equals(refusal.source())).isEmpty()
                    && code.filter(wanted -> !wanted.equals(refusal.why().code()))
                            .isEmpty();
        }
    }

    /// Some of them, the latest first.
    ///
    /// @param next the id to go on before; empty at the end
    public record Listing(List<Failed> failed, Optional<Long> next) {}

    /// How many of a source were resolved.
    public record Resolved(long replayed, long dropped) {
        public static final Resolved NONE = new Resolved(0, 0);

        Resolved plus(How how, long count) {
            return switch (how) {
                case REPLAYED -> new Resolved(replayed + count, dropped);
                case DROPPED -> new Resolved(replayed, dropped + count);
            };
        }
    }

    /// As it stands in a control.
    ///
    /// @param sources how many of each source
    private record Written(
            List<Long> ids, How how, String reason, String by, Instant at, SortedMap<String, Long> sources) {}

    public Optional<Failed> find(long id) {
        return store.get(Family.FAILED, Bytes.ofLong(id))
                .flatMap(EventBytes::decodeRefusal)
                .map(refusal -> new Failed(id, refusal, Optional.empty()))
                .or(() ->
                        store.get(Family.FAILED, Bytes.ofLong(Bytes.signed(id))).flatMap(bytes -> resolved(id, bytes)));
    }

    /// Some failed events, the latest first.
    ///
    /// @param before only those of a lower id; `Long.MAX_VALUE` to begin
    public Listing list(Filter filter, long before, int limit) {
        List<Failed> found = new ArrayList<>();
        long[] looked = {0, before};
        byte[] from = Bytes.ofLong(filter.open() ? 0 : Bytes.signed(0));
        byte[] to = Bytes.ofLong(filter.open() ? before : Bytes.signed(before));
        store.scanBack(Family.FAILED, to, from, (key, value) -> {
            if (found.size() == limit || looked[0] == LOOKED_AT_MAX) {
                looked[0]++;
                return false;
            }
            looked[0]++;
            looked[1] = Bytes.readLong(key, 0) & Long.MAX_VALUE;
            read(looked[1], value, filter)
                    .filter(failed -> filter.holds(failed.refusal()))
                    .ifPresent(found::add);
            return true;
        });
        boolean more = looked[0] > LOOKED_AT_MAX || (found.size() == limit && hasBefore(looked[1], filter));
        return new Listing(found, more ? Optional.of(looked[1]) : Optional.empty());
    }

    /// How many were resolved, by source.
    public synchronized SortedMap<String, Resolved> resolved() {
        return new TreeMap<>(resolved);
    }

    /// Takes note of what was set.
    public void apply(Control control) {
        if (!control.kind().equals(KIND)) return;
        Written written = written(control);
        Resolution resolution = new Resolution(written.how(), written.reason(), written.by(), written.at());
        try (Batch batch = store.batch()) {
            for (long id : written.ids()) {
                Optional<Refusal> open =
                        store.get(Family.FAILED, Bytes.ofLong(id)).flatMap(EventBytes::decodeRefusal);
                if (open.isEmpty()) continue;
                batch.put(Family.FAILED, Bytes.ofLong(Bytes.signed(id)), bytes(resolution, open.get()));
                batch.delete(Family.FAILED, Bytes.ofLong(id));
            }
            batch.write();
        }
        synchronized (this) {
            written.sources()
                    .forEach((source, count) -> resolved.put(
                            source, resolved.getOrDefault(source, Resolved.NONE).plus(written.how(), count)));
        }
    }

    /// The control that says that some were resolved; all of them open, none twice.
    public static String json(List<Failed> failed, Resolution resolution) {
        SortedMap<String, Long> sources = new TreeMap<>();
        for (Failed each : failed) sources.merge(each.refusal().source(), 1L, Long::sum);
        return JSON.writeValueAsString(new Written(
                failed.stream().map(Failed::id).toList(),
                resolution.how(),
                resolution.reason(),
                resolution.by(),
                resolution.at(),
                sources));
    }

    private boolean hasBefore(long id, Filter filter) {
        boolean[] any = {false};
        byte[] from = Bytes.ofLong(filter.open() ? 0 : Bytes.signed(0));
        byte[] to = Bytes.ofLong(filter.open() ? id : Bytes.signed(id));
        store.scanBack(Family.FAILED, to, from, (key, value) -> {
            any[0] = true;
            return false;
        });
        return any[0];
    }

    private static Optional<Failed> read(long id, byte[] value, Filter filter) {
        return filter.open()
                ? EventBytes.decodeRefusal(value).map(refusal -> new Failed(id, refusal, Optional.empty()))
                : resolved(id, value);
    }

    private static byte[] bytes(Resolution resolution, Refusal refusal) {
        ByteSink sink = new ByteSink();
        sink.text(JSON.writeValueAsString(resolution));
        sink.text(refusal.source());
        sink.text(refusal.messageId());
        sink.signed(Micros.of(refusal.receivedAt()));
        sink.text(refusal.why().code());
        sink.text(refusal.why().pointer());
        sink.text(refusal.why().detail());
        sink.text(refusal.raw());
        return sink.sealed();
    }

    private static Optional<Failed> resolved(long id, byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        if (!source.isSealed()) return Optional.empty();
        Resolution resolution = JSON.readValue(source.text(), Resolution.class);
        Refusal refusal = new Refusal(
                source.text(),
                source.text(),
                Micros.instant(source.signed()),
                new Refusal.Why(source.text(), source.text(), source.text()),
                source.text());
        return source.isBroken() ? Optional.empty() : Optional.of(new Failed(id, refusal, Optional.of(resolution)));
    }

    private static Written written(Control control) {
        try {
            return JSON.readValue(control.json(), Written.class);
        } catch (JacksonException notOurs) {
            throw new IllegalStateException("control %d resolves nothing".formatted(control.sequence()), notOurs);
        }
    }
}
