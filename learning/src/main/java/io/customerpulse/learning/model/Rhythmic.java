package io.customerpulse.learning.model;

import io.customerpulse.stats.regression.NegativeBinomial;

/// From a customer's pulse to a forecast: the pulse says how much they care, their rhythm how soon it shows.
///
/// ```
/// ln μ = c₀ + c₁ ln(b₀ + pulse) + c₂ ln(1 + occasions) + c₃ ln(1 + recency/ĝ) + c₄ ln(1 + recency)
/// count ~ negative binomial with mean μ · days/30 and dispersion φ
/// ```
///
/// A negative binomial is what counts are when each customer has an own rate, spread as a gamma about the mean
/// (Ehrenberg, The pattern of consumer purchases, 1959), so φ holds for any number of days.
///
/// @param baseline       `b₀`: expected occasions of a customer without any points; 0 or more
/// @param floor          the least that is taken for `b₀ + pulse`; above 0
/// @param coefficients   `c₀` to `c₄`
/// @param typicalGapDays the gap of a customer without a rhythm
/// @param dispersion     `φ`
public record Rhythmic(
        double baseline, double floor, Coefficients coefficients, double typicalGapDays, double dispersion) {

    /// The coefficients of the formula above.
    public record Coefficients(double constant, double pulse, double occasions, double overdue, double recency) {}

    /// The features of the formula, without the constant.
    public double[] features(Standing standing) {
        return new double[] {
            StrictMath.log(Math.max(floor, baseline + standing.pulse())),
            StrictMath.log1p(standing.occasions()),
            StrictMath.log1p(standing.overdue(typicalGapDays)),
            StrictMath.log1p(standing.recencyDays())
        };
    }

    /// What is to be expected of a customer in the days to come.
    public Forecast forecast(Standing standing, double days) {
        double[] features = features(standing);
        double log = coefficients.constant
                + coefficients.pulse * features[0]
                + coefficients.occasions * features[1]
                + coefficients.overdue * features[2]
                + coefficients.recency * features[3];
        double expected = Math.clamp(StrictMath.exp(log) * days / LearnedPulse.UNIT_DAYS, 1e-9, days + 1);
        NegativeBinomial counts = new NegativeBinomial(dispersion);
        return new Forecast(expected, 1 - counts.none(expected), counts.median(expected));
    }
}
