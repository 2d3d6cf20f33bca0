package io.customerpulse.server.person;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.stats.time.Micros;
import java.util.Comparator;

/// One time that a customer allowed or forbade something.
///
/// @param purpose  what for, such as `marketing`
/// @param channel  where, such as `email`; empty for all
/// @param granted  whether it is allowed
/// @param atMicros when it was said
/// @param proof    how we know
/// @param sequence of its entry in the journal
public record Consent(String purpose, String channel, boolean granted, long atMicros, Proof proof, long sequence)
        implements Comparable<Consent> {

    private static final Comparator<Consent> ORDER =
            Comparator.comparingLong(Consent::atMicros).thenComparingLong(Consent::sequence);

    /// How we know of a consent.
    ///
    /// @param source  where it was said: a source's id, or what the person who entered it wrote
    /// @param wording which version of the text it was said to; may be empty
    /// @param by      who entered it; empty if it came as an event
    public record Proof(String source, String wording, String by) {}

    /// What was said, as an event says it.
    public Deed.Consented deed() {
        return new Deed.Consented(Micros.instant(atMicros), purpose, channel, granted, proof.wording());
    }

    /// In the order of time; at one instant, in that of the journal.
    @Override
    public int compareTo(Consent other) {
        return ORDER.compare(this, other);
    }
}
