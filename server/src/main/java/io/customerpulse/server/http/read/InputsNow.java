package io.customerpulse.server.http.read;

import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.state.Signs;
import io.customerpulse.server.read.Customers.Portrait;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.rhythm.Rhythm;
import io.customerpulse.stats.time.Micros;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the vitals of a customer are computed from.
///
/// @param returnDays      days with a return
/// @param spanDays        from the first of them to the latest
/// @param typicalGapDays  the expected gap of a customer without a rhythm
/// @param daysSinceReturn since the latest; missing before the first
/// @param daysSinceFirst  since the first interaction of any kind
/// @param gapBeforeReturn how long they were away before the latest day with a return, in own gaps expected then;
///                        missing before the second
/// @param fast            how fast return points come, on momentum's fast scale
/// @param slow            the same on its slow scale
public record InputsNow(
        int returnDays,
        long spanDays,
        double typicalGapDays,
        Optional<Double> daysSinceReturn,
        double daysSinceFirst,
        Optional<Double> gapBeforeReturn,
        Rate fast,
        Rate slow) {

    /// The rate that a decayed sum of points stands for: the sum times `ln 2 / half-life`.
    public record Rate(double pointsPerDay, double halfLifeDays) {
        private static Rate of(DecayedSum points, HalfLife halfLife, long at) {
            double rate = points.valueAt(at, halfLife) * StrictMath.log(2) / halfLife.days();
            return new Rate(rate, halfLife.days());
        }
    }

    static InputsNow of(Portrait portrait) {
        Signs signs = portrait.summary().signs();
        Rhythm rhythm = signs.rhythm();
        Thresholds.Momentum scales = portrait.rules().thresholds().momentum();
        OptionalDouble gapBefore = rhythm.overdueAtReturn(portrait.typicalGapDays());
        long at = Micros.of(portrait.point().at());
        return new InputsNow(
                rhythm.days(),
                rhythm.spanDays(),
                portrait.typicalGapDays(),
                rhythm.isEmpty() ? Optional.empty() : Optional.of(Micros.days(at - rhythm.latestMicros())),
                Micros.days(at - signs.firstMicros()),
                gapBefore.isPresent() ? Optional.of(gapBefore.getAsDouble()) : Optional.empty(),
                Rate.of(signs.recent(), scales.fast(), at),
                Rate.of(signs.usual(), scales.slow(), at));
    }
}
