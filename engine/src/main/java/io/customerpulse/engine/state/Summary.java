package io.customerpulse.engine.state;

import io.customerpulse.engine.catalog.Thresholds.Momentum;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.rhythm.DayWindow;
import io.customerpulse.stats.rhythm.Rhythm;

/// What the vitals are read from, beside the pulse: counts, instants, days, two decayed sums. A sum
/// itself: [#merge] is commutative and associative with [#EMPTY] as identity.
///
/// @param interactions       how many
/// @param firstMicros        the first; `Long.MAX_VALUE` without any
/// @param lastMicros         the latest; `Long.MIN_VALUE` without any
/// @param latestReturnMicros the latest return with a positive weight; `Long.MIN_VALUE` without any
/// @param returnDays         days with such a return; never written
/// @param recent             their points on momentum's fast scale
/// @param usual              the same on its slow scale
public record Summary(
        long interactions,
        long firstMicros,
        long lastMicros,
        long latestReturnMicros,
        DayWindow returnDays,
        DecayedSum recent,
        DecayedSum usual) {

    public static final Summary EMPTY = new Summary(
            0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, new DayWindow(), DecayedSum.EMPTY, DecayedSum.EMPTY);

    public Rhythm rhythm() {
        return Rhythm.of(returnDays, latestReturnMicros);
    }

    public Signs signs() {
        return new Signs(firstMicros, rhythm(), recent, usual);
    }

    public Summary merge(Summary other, Momentum scales) {
        DayWindow days = returnDays.copy();
        days.merge(other.returnDays);
        return new Summary(
                interactions + other.interactions,
                Math.min(firstMicros, other.firstMicros),
                Math.max(lastMicros, other.lastMicros),
                Math.max(latestReturnMicros, other.latestReturnMicros),
                days,
                recent.merge(other.recent, scales.fast()),
                usual.merge(other.usual, scales.slow()));
    }
}
