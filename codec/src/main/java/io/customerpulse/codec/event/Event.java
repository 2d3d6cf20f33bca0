package io.customerpulse.codec.event;

import io.customerpulse.engine.identity.Identifier;
import java.time.Instant;
import java.util.List;

/// One record of a source that can be used: who, what, and where it came from.
///
/// @param origin      how it came in
/// @param identifiers whom it is about, one or more, the best known first; the first carries the interaction
/// @param deed        what happened
/// @param marks       what we noticed about it, in the order of [Mark]; none twice
/// @param raw         the record as the source sent it, JSON text; empty if it came in no such form
public record Event(Origin origin, List<Identifier> identifiers, Deed deed, List<Mark> marks, String raw) {

    /// Most identifiers of one event.
    public static final int IDENTIFIERS_MAX = 16;

    /// How an event came in.
    ///
    /// @param source      the source's id; not blank
    /// @param messageId   unique for ever over all sources: a repeat counts once; not blank
    /// @param contentHash tells a repeat from another event under the same id: a hash of the record without
    ///                    what changes when a client sends again, such as `sentAt`
    /// @param receivedAt  by our clock
    public record Origin(String source, String messageId, long contentHash, Instant receivedAt) {
        public Origin {
            if (source.isBlank()) throw new IllegalArgumentException("an event needs a source");
            if (messageId.isBlank()) throw new IllegalArgumentException("an event needs a message id");
        }
    }

    public Event {
        identifiers = List.copyOf(identifiers);
        marks = List.copyOf(marks);
        if (identifiers.isEmpty() || identifiers.size() > IDENTIFIERS_MAX) {
            throw new IllegalArgumentException(
                    "an event has 1 to %d identifiers, got %d".formatted(IDENTIFIERS_MAX, identifiers.size()));
        }
    }

    /// Whom the interaction is booked on.
    public Identifier customer() {
        return identifiers.getFirst();
    }
}
