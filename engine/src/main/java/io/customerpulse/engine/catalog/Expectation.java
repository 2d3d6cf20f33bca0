package io.customerpulse.engine.catalog;

import io.customerpulse.stats.decay.Kernel.Fading;
import java.time.Duration;

/// What a signal hopes for: a response within a time, or else it was noise.
///
/// @param within how long a response may take; positive. A response at the last instant still counts
/// @param noise  points taken from the returns when none came, booked at the end of `within`; zero or more
/// @param fading how the noise is forgotten; starts at once
public record Expectation(Duration within, double noise, Fading fading) {
    public Expectation {
        if (!within.isPositive()) throw new IllegalArgumentException("within must be positive: " + within);
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise must be zero or more: " + noise);
        }
        if (!fading.delay().isZero()) throw new IllegalArgumentException("noise starts at once: " + fading.delay());
    }
}
