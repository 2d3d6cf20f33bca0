package io.customerpulse.learning.evaluation;

import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.stats.regression.LogLinear;
import io.customerpulse.stats.regression.Matrix;
import io.customerpulse.stats.regression.NegativeBinomial;
import io.customerpulse.stats.regression.Sample;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Makes a forecast of any score: a negative binomial regression of what followed at the landmarks on one feature
/// of the score. So a mere ranking, such as recency, can be held against models that count.
final class Calibrated {

    private static final int ROUNDS = 3;
    private static final double RIDGE = 1;
    private static final double DISPERSION_MIN = 1e-3;
    private static final double LEAST = 1e-9;

    private final Glimpses before;
    private final double stretch;

    /// Forecasts taught by these looks.
    ///
    /// @param stretch how many of their horizons the one that is asked for is
    Calibrated(Glimpses before, double stretch) {
        this.before = before;
        this.stretch = stretch;
    }

    /// A contender that ranks by a score.
    ///
    /// @param taught  scores at the looks it is taught by
    /// @param asked   scores of the customers that are forecast
    /// @param feature what of a score the regression sees: a rising function of it
    Contender contender(String name, double[] taught, double[] asked, DoubleUnaryOperator feature) {
        Sample sample = Sample.of(column(taught, feature), before.all(Fact.LATER));
        int[] counts =
                Arrays.stream(before.all(Fact.LATER)).mapToInt(it -> (int) it).toArray();
        LogLinear fit = LogLinear.fit(LogLinear.Family.POISSON, sample, RIDGE);
        double dispersion = 1;
        for (int round = 0; round < ROUNDS; round++) {
            dispersion = Math.max(
                    DISPERSION_MIN,
                    NegativeBinomial.fit(means(fit, taught, feature, 1), counts).dispersion());
            fit = LogLinear.fit(new LogLinear.Counts(dispersion), sample, RIDGE);
        }
        NegativeBinomial spread = new NegativeBinomial(dispersion);
        double[] expected = means(fit, asked, feature, stretch);
        double[] chance =
                Arrays.stream(expected).map(mean -> 1 - spread.none(mean)).toArray();
        return Contender.of(name, asked, expected, chance);
    }

    private static Matrix column(double[] scores, DoubleUnaryOperator feature) {
        return Matrix.of(Arrays.stream(scores).map(feature).toArray(), scores.length, 1);
    }

    private static double[] means(LogLinear fit, double[] scores, DoubleUnaryOperator feature, double times) {
        return Arrays.stream(scores)
                .map(score -> Math.max(LEAST, fit.predict(new double[] {feature.applyAsDouble(score)}) * times))
                .toArray();
    }
}
