package io.customerpulse.stats.rates;

/// A share with an interval that holds the true one in 95 of 100 cases, also near 0 and 1 and with few trials:
///
/// ```
/// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n),   p = hits/n,   z = 1.96
/// ```
///
/// Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference.
///
/// @param estimate hits among the trials, 0 to 1
/// @param low      lower end, 0 or more
/// @param high     upper end, 1 or less
public record Share(double estimate, double low, double high) {

    /// The normal quantile of a two-sided interval of 95 %.
    static final double Z = 1.959_963_984_540_054;

    /// The share of hits.
    ///
    /// @param hits   0 to `trials`
    /// @param trials positive
    public static Share of(long hits, long trials) {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException(
                    "hits must be 0 to trials, of at least one: %d of %d".formatted(hits, trials));
        }
        double p = hits / (double) trials;
        double spread = Z * Z / trials;
        double middle = p + spread / 2;
        double half = Z * StrictMath.sqrt(p * (1 - p) / trials + spread / trials / 4);
        double low = hits == 0 ? 0 : StrictMath.max(0, (middle - half) / (1 + spread));
        double high = hits == trials ? 1 : StrictMath.min(1, (middle + half) / (1 + spread));
        return new Share(p, low, high);
    }
}
