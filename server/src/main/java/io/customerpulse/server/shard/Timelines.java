package io.customerpulse.server.shard;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.server.source.machine.Bursts;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happened with each identifier, in the order of time.
///
/// Kept is the event without its raw record, which the journal has. O(length) to read. What is read has also the marks
/// that its neighbours give it: see [Bursts].
public final class Timelines {

    private static final int KEY_BYTES = Key.BYTES + 2 * Long.BYTES;

    private static final long REACH_MICROS = Micros.of(Bursts.REACH);

    /// Most events that are looked through as one comes in; of an identifier with more in two minutes the state is made
    /// again when it is used.
    private static final int NEIGHBOURS_MAX = 200;

    private static final Comparator<Stored> IN_TIME =
            Comparator.comparing((Stored stored) -> stored.event().deed().at()).thenComparingLong(Stored::sequence);

    private final Store store;

    public Timelines(Store store) {
        this.store = store;
    }

    /// All that happened, in the order of time.
    public List<Stored> all(Key identifier) {
        List<Stored> events = new ArrayList<>();
        store.scanPrefix(Family.TIMELINE, identifier.bytes(), (key, value) -> {
            read(key, value).ifPresent(events::add);
            return true;
        });
        return Machines.marked(events);
    }

    /// What happened before a place in the order of time, the latest first.
    ///
    /// @param before a place that need not be taken
    /// @param from   nothing earlier than this
    public List<Stored> latest(Key identifier, Place before, Instant from, int limit) {
        List<Stored> events = new ArrayList<>();
        store.scanBack(
                Family.TIMELINE,
                key(identifier, before.atMicros(), before.sequence()),
                key(identifier, Micros.of(from), 0),
                (key, value) -> {
                    read(key, value).ifPresent(events::add);
                    return events.size() < limit;
                });
        return marked(identifier, events);
    }

    /// An event with the marks that are known of it by now.
    public Stored marked(Stored stored) {
        return marked(stored.customer(), List.of(stored)).getFirst();
    }

    /// The latest touch of a message, with an event more.
    static long touched(Stored stored, long latestMicros) {
        Event event = stored.event();
        return Machines.isTouch(event)
                ? Math.max(latestMicros, Micros.of(event.deed().at()))
                : latestMicros;
    }

    /// Whether an event's neighbours have to be looked at to tell what it does.
    ///
    /// @param latestMicros of the touches of messages before it: behind it there is nothing to look at
    boolean looksAround(Stored stored, long latestMicros) {
        boolean isAlone = latestMicros < Micros.of(stored.event().deed().at()) - REACH_MICROS;
        return !isAlone && Machines.isTouch(stored.event());
    }

    /// What an event does to what was counted of those that came before it in the journal.
    ///
    /// @param latestMicros of their touches of messages: behind it there is nothing to look at
    Machines.Effect effect(Stored stored, long latestMicros) {
        if (!looksAround(stored, latestMicros)) return Machines.Effect.NONE;
        Instant at = stored.event().deed().at();
        List<Stored> near = near(stored.customer(), at, at, NEIGHBOURS_MAX);
        if (near.size() == NEIGHBOURS_MAX) return new Machines.Effect(false, true);
        List<Stored> before = near.stream()
                .filter(each -> each.sequence() < stored.sequence())
                .toList();
        return Machines.effect(before, stored);
    }

    private List<Stored> marked(Key identifier, List<Stored> events) {
        List<Stored> touches = events.stream()
                .filter(stored -> Machines.isTouch(stored.event()))
                .sorted(IN_TIME)
                .toList();
        if (touches.isEmpty()) return events;
        Instant first = touches.getFirst().event().deed().at();
        Instant last = touches.getLast().event().deed().at();
        Map<Long, Stored> known = new HashMap<>();
        for (Stored each : Machines.marked(near(identifier, first, last, Integer.MAX_VALUE))) {
            known.put(each.sequence(), each);
        }
        return events.stream()
                .map(stored -> known.getOrDefault(stored.sequence(), stored))
                .toList();
    }

    /// What happened from shortly before one instant to shortly after another, in the order of time.
    private List<Stored> near(Key identifier, Instant first, Instant last, int limit) {
        List<Stored> events = new ArrayList<>();
        store.scan(
                Family.TIMELINE,
                key(identifier, Micros.of(first) - REACH_MICROS, 0),
                key(identifier, Micros.of(last) + REACH_MICROS + 1, 0),
                (key, value) -> {
                    read(key, value).ifPresent(events::add);
                    return events.size() < limit;
                });
        return events;
    }

    /// What a source sent, as it stands here.
    public List<Stored> of(Key identifier, String source) {
        List<Stored> events = new ArrayList<>();
        store.scanPrefix(Family.TIMELINE, identifier.bytes(), (key, value) -> {
            read(key, value)
                    .filter(stored -> stored.event().origin().source().equals(source))
                    .ifPresent(events::add);
            return true;
        });
        return events;
    }

    /// Takes events out.
    public static void delete(Batch batch, List<Stored> events) {
        for (Stored stored : events) {
            long at = Micros.of(stored.event().deed().at());
            batch.delete(Family.TIMELINE, key(stored.customer(), at, stored.sequence()));
        }
    }

    /// A place in the order of time.
    ///
    /// @param atMicros when something happened
    /// @param sequence of its entry in the journal, which tells apart what happened at once
    public record Place(long atMicros, long sequence) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::atMicros).thenComparingLong(Place::sequence);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        /// After everything that has happened by an instant.
        public static Place after(Instant at) {
            return new Place(Micros.of(at) + 1, 0);
        }
    }

    /// The interaction an event adds to the pulse; empty if it adds none, as when a machine did it.
    public static Optional<Interaction> counted(Event event) {
        if (event.marks().contains(Mark.MACHINE) || !(event.deed() instanceof Deed.Interacted deed)) {
            return Optional.empty();
        }
        return Optional.of(new Interaction(
                event.origin().messageId(),
                event.customer().toString(),
                deed.signal(),
                deed.at(),
                deed.value(),
                deed.about()));
    }

    static void put(Batch batch, Stored stored) {
        Event event = stored.event();
        Event bare = new Event(event.origin(), event.identifiers(), event.deed(), event.marks(), "");
        batch.put(
                Family.TIMELINE,
                key(stored.customer(), Micros.of(event.deed().at()), stored.sequence()),
                EventBytes.encode(bare));
    }

    private static byte[] key(Key identifier, long atMicros, long sequence) {
        byte[] key = new byte[KEY_BYTES];
        identifier.write(key, 0);
        Bytes.writeLong(key, Key.BYTES, Bytes.signed(atMicros));
        Bytes.writeLong(key, Key.BYTES + Long.BYTES, sequence);
        return key;
    }

    private static Optional<Stored> read(byte[] key, byte[] value) {
        long sequence = Bytes.readLong(key, Key.BYTES + Long.BYTES);
        return EventBytes.decode(value).map(event -> new Stored(sequence, event, Key.read(key, 0)));
    }
}
