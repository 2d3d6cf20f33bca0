package io.customerpulse.server.intake;

import io.customerpulse.codec.event.Refusal;

/// What became of one item. Each is in exactly one of the three counts of its source.
public sealed interface Verdict {

    /// It is on disk and counts.
    ///
    /// @param sequence of its entry in the journal
    record Stored(long sequence) implements Verdict {}

    /// It was there already, and changes nothing.
    record Duplicate() implements Verdict {}

    /// It cannot be used, and is kept for a person to look at.
    ///
    /// @param sequence of its entry in the journal
    record Failed(long sequence, Refusal.Why why) implements Verdict {}
}
