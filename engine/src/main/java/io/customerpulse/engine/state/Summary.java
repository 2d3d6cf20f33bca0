package io.customerpulse.engine.state;

import io.customerpulse.engine.catalog.Thresholds.Momentum;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.rhythm.Rhythm;

/// What the vitals are read from, beside the pulse: counts, instants, two decayed sums. A sum itself:
/// [#merge] is commutative and associative with [#EMPTY] as identity.
///
/// @param interactions how many
/// @param firstMicros  the first; `Long.MAX_VALUE` without any
/// @param lastMicros   the latest; `Long.MIN_VALUE` without any
/// @param rhythm       of the returns with a positive weight
/// @param recent       positive return points on momentum's fast scale
/// @param usual        the same on its slow scale
public record Summary(
        long interactions, long firstMicros, long lastMicros, Rhythm rhythm, DecayedSum recent, DecayedSum usual) {

    public static final Summary EMPTY =
            new Summary(0, Long.MAX_VALUE, Long.MIN_VALUE, Rhythm.EMPTY, DecayedSum.EMPTY, DecayedSum.EMPTY);

    /// One interaction that gives nothing back.
    Summary add(long atMicros) {
        return new Summary(
                interactions + 1,
                Math.min(firstMicros, atMicros),
                Math.max(lastMicros, atMicros),
                rhythm,
                recent,
                usual);
    }

    /// One return of so many points, zero or more.
    Summary addReturn(long atMicros, double points, Momentum scales) {
        return new Summary(
                interactions + 1,
                Math.min(firstMicros, atMicros),
                Math.max(lastMicros, atMicros),
                rhythm.add(atMicros),
                recent.add(points, atMicros, scales.fast()),
                usual.add(points, atMicros, scales.slow()));
    }

    public Summary merge(Summary other, Momentum scales) {
        return new Summary(
                interactions + other.interactions,
                Math.min(firstMicros, other.firstMicros),
                Math.max(lastMicros, other.lastMicros),
                rhythm.merge(other.rhythm),
                recent.merge(other.recent, scales.fast()),
                usual.merge(other.usual, scales.slow()));
    }
}
