package io.customerpulse.stats.time;

import java.time.Duration;
import java.time.Instant;

/// Whole microseconds: since 1970-01-01T00:00:00Z for an instant, plain for a span.
///
/// Microseconds because every source we read (Parquet, JSON, databases) stores at most that. Finer
/// digits are cut off, towards the past. Only [#MAX] either way is taken, so that an age, or an instant
/// plus a delay plus a lateness, is plain arithmetic that cannot overflow.
public final class Micros {

    public static final long SECOND = 1_000_000L;
    public static final long DAY = 86_400L * SECOND;

    /// The furthest from the epoch, and the longest span: a quarter of a `long`, 73,000 years.
    public static final long MAX = Long.MAX_VALUE / 4;

    private static final long SECONDS_MAX = MAX / SECOND;

    private Micros() {}

    /// The instant as microseconds.
    ///
    /// @throws ArithmeticException beyond ±73,000 years
    public static long of(Instant at) {
        return micros(at.getEpochSecond(), at.getNano());
    }

    /// The span as microseconds.
    ///
    /// @throws ArithmeticException beyond ±73,000 years
    public static long of(Duration span) {
        return micros(span.getSeconds(), span.getNano());
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

    private static long micros(long seconds, int nanos) {
        if (seconds > SECONDS_MAX || seconds < -SECONDS_MAX) {
            throw new ArithmeticException(
                    "instants and spans reach 73,000 years either way, not %d s".formatted(seconds));
        }
        return seconds * SECOND + nanos / 1_000;
    }
}
