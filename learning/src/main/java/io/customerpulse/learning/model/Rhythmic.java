package io.customerpulse.learning.model;

import io.customerpulse.stats.purchase.History;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.regression.NegativeBinomial;
import java.util.List;

/// From a customer's pulse to a forecast: the pulse says how much they care, their rhythm how soon it shows.
///
/// ```
/// ln μ = c₀ + c₁ ln(b₀ + pulse) + c₂ ln(1 + occasions) + c₃ ln(1 + o) + c₄ h₁ + c₅ h₂ + c₆ h₄
///           + c₇ ln(1 + recency) + c₈ ln(1 + lately) + c₉ ln E
/// μ(days) = μ · (days / horizon)^γ
/// count ~ negative binomial with mean μ(days) and dispersion φ
/// ```
///
/// `o` is how overdue a customer is, `h₁` to `h₄` are `ln((1 + o)/(1 + 1))` and so on where that is positive, so that
/// who is regular and stays away counts as gone at once; `E` is what Pareto/NBD expects in the horizon. A negative
/// binomial is what counts are when each customer has an own rate, spread as a gamma about the mean (Ehrenberg, The
/// pattern of consumer purchases, 1959). `γ` is below 1 where people drop out on the way.
///
/// @param baseline       `b₀`: expected occasions in 30 days of a customer without any points; 0 or more
/// @param floor          the least that is taken for `b₀ + pulse`; above 0
/// @param constant       `c₀`
/// @param coefficients   `c₁` to `c₉`, in the order of [#FEATURES]
/// @param typicalGapDays the gap of a customer without a rhythm
/// @param dispersion     `φ`
/// @param horizonDays    the days that `μ` looks ahead
/// @param growth         `γ`; in (0, 1]
/// @param purchases      Pareto/NBD of the occasions, times in weeks
public record Rhythmic(
        double baseline,
        double floor,
        double constant,
        List<Double> coefficients,
        double typicalGapDays,
        double dispersion,
        double horizonDays,
        double growth,
        ParetoNbd purchases) {

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

    public Rhythmic {
        coefficients = List.copyOf(coefficients);
        if (coefficients.size() != FEATURES.size()) {
            throw new IllegalArgumentException(
                    "%d coefficients, but %d features".formatted(coefficients.size(), FEATURES.size()));
        }
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

    /// What is to be expected of a customer in the days to come.
    public Forecast forecast(Standing standing, double days) {
        double[] features = features(standing);
        double log = constant;
        for (int j = 0; j < features.length; j++) log += coefficients.get(j) * features[j];
        double reach = StrictMath.pow(days / horizonDays, growth);
        double expected = Math.clamp(StrictMath.exp(log) * reach, LEAST, days + 1);
        NegativeBinomial counts = new NegativeBinomial(dispersion);
        return new Forecast(expected, 1 - counts.none(expected), counts.median(expected));
    }
}
