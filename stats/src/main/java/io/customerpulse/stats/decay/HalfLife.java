package io.customerpulse.stats.decay;

import io.customerpulse.stats.time.Micros;
import java.time.Duration;

/// The time in which half is forgotten: `what is left after u = 2^(−u / halfLife)`.
///
/// @param micros the half-life in microseconds; positive
public record HalfLife(long micros) implements Comparable<HalfLife> {

    public HalfLife {
        if (micros <= 0) throw new IllegalArgumentException("half-life must be positive: " + Micros.span(micros));
    }

    public static HalfLife of(Duration duration) {
        return new HalfLife(Micros.of(duration));
    }

    public static HalfLife ofDays(long days) {
        return of(Duration.ofDays(days));
    }

    /// The part that is left of what is `ageMicros` old: 1 at age 0, in (0, 1] after it.
    public double left(long ageMicros) {
        return Exp2.of(-(ageMicros / (double) micros));
    }

    public double days() {
        return Micros.days(micros);
    }

    @Override
    public int compareTo(HalfLife other) {
        return Long.compare(micros, other.micros);
    }
}
