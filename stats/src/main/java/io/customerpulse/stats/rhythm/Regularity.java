package io.customerpulse.stats.rhythm;

import java.util.OptionalDouble;

/// How regularly customers come, whatever each one's own pace: of two gaps in a row, the share of the first.
///
/// With gaps that are a sum of `k` random waits (gamma-distributed with shape `k`) the share
/// `M = g₁/(g₁ + g₂)` has a beta distribution with both parameters `k`, whose variance is `1/(4(2k+1))`: the
/// pace cancels out. So
///
/// ```
/// k = (1 − 4 Var M) / (8 Var M)
/// ```
///
/// 1 is chance (gaps are exponential), more is a rhythm, less comes in bursts. The mean of `M` is ½ by
/// symmetry, so the variance is taken around ½. A customer seen for a short time shows short gaps: take
/// two gaps of each who has at least two, chosen in the same way for all.
///
/// Laws (`RegularityTest`): [#merge] is commutative and associative, to the rounding of a sum, and [#EMPTY]
/// is its identity.
///
/// @param pairs   how many customers with two gaps
/// @param squares sum of `(M − ½)²` over them
/// @see "Wheat & Morrison, Estimating purchase regularity with two interpurchase times, 1990"
public record Regularity(long pairs, double squares) {

    /// Nobody with two gaps.
    public static final Regularity EMPTY = new Regularity(0, 0);

    /// Largest shape told apart: beyond it gaps vary by less than 3 %.
    public static final double SHAPE_MAX = 1000;

    public Regularity {
        if (!(pairs >= 0 && squares >= 0 && squares <= pairs / 4.0 * (1 + 1e-9))) {
            throw new IllegalArgumentException(
                    "squares must be from 0 to a quarter per pair: %s of %d".formatted(squares, pairs));
        }
    }

    /// Adds the two gaps of a customer.
    ///
    /// @param first  positive, in any unit
    /// @param second positive, in the same unit
    public Regularity add(double first, double second) {
        if (!(first > 0 && second > 0 && Double.isFinite(first + second))) {
            throw new IllegalArgumentException("gaps must be positive and finite: %s, %s".formatted(first, second));
        }
        double apart = first / (first + second) - 0.5;
        return new Regularity(pairs + 1, squares + apart * apart);
    }

    public Regularity merge(Regularity other) {
        return new Regularity(pairs + other.pairs, squares + other.squares);
    }

    /// The shape `k`, from 0 to [#SHAPE_MAX]; nothing without pairs. Its relative standard error is about
    /// `√(2/pairs)` or less for a rhythm: some hundred pairs tell chance from a rhythm.
    public OptionalDouble shape() {
        if (pairs == 0) return OptionalDouble.empty();
        double variance = squares / pairs;
        return OptionalDouble.of(Math.max(0, Math.min(SHAPE_MAX, (1 - 4 * variance) / (8 * variance))));
    }
}
