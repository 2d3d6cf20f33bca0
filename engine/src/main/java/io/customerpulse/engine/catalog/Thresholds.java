package io.customerpulse.engine.catalog;

import io.customerpulse.stats.decay.HalfLife;
import java.time.Duration;
import java.util.OptionalDouble;

/// Where the vitals draw their lines. `Vitals` documents the rules that use them.
///
/// @param newFor   how long after the first interaction a customer counts as new
/// @param overdue  lines on "overdue", in own expected gaps
/// @param momentum scales of momentum, and lines on it
/// @param thrivingReturns days with a return that it takes to thrive; at least 1
/// @param typicalGapDays the expected gap of a customer without a rhythm yet; empty: the median of the
///                 population's mean gaps
public record Thresholds(
        Duration newFor, Overdue overdue, Momentum momentum, int thrivingReturns, OptionalDouble typicalGapDays) {

    /// The expected gap where neither the catalog states one nor anybody has returned twice: a month.
    public static final double TYPICAL_GAP_DAYS = 30;

    public static final Thresholds USUAL = new Thresholds(
            Duration.ofDays(30),
            new Overdue(2, 4, 8),
            new Momentum(HalfLife.ofDays(14), HalfLife.ofDays(90), 0.5, -1.5),
            6,
            OptionalDouble.empty());

    /// In own expected gaps since the latest return; rising.
    ///
    /// @param fading  from here on fading
    /// @param dormant from here on dormant
    /// @param lost    from here on lost; who returns after this long is revived
    public record Overdue(double fading, double dormant, double lost) {
        public Overdue {
            if (!(0 < fading && fading < dormant && dormant < lost && Double.isFinite(lost))) {
                throw new IllegalArgumentException("overdue must rise from fading to dormant to lost: %s, %s, %s"
                        .formatted(fading, dormant, lost));
            }
        }
    }

    /// The two time scales whose ratio is momentum, and the lines on its logarithm.
    ///
    /// @param fast    shorter than `slow`
    /// @param slow    the scale it is held against
    /// @param growing from here up growing
    /// @param fading  from here down fading
    public record Momentum(HalfLife fast, HalfLife slow, double growing, double fading) {
        public Momentum {
            if (fast.compareTo(slow) >= 0) {
                throw new IllegalArgumentException(
                        "fast must be shorter than slow: %s d, %s d".formatted(fast.days(), slow.days()));
            }
            if (!(fading < growing)) {
                throw new IllegalArgumentException(
                        "momentum: fading must be below growing: %s, %s".formatted(fading, growing));
            }
        }
    }

    public Thresholds {
        if (newFor.isNegative()) throw new IllegalArgumentException("new_for must not be negative: " + newFor);
        if (thrivingReturns < 1) {
            throw new IllegalArgumentException("thriving_returns must be at least 1: " + thrivingReturns);
        }
        double typical = typicalGapDays.orElse(TYPICAL_GAP_DAYS);
        if (!(typical > 0 && Double.isFinite(typical))) {
            throw new IllegalArgumentException("typical_gap must be positive: " + typical);
        }
    }
}
