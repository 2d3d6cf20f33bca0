package io.customerpulse.engine.state;

import java.time.Duration;

/// How long an open question waits for what may still arrive, and how many may be open at once.
///
/// An outreach is answered if a fitting response *happened* in time, whenever either *arrives*; after
/// its time plus `lateness` its entry is final. Lateness is counted against the latest instant seen.
///
/// @param lateness how much later than it happened an interaction may arrive and still be matched
/// @param openMax  most open outreaches, kept responses and pending bookings of one customer, each;
///                 beyond it the oldest is final early
public record Patience(Duration lateness, int openMax) {

    /// For a log in the order of time: whatever is due is final.
    public static final Patience SORTED = new Patience(Duration.ZERO, Integer.MAX_VALUE);

    /// For interactions as they come in: three days covers mobile apps that were off-line over a
    /// weekend; 64 outreaches in one response time is nine e-mails a day for a week.
    public static final Patience LIVE = new Patience(Duration.ofDays(3), 64);

    public Patience {
        if (lateness.isNegative()) throw new IllegalArgumentException("lateness must not be negative: " + lateness);
        if (openMax < 1) throw new IllegalArgumentException("openMax must be at least 1: " + openMax);
    }
}
