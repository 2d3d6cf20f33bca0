package io.customerpulse.stats.rates;

/// The slope of `ln Γ`, right to 1e-13 of the larger of 1 and the value, for every positive argument: a library's
/// stops at 1e-12 for those below 1e-5, where priors of rare events lie.
///
/// Method: the recurrence `ψ(x) = ψ(x + 1) − 1/x` up to 10, from there the asymptotic series.
///
/// @see <a href="https://dlmf.nist.gov/5.11">Digital Library of Mathematical Functions, §5.11</a>
final class Psi {

    private static final double LARGE = 10;

    /// `B₂ₖ / 2k`, of `−Σ B₂ₖ / (2k z²ᵏ)`.
    private static final double[] SERIES = {
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32_760, 1.0 / 12, -3617.0 / 8160
    };

    private Psi() {}

    /// `ψ(x) = d ln Γ(x) / dx`.
    ///
    /// @param x above 0
    static double of(double x) {
        double sum = 0;
        double z = x;
        for (; z < LARGE; z++) sum += 1 / z;
        double square = 1 / (z * z);
        double series = 0;
        for (int k = SERIES.length - 1; k >= 0; k--) series = (series + SERIES[k]) * square;
        return StrictMath.log(z) - 1 / (2 * z) - series - sum;
    }
}
