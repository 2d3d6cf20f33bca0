package io.customerpulse.stats.regression;

import java.util.function.DoubleUnaryOperator;

/// Counts that spread more than Poisson's: mean `μ`, variance `μ + φ μ²`, for instance because customers
/// differ in ways no feature tells.
///
/// ```
/// ln P(y) = Σ_{j<y} ln(1 + φj) + y ln μ − (y + 1/φ) ln(1 + φμ) − ln y!
/// ```
///
/// @param dispersion `φ`, 0 or more; 0 is Poisson
/// @see <a href="https://doi.org/10.2307/3314912">Lawless, Negative binomial and mixed Poisson regression, 1987</a>
public record NegativeBinomial(double dispersion) {

    /// Counts above this are no counts of what a customer does.
    public static final int COUNT_MAX = 10_000_000;

    /// Weak prior: `ln φ` is normal about `ln .5`, and 2 wide: two in three lie from .07 to 3.7.
    private static final double PRIOR_MEAN = StrictMath.log(0.5);

    private static final double PRIOR_SPREAD = 2;
    private static final double LOWEST = StrictMath.log(1e-8);
    private static final double HIGHEST = StrictMath.log(1e4);
    private static final double GRID = 1;
    private static final double TOLERANCE = 1e-9;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    /// Beyond this the running sum, in units of the chance of none, is brought down again.
    private static final double LARGE = 1e250;

    public NegativeBinomial {
        if (!(dispersion >= 0 && dispersion < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("dispersion must be finite and not negative: " + dispersion);
        }
    }

    /// The most likely dispersion under the weak prior; without cases that of the prior.
    ///
    /// Method: a grid over `ln φ`, then golden section around its best. O(rows + highest count) per step,
    /// about 70 steps.
    ///
    /// @param means  finite, above 0, one per case
    /// @param counts what came, in [0, [#COUNT_MAX]], one per case
    public static NegativeBinomial fit(double[] means, int[] counts) {
        if (means.length != counts.length) {
            throw new IllegalArgumentException("%d means but %d counts".formatted(means.length, counts.length));
        }
        for (double mean : means) requireMean(mean);
        double[] above = above(counts);
        double best = LOWEST;
        double most = Double.NEGATIVE_INFINITY;
        for (double at = LOWEST; at <= HIGHEST; at += GRID) {
            double value = posterior(at, means, counts, above);
            if (value > most) {
                most = value;
                best = at;
            }
        }
        return new NegativeBinomial(StrictMath.exp(golden(best, at -> posterior(at, means, counts, above))));
    }

    private static double golden(double best, DoubleUnaryOperator function) {
        double low = best - GRID;
        double high = best + GRID;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        while (high - low > TOLERANCE) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }

    /// `P(0) = (1 + φμ)^(−1/φ)`: the chance of none; in [0, 1].
    ///
    /// @param mean finite, above 0
    public double none(double mean) {
        requireMean(mean);
        return StrictMath.exp(logNone(mean));
    }

    /// The least count that at least half of the chance lies at or below. O(μ)
    ///
    /// @param mean above 0, at most [#COUNT_MAX]
    public int median(double mean) {
        return quantile(mean, 0.5);
    }

    /// The least count that at least a share of the chance lies at or below. O(μ), for shares that are not next to 1
    ///
    /// @param mean  above 0, at most [#COUNT_MAX]
    /// @param share in (0, 1)
    public int quantile(double mean, double share) {
        requireMean(mean);
        if (mean > COUNT_MAX) throw new IllegalArgumentException("mean must be at most 10000000: " + mean);
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("share must be in (0, 1): " + share);
        double target = -logNone(mean) + StrictMath.log(share);
        double needed = StrictMath.exp(target);
        double chance = 1;
        double sum = 1;
        // Cantelli's inequality: no quantile is further above the mean.
        double last = mean + Math.sqrt(mean * (1 + dispersion * mean) * share / (1 - share)) + 1;
        int count = 0;
        while (sum < needed && count < last) {
            chance *= mean * (1 + dispersion * count) / ((count + 1.0) * (1 + dispersion * mean));
            sum += chance;
            count++;
            if (sum > LARGE) {
                chance /= LARGE;
                sum /= LARGE;
                target -= StrictMath.log(LARGE);
                needed = StrictMath.exp(target);
            }
        }
        return count;
    }

    private double logNone(double mean) {
        return dispersion == 0 ? -mean : -StrictMath.log1p(dispersion * mean) / dispersion;
    }

    private static double posterior(double at, double[] means, int[] counts, double[] above) {
        double phi = StrictMath.exp(at);
        double sum = 0;
        for (int j = 1; j < above.length; j++) sum += above[j] * StrictMath.log1p(phi * j);
        for (int i = 0; i < means.length; i++) sum -= (counts[i] + 1 / phi) * StrictMath.log1p(phi * means[i]);
        double off = (at - PRIOR_MEAN) / PRIOR_SPREAD;
        return sum - off * off / 2;
    }

    /// How many counts are above each number.
    private static double[] above(int[] counts) {
        int highest = 0;
        for (int count : counts) {
            if (count < 0 || count > COUNT_MAX) {
                throw new IllegalArgumentException("counts must be in [0, 10000000]: " + count);
            }
            highest = Math.max(highest, count);
        }
        double[] above = new double[highest];
        for (int count : counts) {
            if (count > 0) above[count - 1]++;
        }
        for (int j = highest - 2; j >= 0; j--) above[j] += above[j + 1];
        return above;
    }

    private static void requireMean(double mean) {
        if (!(mean > 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mean must be finite and above 0: " + mean);
        }
    }
}
