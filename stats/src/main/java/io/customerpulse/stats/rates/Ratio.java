package io.customerpulse.stats.rates;

/// What came of something per piece of it, over units that each have several: points per message, over customers.
///
/// ```
/// r = Σ y / Σ n
/// ```
///
/// Its spread is that of the units, because what happens with one customer's messages hangs together; see [#squares].
/// A statistic: [#merge] is commutative and associative with [#EMPTY] as identity.
///
/// @param units    how many
/// @param base     Σ n
/// @param yield    Σ y
/// @param bases    Σ n²
/// @param products Σ n·y
/// @param yields   Σ y²
public record Ratio(long units, double base, double yield, double bases, double products, double yields) {

    public static final Ratio EMPTY = new Ratio(0, 0, 0, 0, 0, 0);

    /// With a unit more.
    ///
    /// @param n pieces of it; positive
    /// @param y what came of them
    public Ratio add(double n, double y) {
        if (!(n > 0)) throw new IllegalArgumentException("a unit has a piece at least: " + n);
        return new Ratio(units + 1, base + n, yield + y, bases + n * n, products + n * y, yields + y * y);
    }

    public Ratio merge(Ratio other) {
        return new Ratio(
                units + other.units,
                base + other.base,
                yield + other.yield,
                bases + other.bases,
                products + other.products,
                yields + other.yields);
    }

    /// The ratio; only with a unit.
    public double estimate() {
        if (units == 0) throw new IllegalStateException("there is no ratio of nothing");
        return yield / base;
    }

    /// How far the units are from the ratio, `Σ (y − r·n)²`: the numerator of its variance by linearisation,
    /// `s² m / (Σ n)²` with `s² = Σ (y − r·n)² / (m − 1)` and `m` units.
    ///
    /// Source: W. G. Cochran (1977), Sampling Techniques, section 6.3.
    public double squares() {
        double r = estimate();
        return StrictMath.max(0, yields - 2 * r * products + r * r * bases);
    }
}
