package io.customerpulse.learning.model;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;

/// What one signal was found to be worth.
///
/// @param signal    its name
/// @param side      who gives
/// @param weight    expected occasions in the next [LearnedPulse#UNIT_DAYS] days that one interaction adds while it
///                  is fresh, before its value scales it; negative for what does harm: noise. 0: no effect was found
/// @param error     standard error of the weight, in its unit: how much it would differ had other customers of the
///                  same kind been learned from; 0 where no effect was found, NaN where it is not known
/// @param transform how values scale it
/// @param typical   the value that one of them usually states, in the currency that was learned with; NaN where values
///                  do not scale it, and where it is not known
/// @param kernel    how the effect is forgotten
/// @param share     its part of all points of all customers at the last landmark, without signs; in [0, 1]
/// @param evidence  how much better customers that were held out are forecast with it than without it, in nats;
///                  negative if worse
public record Worth(
        String signal,
        Side side,
        double weight,
        double error,
        ValueTransform transform,
        double typical,
        Kernel kernel,
        double share,
        double evidence) {

    /// Evidence below this is none: the weight is 0.
    public static final double EVIDENCE_MIN = 2;

    /// The .975 quantile of the normal distribution.
    private static final double ERRORS_IN_95 = 1.959963984540054;

    public Worth {
        if (!Double.isFinite(weight)) throw new IllegalArgumentException("weight must be finite: " + weight);
        if (error < 0 || Double.isInfinite(error)) {
            throw new IllegalArgumentException("error must be finite and not negative: " + error);
        }
    }

    /// The weight of one of usual value, while it is fresh; the plain weight where the usual value is not known.
    public double fresh() {
        return weight * usualFactor();
    }

    /// Whether it is known where the weight is to be expected.
    public boolean hasInterval() {
        return isFound() && !Double.isNaN(error);
    }

    /// The lower end of the interval in which [#fresh] is to be expected, in 95 of 100 histories of its kind.
    /// NaN where it is not known.
    public double low() {
        return fresh() - ERRORS_IN_95 * error * usualFactor();
    }

    /// The upper end of that interval.
    public double high() {
        return fresh() + ERRORS_IN_95 * error * usualFactor();
    }

    private double usualFactor() {
        return Double.isNaN(typical) ? 1 : transform.factor(typical);
    }

    /// Whether an effect was found.
    public boolean isFound() {
        return weight != 0;
    }

    /// Whether it is something the brand gives that does harm.
    public boolean isNoise() {
        return side == Side.INVESTMENT && weight < 0;
    }

    /// The age in days at which half of the effect is gone; for a box, its end.
    public double effectiveHalfLifeDays() {
        return switch (kernel) {
            case Kernel.Box box -> Micros.days(Micros.of(box.duration()));
            case Kernel.Fading fading -> Micros.days(Micros.of(fading.delay()) + half(fading));
        };
    }

    /// By bisection between the shortest and the longest half-life of the mixture.
    private static long half(Kernel.Fading fading) {
        long low = fading.shares().stream()
                .map(Kernel.Share::halfLife)
                .mapToLong(HalfLife::micros)
                .min()
                .orElseThrow();
        long high = fading.shares().stream()
                .map(Kernel.Share::halfLife)
                .mapToLong(HalfLife::micros)
                .max()
                .orElseThrow();
        while (high - low > Micros.SECOND) {
            long middle = (low + high) >>> 1;
            if (fading.left(Micros.of(fading.delay()) + middle) > 0.5) low = middle;
            else high = middle;
        }
        return high;
    }
}
