package io.customerpulse.server.shard;

import io.customerpulse.codec.event.Event;
import io.customerpulse.server.store.Key;

/// An event that is in the journal.
///
/// @param sequence of its entry in the journal
/// @param customer key of the identifier it is booked on
public record Stored(long sequence, Event event, Key customer) {

    public static Stored of(long sequence, Event event) {
        return new Stored(sequence, event, key(event));
    }

    /// The key of the identifier an event is booked on.
    public static Key key(Event event) {
        return Key.of(event.customer().toString());
    }
}
