package io.customerpulse.engine.vitals;

import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.state.Signs;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.rhythm.Rhythm;
import io.customerpulse.stats.time.Micros;
import java.util.OptionalDouble;

/// The rhythm of one customer at one instant: functions of the mergeable summary alone.
///
/// **Momentum** `= ln(rate of return points, fast ÷ slow)`, each rate a decayed sum times `ln 2 ÷` its
/// half-life: 0 is steady, above is rising. Between returns it falls by a straight line.
///
/// **Cadence** is the expected gap, `ĝ = (tₓ + g₀)/(x + 1)` ([Rhythm#expectedGapDays]), and
/// `overdue = time since the last return ÷ ĝ`.
///
/// **Stage**: the first of these that holds, with [Thresholds]:
///
/// | stage | rule |
/// |---|---|
/// | lost | overdue ≥ `overdue.lost` |
/// | dormant | overdue ≥ `overdue.dormant` |
/// | fading | overdue ≥ `overdue.fading` |
/// | revived | the gap before the latest return was ≥ `overdue.lost` expected gaps |
/// | new | first interaction less than `new_for` ago |
/// | fading | momentum ≤ `momentum.fading`, and overdue > 1 |
/// | growing | momentum ≥ `momentum.growing`, and returned on at least three days |
/// | thriving | returned on at least `thriving_returns` days, and overdue ≤ 1 |
/// | steady | else |
///
/// Who never returned is held against the typical gap, counted from the first interaction.
///
/// @param momentum    dimensionless; empty before the first return with points
/// @param cadenceDays expected gap between returns in days; positive
/// @param overdue     dimensionless; empty before the first return
/// @param stage       where the relationship stands
public record Vitals(OptionalDouble momentum, double cadenceDays, OptionalDouble overdue, Stage stage) {

    private static final double LN2 = 0.693_147_180_559_945_3;

    /// Days with a return before a rise counts as growth: with fewer, any return looks like one.
    private static final int GROWING_DAYS = 3;

    /// The vitals at an instant, not before the latest interaction.
    ///
    /// @param typicalGapDays the expected gap of a customer without a rhythm; positive
    public static Vitals of(Signs signs, Thresholds thresholds, double typicalGapDays, long atMicros) {
        Rhythm rhythm = signs.rhythm();
        OptionalDouble momentum = momentum(signs, thresholds.momentum(), atMicros);
        double cadence = rhythm.expectedGapDays(typicalGapDays);
        OptionalDouble overdue = rhythm.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Micros.days(atMicros - rhythm.latestMicros()) / cadence);
        double silence = overdue.orElse(Micros.days(atMicros - signs.firstMicros()) / cadence);
        Stage stage = overdueStage(silence, thresholds.overdue());
        if (stage == Stage.STEADY) stage = presentStage(signs, thresholds, typicalGapDays, atMicros);
        if (stage == Stage.STEADY) stage = livelyStage(rhythm, thresholds, momentum, silence);
        return new Vitals(momentum, cadence, overdue, stage);
    }

    private static Stage overdueStage(double overdue, Thresholds.Overdue lines) {
        if (overdue >= lines.lost()) return Stage.LOST;
        if (overdue >= lines.dormant()) return Stage.DORMANT;
        return overdue >= lines.fading() ? Stage.FADING : Stage.STEADY;
    }

    private static Stage presentStage(Signs signs, Thresholds thresholds, double typicalGapDays, long atMicros) {
        OptionalDouble gapBefore = signs.rhythm().overdueAtReturn(typicalGapDays);
        if (gapBefore.isPresent()
                && gapBefore.getAsDouble() >= thresholds.overdue().lost()) return Stage.REVIVED;
        return atMicros - signs.firstMicros() < Micros.of(thresholds.newFor()) ? Stage.NEW : Stage.STEADY;
    }

    private static Stage livelyStage(Rhythm rhythm, Thresholds thresholds, OptionalDouble momentum, double overdue) {
        double trend = momentum.orElse(0);
        if (trend <= thresholds.momentum().fading() && overdue > 1) return Stage.FADING;
        if (trend >= thresholds.momentum().growing() && rhythm.days() >= GROWING_DAYS) return Stage.GROWING;
        return rhythm.days() >= thresholds.thrivingReturns() && overdue <= 1 ? Stage.THRIVING : Stage.STEADY;
    }

    /// In logarithms, because after years of silence both sums are too small for a `double`.
    private static OptionalDouble momentum(Signs signs, Thresholds.Momentum scales, long atMicros) {
        DecayedSum recent = signs.recent();
        DecayedSum usual = signs.usual();
        if (!(recent.value() > 0 && usual.value() > 0)) return OptionalDouble.empty();
        HalfLife fast = scales.fast();
        HalfLife slow = scales.slow();
        double ratioThen = recent.value() / usual.value() * ((double) slow.micros() / fast.micros());
        double forgottenFast = (atMicros - recent.asOfMicros()) / (double) fast.micros();
        double forgottenSlow = (atMicros - usual.asOfMicros()) / (double) slow.micros();
        return OptionalDouble.of(StrictMath.log(ratioThen) - LN2 * (forgottenFast - forgottenSlow));
    }
}
