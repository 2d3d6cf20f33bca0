package io.customerpulse.stats.rates;

import org.apache.commons.numbers.gamma.LogGamma;
/// Shares of many groups, such as the answers per outreach of each customer, where the groups' true
/// shares follow a beta distribution. A group's share is drawn towards the mean of all, the more the
/// less is known of it:
///
/// ```
/// share = (x + a) / (n + a + b)
/// ln P(x | n) = ln B(x + a, n − x + b) − ln B(a, b) + a constant
/// ```
///
/// `a` and `b` are the most likely ones (empirical Bayes) under a weak prior, which decides only where
/// the data cannot: the mean `a/(a+b)` has half a success and half a failure, and `ln(a+b)` is normal
/// about `ln 10`, 2 wide. So groups without spread, no groups, and nothing but zeros give finite answers.
/// `x` and `n` need not be whole: decayed counts will do.
///
/// @param a successes known beforehand; above 0
/// @param b failures known beforehand; above 0
/// @see <a href="https://doi.org/10.2307/2285946">Griffiths, Maximum likelihood for the beta-binomial, 1973</a>
/// @see <a href="https://doi.org/10.1080/01621459.1983.10477920">Morris, Parametric empirical Bayes, 1983</a>

public record BetaBinomial(double a, double b) {

    private static final double HALF = 0.5;
    private static final double PRIOR_SIZE = StrictMath.log(10);
    private static final double PRIOR_SPREAD = 2;
    /// How far the search may go on the log scale: beyond, the groups are all one, or each its own.
    private static final double FARTHEST = 20;

    public BetaBinomial {
        if (!(a > 0 && a < Double.POSITIVE_INFINITY && b > 0 && b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a and b must be finite and above 0: %s, %s".formatted(a, b));
        }
    }

    /// Fits `a` and `b`. Groups with `n = 0` say nothing. O(groups · log groups), then O(distinct groups)
    /// per step.
    ///
    /// @param x successes, one per group, in [0, n]
    /// @param n tries, one per group; finite
    public static BetaBinomial fit(double[] x, double[] n) {
        Groups groups = Groups.of(x, n);
        double successes = 0;
        double tries = 0;
        for (int i = 0; i < groups.size(); i++) {
            if (groups.part[i] > groups.whole[i]) {
                throw new IllegalArgumentException(
                        "more successes than tries: %s of %s".formatted(groups.part[i], groups.whole[i]));
            }
            successes += groups.count[i] * groups.part[i];
            tries += groups.count[i] * groups.whole[i];
        }
        double odds = (successes + HALF) / (tries - successes + HALF);
        Ascent.Point top = Ascent.highest(new Posterior(groups), new Ascent.Point(StrictMath.log(odds), PRIOR_SIZE));
        return at(top.u(), top.v());
    }

    /// The share to expect of a group.
    ///
    /// @param x successes, in [0, n]
    /// @param n tries; finite
    /// @return in (0, 1)
    public double share(double x, double n) {
        if (!(x >= 0 && x <= n && n < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("need 0 ≤ x ≤ n: %s of %s".formatted(x, n));
        }
        return (x + a) / (n + a + b);
    }

    /// The share to expect of a group nothing is known of: `a / (a + b)`.
    public double mean() {
        return a / (a + b);
    }

    private static BetaBinomial at(double logit, double logSize) {
        double size = StrictMath.exp(Math.clamp(logSize, -FARTHEST, FARTHEST));
        double held = Math.clamp(logit, -FARTHEST, FARTHEST);
        return new BetaBinomial(size / (1 + StrictMath.exp(-held)), size / (1 + StrictMath.exp(held)));
    }

    /// Over the log odds of the mean and the log of `a + b`.
    private record Posterior(Groups groups) implements Ascent.Surface {

        @Override
        public double value(double u, double v) {
            BetaBinomial at = at(u, v);
            double off = (v - PRIOR_SIZE) / PRIOR_SPREAD;
            double sum = HALF * (StrictMath.log(at.mean()) + StrictMath.log(at.b / (at.a + at.b))) - off * off / 2;
            double none = LogGamma.value(at.a) + LogGamma.value(at.b) - LogGamma.value(at.a + at.b);
            for (int i = 0; i < groups.size(); i++) {
                double x = groups.part[i];
                double n = groups.whole[i];
                double some = LogGamma.value(x + at.a) + LogGamma.value(n - x + at.b) - LogGamma.value(n + at.a + at.b);
                sum += groups.count[i] * (some - none);
            }
            return sum;
        }

        @Override
        public Ascent.Slope slope(double u, double v) {
            BetaBinomial at = at(u, v);
            double both = at.a + at.b;
            double byA = 0;
            double byB = 0;
            double baseA = Psi.of(at.a) - Psi.of(both);
            double baseB = Psi.of(at.b) - Psi.of(both);
            for (int i = 0; i < groups.size(); i++) {
                double x = groups.part[i];
                double n = groups.whole[i];
                double common = Psi.of(n + both);
                byA += groups.count[i] * (Psi.of(x + at.a) - common - baseA);
                byB += groups.count[i] * (Psi.of(n - x + at.b) - common - baseB);
            }
            double mean = at.mean();
            double byLogit = (byA - byB) * at.a * at.b / both + HALF * (1 - 2 * mean);
            double bySize = byA * at.a + byB * at.b - (v - PRIOR_SIZE) / (PRIOR_SPREAD * PRIOR_SPREAD);
            return new Ascent.Slope(byLogit, bySize);
        }
    }
}
