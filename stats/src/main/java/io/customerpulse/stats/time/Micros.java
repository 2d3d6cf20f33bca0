package io.customerpulse.stats.time;

import java.time.Duration;
import java.time.Instant;

/// Whole microseconds: since 1970-01-01T00:00:00Z for an instant, plain for a span.
///
/// Microseconds because every source we read (Parquet, JSON, databases) stores at most that, and
/// because a `long` of them reaches 292,000 years either way. Finer digits are cut off, towards the past.
public final class Micros {

    public static final long SECOND = 1_000_000L;
    public static final long DAY = 86_400L * SECOND;

    private Micros() {}

    /// The instant as microseconds.
    ///
    /// @throws ArithmeticException beyond ±292,000 years
    public static long of(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND), at.getNano() / 1_000);
    }

    /// The span as microseconds.
    ///
    /// @throws ArithmeticException beyond ±292,000 years
    public static long of(Duration span) {
        return Math.addExact(Math.multiplyExact(span.getSeconds(), SECOND), span.getNano() / 1_000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
    }

    public static Duration span(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1_000);
    }

    /// A span in days of 24 hours.
    public static double days(long micros) {
        return micros / (double) DAY;
    }
}
