package io.customerpulse.stats.rates;

import org.apache.commons.numbers.gamma.LogGamma;
/// Rates of many groups, such as the returns per week of each customer, where the groups' true rates
/// follow a gamma distribution. A group's rate is drawn towards the mean of all, the more the shorter it
/// was watched:
///
/// ```
/// rate = (Σ + r) / (T + α)
/// ln P(Σ | T) = ln Γ(r + Σ) − ln Γ(r) + r ln(α / (α + T)) − Σ ln(α + T) + a constant
/// ```
///
/// `r` and `α` are the most likely ones (empirical Bayes) under a weak prior, which decides only where
/// the data cannot: the mean `r/α` has half an event in half a mean watching time, and `ln r` is normal
/// about 0, 2 wide. So groups without spread, no groups, and nothing but zeros give finite answers. `Σ`
/// need not be whole.
///
/// @param r     events known beforehand; above 0
/// @param alpha `α`, time known beforehand, in the unit of `T`; above 0
/// @see <a href="https://doi.org/10.1080/01621459.1983.10477920">Morris, Parametric empirical Bayes, 1983</a>

public record GammaPoisson(double r, double alpha) {

    private static final double HALF = 0.5;
    private static final double PRIOR_SPREAD = 2;
    private static final double FARTHEST = 20;

    public GammaPoisson {
        if (!(r > 0 && r < Double.POSITIVE_INFINITY && alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("r and α must be finite and above 0: %s, %s".formatted(r, alpha));
        }
    }

    /// Fits `r` and `α`. Groups with `T = 0` say nothing. O(groups · log groups), then O(distinct groups)
    /// per step.
    ///
    /// @param events `Σ`, one per group; finite, not negative
    /// @param times  `T`, one per group; finite, not negative
    public static GammaPoisson fit(double[] events, double[] times) {
        Groups groups = Groups.of(events, times);
        double came = 0;
        double watched = 0;
        double count = 0;
        for (int i = 0; i < groups.size(); i++) {
            came += groups.count[i] * groups.part[i];
            watched += groups.count[i] * groups.whole[i];
            count += groups.count[i];
        }
        double typical = count == 0 ? 1 : watched / count;
        double mean = (came + HALF) / (watched + HALF * typical);
        Ascent.Surface posterior = new Posterior(groups, typical);
        Ascent.Point top = Ascent.highest(posterior, new Ascent.Point(StrictMath.log(mean), 0));
        return at(top.u(), top.v());
    }

    /// The rate to expect of a group, in events per unit of `T`; above 0.
    ///
    /// @param events `Σ`; finite, not negative
    /// @param time   `T`; finite, not negative
    public double rate(double events, double time) {
        GammaBelief belief = belief(events, time);
        return belief.shape() / belief.rate();
    }

    /// What is believed of the rate of a group: a gamma distribution with shape `r + Σ` and rate `α + T`.
    ///
    /// @param events `Σ`; finite, not negative
    /// @param time   `T`; finite, not negative
    public GammaBelief belief(double events, double time) {
        if (!(events >= 0 && events < Double.POSITIVE_INFINITY && time >= 0 && time < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "events and time must be finite and not negative: %s in %s".formatted(events, time));
        }
        return new GammaBelief(events + r, time + alpha);
    }

    /// The rate to expect of a group nothing is known of: `r / α`.
    public double mean() {
        return r / alpha;
    }

    private static GammaPoisson at(double logMean, double logShape) {
        double shape = StrictMath.exp(Math.clamp(logShape, -FARTHEST, FARTHEST));
        return new GammaPoisson(shape, shape / StrictMath.exp(logMean));
    }

    /// Over the log of the mean and the log of `r`.
    private record Posterior(Groups groups, double typical) implements Ascent.Surface {

        @Override
        public double value(double u, double v) {
            GammaPoisson at = at(u, v);
            double off = v / PRIOR_SPREAD;
            double sum = HALF * (u - at.mean() * typical) - off * off / 2;
            double none = LogGamma.value(at.r);
            for (int i = 0; i < groups.size(); i++) {
                double events = groups.part[i];
                double time = groups.whole[i];
                double part = LogGamma.value(at.r + events)
                        - none
                        - at.r * StrictMath.log1p(time / at.alpha)
                        - events * StrictMath.log(at.alpha + time);
                sum += groups.count[i] * part;
            }
            return sum;
        }

        @Override
        public Ascent.Slope slope(double u, double v) {
            GammaPoisson at = at(u, v);
            double byR = 0;
            double byAlpha = 0;
            double none = Psi.of(at.r);
            for (int i = 0; i < groups.size(); i++) {
                double events = groups.part[i];
                double time = groups.whole[i];
                double shape = Psi.of(at.r + events) - none - StrictMath.log1p(time / at.alpha);
                byR += groups.count[i] * shape;
                byAlpha += groups.count[i] * (at.r * time / at.alpha - events) / (at.alpha + time);
            }
            double byMean = -byAlpha * at.alpha + HALF * (1 - at.mean() * typical);
            double byShape = byR * at.r + byAlpha * at.alpha - v / (PRIOR_SPREAD * PRIOR_SPREAD);
            return new Ascent.Slope(byMean, byShape);
        }
    }
}
