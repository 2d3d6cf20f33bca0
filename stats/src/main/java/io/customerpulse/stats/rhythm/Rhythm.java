package io.customerpulse.stats.rhythm;

import io.customerpulse.stats.time.Micros;
import java.util.OptionalDouble;

/// A customer's returns as a rhythm: how many, the first, and the two latest distinct instants.
///
/// The smallest summary from which cadence, "overdue" and "came back after a long gap" can be read,
/// and still a sum: [#merge] is commutative, associative and has [#EMPTY] as identity, exactly
/// (`RhythmTest`). An average gap needs only count, first and latest; anything over neighbouring
/// returns (a variance of gaps) does not merge, so it is not kept.
///
/// @param count          returns so far
/// @param firstMicros    instant of the first; `Long.MAX_VALUE` without any
/// @param latestMicros   instant of the latest; `Long.MIN_VALUE` without any
/// @param previousMicros the latest distinct instant before it; `Long.MIN_VALUE` without one
public record Rhythm(long count, long firstMicros, long latestMicros, long previousMicros) {

    public static final Rhythm EMPTY = new Rhythm(0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

    public Rhythm add(long atMicros) {
        return merge(new Rhythm(1, atMicros, atMicros, Long.MIN_VALUE));
    }

    public Rhythm merge(Rhythm other) {
        long latest = Math.max(latestMicros, other.latestMicros);
        long fromThis = latestMicros < latest ? latestMicros : previousMicros;
        long fromOther = other.latestMicros < latest ? other.latestMicros : other.previousMicros;
        return new Rhythm(
                count + other.count, Math.min(firstMicros, other.firstMicros), latest, Math.max(fromThis, fromOther));
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /// Mean gap between returns in days; nothing before the second return, or when all came at once.
    public OptionalDouble meanGapDays() {
        return count > 1 && latestMicros > firstMicros
                ? OptionalDouble.of(Micros.days(latestMicros - firstMicros) / (count - 1))
                : OptionalDouble.empty();
    }

    /// The gap in days to expect, shrunk towards the gap of the typical customer:
    ///
    /// ```
    /// ĝ = (tₓ + m·g₀) / (x + m),   m = 1
    /// ```
    ///
    /// with `x` repeat returns and `tₓ` days from the first to the latest. Without a repeat it is `g₀`.
    /// Positive whenever `g₀` is. Method: the posterior mean of an exponential gap under a conjugate
    /// prior worth `m` observations.
    public double expectedGapDays(double typicalGapDays) {
        return expectedGap(count, latestMicros, typicalGapDays);
    }

    /// Days from the previous to the latest distinct return, in units of the gap expected *before* the
    /// latest: how overdue the customer was when they came back. Nothing without two distinct returns.
    /// Of several returns at the latest instant all but one count as known before it.
    public OptionalDouble overdueAtReturn(double typicalGapDays) {
        if (previousMicros == Long.MIN_VALUE) return OptionalDouble.empty();
        double gap = Micros.days(latestMicros - previousMicros);
        return OptionalDouble.of(gap / expectedGap(count - 1, previousMicros, typicalGapDays));
    }

    private double expectedGap(long returns, long lastMicros, double typicalGapDays) {
        if (returns <= 1) return typicalGapDays;
        return (Micros.days(lastMicros - firstMicros) + typicalGapDays) / returns;
    }
}
