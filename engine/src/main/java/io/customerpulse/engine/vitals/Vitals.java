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
/// **Stage**: the first [Rule] that holds, with [Thresholds]:
///
/// | stage | rule | holds if |
/// |---|---|---|
/// | lost | lost | overdue ≥ `overdue.lost` |
/// | dormant | dormant | overdue ≥ `overdue.dormant` |
/// | fading | overdue | overdue ≥ `overdue.fading` |
/// | revived | revived | the gap before the latest return was ≥ `overdue.lost` expected gaps |
/// | new | new | first interaction less than `new_for` ago |
/// | fading | slowing | momentum ≤ `momentum.fading`, and overdue > 1 |
/// | growing | growing | momentum ≥ `momentum.growing`, and returned on at least three days |
/// | thriving | thriving | returned on at least `thriving_returns` days, and overdue ≤ 1 |
/// | steady | steady | else |
///
/// Who never returned is held against the typical gap, counted from the first interaction.
///
/// @param momentum    dimensionless; empty before the first return with points
/// @param cadenceDays expected gap between returns in days; positive
/// @param overdue     dimensionless; empty before the first return
/// @param rule        why the relationship is in its stage
public record Vitals(OptionalDouble momentum, double cadenceDays, OptionalDouble overdue, Rule rule) {

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
        Rule rule = overdueRule(silence, thresholds.overdue());
        if (rule == Rule.STEADY) rule = presentRule(signs, thresholds, typicalGapDays, atMicros);
        if (rule == Rule.STEADY) rule = livelyRule(rhythm, thresholds, momentum, silence);
        return new Vitals(momentum, cadence, overdue, rule);
    }

    /// Where the relationship stands.
    public Stage stage() {
        return rule.stage();
    }

    private static Rule overdueRule(double overdue, Thresholds.Overdue lines) {
        if (overdue >= lines.lost()) return Rule.LOST;
        if (overdue >= lines.dormant()) return Rule.DORMANT;
        return overdue >= lines.fading() ? Rule.OVERDUE : Rule.STEADY;
    }

    private static Rule presentRule(Signs signs, Thresholds thresholds, double typicalGapDays, long atMicros) {
        OptionalDouble gapBefore = signs.rhythm().overdueAtReturn(typicalGapDays);
        if (gapBefore.isPresent()
                && gapBefore.getAsDouble() >= thresholds.overdue().lost()) return Rule.REVIVED;
        return atMicros - signs.firstMicros() < Micros.of(thresholds.newFor()) ? Rule.NEW : Rule.STEADY;
    }

    private static Rule livelyRule(Rhythm rhythm, Thresholds thresholds, OptionalDouble momentum, double overdue) {
        double trend = momentum.orElse(0);
        if (trend <= thresholds.momentum().fading() && overdue > 1) return Rule.SLOWING;
        if (trend >= thresholds.momentum().growing() && rhythm.days() >= GROWING_DAYS) return Rule.GROWING;
        return rhythm.days() >= thresholds.thrivingReturns() && overdue <= 1 ? Rule.THRIVING : Rule.STEADY;
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
