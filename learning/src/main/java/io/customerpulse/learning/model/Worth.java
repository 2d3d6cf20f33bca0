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
/// @param transform how values scale it
/// @param kernel    how the effect is forgotten
/// @param share     its part of all points of all customers at the last landmark, without signs; in [0, 1]
/// @param evidence  how much better customers that were held out are forecast with it than without it, in nats;
///                  negative if worse
public record Worth(
        String signal,
        Side side,
        double weight,
        ValueTransform transform,
        Kernel kernel,
        double share,
        double evidence) {

    /// Evidence below this is none: the weight is 0.
    public static final double EVIDENCE_MIN = 2;

    public Worth {
        if (!Double.isFinite(weight)) throw new IllegalArgumentException("weight must be finite: " + weight);
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
