package io.customerpulse.server.person;

/// One fact of a profile, and where it comes from.
///
/// @param json     its value as JSON; `null` says that it is no longer so
/// @param atMicros when it was said
/// @param sequence of the entry of the journal that says it
public record Trait(String json, long atMicros, long sequence) {

    /// Whichever was said later; of two at one instant, whichever came in later.
    Trait latest(Trait other) {
        return isLaterThan(other) ? this : other;
    }

    boolean isLaterThan(Trait other) {
        return atMicros != other.atMicros ? atMicros > other.atMicros : sequence > other.sequence;
    }
}
