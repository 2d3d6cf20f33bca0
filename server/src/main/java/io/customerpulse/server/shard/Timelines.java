package io.customerpulse.server.shard;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happened with each identifier, in the order of time.
///
/// Kept is the event without its raw record, which the journal has. O(length) to read.
public final class Timelines {

    private static final int KEY_BYTES = Key.BYTES + 2 * Long.BYTES;

    private final Store store;

    public Timelines(Store store) {
        this.store = store;
    }

    /// What happened in a span of time, both ends included, in its order.
    public List<Stored> between(Key identifier, Instant from, Instant to) {
        List<Stored> events = new ArrayList<>();
        store.scan(
                Family.TIMELINE,
                key(identifier, Micros.of(from), 0),
                key(identifier, Micros.of(to) + 1, 0),
                (key, value) -> {
                    read(key, value).ifPresent(events::add);
                    return true;
                });
        return events;
    }

    /// All that happened, in the order of time.
    public List<Stored> all(Key identifier) {
        List<Stored> events = new ArrayList<>();
        store.scanPrefix(Family.TIMELINE, identifier.bytes(), (key, value) -> {
            read(key, value).ifPresent(events::add);
            return true;
        });
        return events;
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
        return events;
    }

    /// A place in the order of time.
    ///
    /// @param atMicros when something happened
    /// @param sequence of its entry in the journal, which tells apart what happened at once
    public record Place(long atMicros, long sequence) {
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
