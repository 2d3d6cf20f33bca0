package io.customerpulse.simulator;

import java.time.Duration;
import java.time.Instant;

/// What a simulation is made from: chance, size and time.
///
/// @param seed      all chance comes from it
/// @param customers how many, 1 to [#CUSTOMERS_MAX]
/// @param end       the first instant after the span
/// @param span      how long, [#SPAN_MIN] to [#SPAN_MAX]; a part of a day at its end stays empty
public record Setting(long seed, int customers, Instant end, Duration span) {

    /// Ten million: a year of them are half a billion interactions, as many as one machine reads in an hour.
    public static final int CUSTOMERS_MAX = 10_000_000;

    /// One day: the simulation goes by days.
    public static final Duration SPAN_MIN = Duration.ofDays(1);

    /// Ten years: feelings drift on a scale of years, and nobody here grows old.
    public static final Duration SPAN_MAX = Duration.ofDays(3_653);

    /// A year of a shop with 5,000 customers.
    public static final Setting DEMO =
            new Setting(42, 5_000, Instant.parse("2026-11-01T00:00:00Z"), Duration.ofDays(365));

    public Setting {
        if (customers < 1 || customers > CUSTOMERS_MAX) {
            throw new IllegalArgumentException("customers must be 1 to %d: %d".formatted(CUSTOMERS_MAX, customers));
        }
        if (span.compareTo(SPAN_MIN) < 0 || span.compareTo(SPAN_MAX) > 0) {
            throw new IllegalArgumentException("span must be %s to %s: %s".formatted(SPAN_MIN, SPAN_MAX, span));
        }
    }

    /// The first instant of the span.
    public Instant start() {
        return end.minus(span);
    }

    /// Whole days in the span.
    int days() {
        return (int) span.toDays();
    }
}
