package io.customerpulse.learning.model;

import io.customerpulse.stats.purchase.History;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.regression.NegativeBinomial;
import java.util.List;

/// From a customer's pulse to a forecast: the pulse says how much they care, their rhythm how soon it shows.
///
/// ```
/// f = ln(b₀ + pulse), ln(1 + occasions), ln(1 + o), h₁, h₂, h₄, ln(1 + recency), ln(1 + lately), ln E
/// count:    μ = exp(c₀ + Σ cⱼ fⱼ) · r(l) / r(0)              expected occasions in the horizon
/// chance:   p = 1 / (1 + exp(−d₀ − Σ dⱼ fⱼ − l))             of at least one
/// rate:     r(l) = −ln(1 − p(l))                             that has the chance
/// days:     μ(days) = μ · (days / horizon)^γ, and p likewise by the μ that has it
/// spread:   count ~ negative binomial with mean μ and dispersion φ
/// ```
///
/// `l` is what trees of questions add, which see what a weighted sum cannot; what they say of the chance holds for the
/// rate behind it. `o` is how overdue a customer is, `h₁` to `h₄` are `ln((1 + o)/(1 + 1))` and so on where that is
/// positive, so that who is regular and stays away counts as gone at once; `E` is what Pareto/NBD expects in the
/// horizon. A negative binomial is what counts are when each customer has an own rate, spread as a gamma about the mean
/// (Ehrenberg, The pattern of consumer purchases, 1959). `γ` is below 1 where people drop out on the way.
///
/// @param baseline       `b₀`: expected occasions in 30 days of a customer without any points; 0 or more
/// @param floor          the least that is taken for `b₀ + pulse`; above 0
/// @param count          `c`
/// @param chance         `d`
/// @param single         which single number is named for a count
/// @param typicalGapDays the gap of a customer without a rhythm
/// @param dispersion     `φ`; above 0
/// @param horizonDays    the days that `μ` looks ahead
/// @param growth         `γ`; in (0, 1]
/// @param purchases      Pareto/NBD of the occasions, times in weeks
/// @param trees          what `l` is the sum of
public record Rhythmic(
        double baseline,
        double floor,
        Line count,
        Line chance,
        Single single,
        double typicalGapDays,
        double dispersion,
        double horizonDays,
        double growth,
        ParetoNbd purchases,
        Trees trees) {

    /// Names of the features, in their order.
    public static final List<String> FEATURES = List.of(
            "log_pulse",
            "log_occasions",
            "log_overdue",
            "overdue_over_1",
            "overdue_over_2",
            "overdue_over_4",
            "log_recency",
            "log_lately",
            "log_pareto_nbd");

    private static final double WEEK = 7;
    private static final double LEAST = 1e-9;
    private static final double NONE_LEAST = 1e-12;
    private static final double ODDS_FAR = 30;
    private static final double NEARLY_ALL = 1 - 1e-12;

    /// A rhythm without trees.
    public Rhythmic(
            double baseline,
            double floor,
            Line count,
            Line chance,
            Single single,
            double typicalGapDays,
            double dispersion,
            double horizonDays,
            double growth,
            ParetoNbd purchases) {
        this(
                baseline,
                floor,
                count,
                chance,
                single,
                typicalGapDays,
                dispersion,
                horizonDays,
                growth,
                purchases,
                Trees.NONE);
    }

    /// The same rhythm with other lines and their spread.
    public Rhythmic saying(Line counts, Line chances, double spread) {
        return new Rhythmic(
                baseline,
                floor,
                counts,
                chances,
                single,
                typicalGapDays,
                spread,
                horizonDays,
                growth,
                purchases,
                trees);
    }

    /// The same rhythm, naming a count in another way.
    public Rhythmic naming(Single other) {
        return new Rhythmic(
                baseline,
                floor,
                count,
                chance,
                other,
                typicalGapDays,
                dispersion,
                horizonDays,
                growth,
                purchases,
                trees);
    }

    /// The same rhythm with other trees.
    public Rhythmic asking(Trees others) {
        return new Rhythmic(
                baseline,
                floor,
                count,
                chance,
                single,
                typicalGapDays,
                dispersion,
                horizonDays,
                growth,
                purchases,
                others);
    }

    /// The features of the formula, in the order of [#FEATURES]; finite.
    public double[] features(Standing standing) {
        double overdue = standing.overdue(typicalGapDays);
        return new double[] {
            StrictMath.log(Math.max(floor, baseline + standing.pulse())),
            StrictMath.log1p(standing.occasions()),
            StrictMath.log1p(overdue),
            over(overdue, 1),
            over(overdue, 2),
            over(overdue, 4),
            StrictMath.log1p(standing.recencyDays()),
            StrictMath.log1p(standing.lately()),
            StrictMath.log(Math.max(LEAST, purchases.expected(history(standing), horizonDays / WEEK)))
        };
    }

    private static double over(double overdue, double knot) {
        return overdue <= knot ? 0 : StrictMath.log((1 + overdue) / (1 + knot));
    }

    /// Who had no occasion yet is taken for somebody who had one when they were first seen.
    private static History history(Standing standing) {
        return standing.occasions() <= 1
                ? History.of(0, 0, Math.max(standing.ageDays(), standing.recencyDays()) / WEEK)
                : History.of((int) standing.occasions() - 1, standing.spanDays() / WEEK, standing.ageDays() / WEEK);
    }

    /// The logarithm of the odds of at least one occasion in the horizon.
    public double logOdds(Standing standing) {
        return chance.at(features(standing)) + standing.leaning();
    }

    /// The logarithm of `μ`.
    public double logMean(Standing standing) {
        return logMean(features(standing), standing);
    }

    private double logMean(double[] features, Standing standing) {
        double mean = count.at(features);
        if (standing.leaning() == 0) return mean;
        double odds = chance.at(features);
        return mean + logRate(odds + standing.leaning()) - logRate(odds);
    }

    /// The logarithm of `−ln(1 − p)`, the rate that has the chance `p`.
    private static double logRate(double odds) {
        if (odds < -ODDS_FAR) return odds;
        return StrictMath.log(odds > ODDS_FAR ? odds : StrictMath.log1p(StrictMath.exp(odds)));
    }

    /// What is to be expected of a customer in the days to come.
    public Forecast forecast(Standing standing, double days) {
        double[] features = features(standing);
        double reach = StrictMath.pow(days / horizonDays, growth);
        NegativeBinomial counts = new NegativeBinomial(dispersion);
        double odds = this.chance.at(features) + standing.leaning();
        double chance = reaching(1 / (1 + StrictMath.exp(-odds)), reach);
        double mean = Math.clamp(StrictMath.exp(logMean(features, standing)) * reach, LEAST, days + 1);
        double expected = Math.max(mean, chance);
        double typical =
                switch (single) {
                    case MEDIAN -> counts.median(expected);
                    case EXPECTED -> expected;
                    case ROUNDED -> Math.rint(expected);
                    case LATELY -> standing.lately() * reach;
                };
        return new Forecast(expected, chance, typical);
    }

    /// Between which counts a customer's lies with a given chance, or a larger one: as much of it lies below as above.
    ///
    /// ```
    /// P(0) = 1 − p,  P(n) = p · NB(n; μ, φ) / (1 − NB(0; μ, φ)) for n ≥ 1
    /// ```
    ///
    /// What is said of none is the chance `p` itself, which is fitted apart from the mean (Mullahy,
    /// Specification and testing of some modified count data models, 1986).
    ///
    /// @param forecast of this rhythm
    /// @param inside   the chance, in (0, 1)
    public Between between(Forecast forecast, double inside) {
        double tail = (1 - inside) / 2;
        return new Between(quantile(forecast, tail), quantile(forecast, 1 - tail));
    }

    private int quantile(Forecast forecast, double share) {
        double above = share - (1 - forecast.atLeastOne());
        if (above <= 0) return 0;
        NegativeBinomial counts = new NegativeBinomial(dispersion);
        double none = counts.none(forecast.expected());
        double whole = none + (above / forecast.atLeastOne()) * (1 - none);
        return Math.max(1, counts.quantile(forecast.expected(), Math.min(whole, NEARLY_ALL)));
    }

    /// The chance of at least one in a longer or shorter time: by the mean that has this chance in the horizon.
    private double reaching(double chance, double reach) {
        if (reach == 1) return chance;
        double none = Math.max(1 - chance, NONE_LEAST);
        double mean = StrictMath.expm1(-dispersion * StrictMath.log(none)) / dispersion;
        return mean <= 0 ? 0 : 1 - new NegativeBinomial(dispersion).none(mean * reach);
    }
}
