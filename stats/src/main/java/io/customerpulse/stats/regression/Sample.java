package io.customerpulse.stats.regression;

import java.util.Arrays;

/// The cases of a regression: features, what came, how much each case counts and how long it was watched.
public final class Sample {

    private final Matrix features;
    private final double[] outcomes;
    private final double[] weights;
    private final double[] exposures;

    private Sample(Matrix features, double[] outcomes, double[] weights, double[] exposures) {
        this.features = features;
        this.outcomes = outcomes;
        this.weights = weights;
        this.exposures = exposures;
    }

    /// Cases that all count once, and were all watched for one unit of time.
    ///
    /// @param outcomes finite, not negative, one per row; at least one. Not copied
    public static Sample of(Matrix features, double[] outcomes) {
        if (outcomes.length == 0) throw new IllegalArgumentException("need at least one case");
        requireCases("outcomes", features, outcomes);
        for (double each : outcomes) {
            if (!(each >= 0)) throw new IllegalArgumentException("outcomes must not be negative: " + each);
        }
        double[] ones = new double[outcomes.length];
        Arrays.fill(ones, 1);
        return new Sample(features, outcomes, ones, ones);
    }

    /// The same cases, counting as often as this says.
    ///
    /// @param counts finite, not negative, one per row; at least one above 0. Not copied
    public Sample weighted(double[] counts) {
        requireCases("weights", features, counts);
        double sum = 0;
        for (double each : counts) {
            if (!(each >= 0)) throw new IllegalArgumentException("weights must not be negative: " + each);
            sum += each;
        }
        if (!(sum > 0)) throw new IllegalArgumentException("need at least one case with weight");
        return new Sample(features, outcomes, counts, exposures);
    }

    /// The same cases, watched for this long: an exposure is an offset of `ln exposure` under a log
    /// link, and a factor of the odds in a logistic regression.
    ///
    /// @param times finite, above 0, one per row. Not copied
    public Sample exposed(double[] times) {
        requireCases("exposures", features, times);
        for (double each : times) {
            if (!(each > 0)) throw new IllegalArgumentException("exposures must be above 0: " + each);
        }
        return new Sample(features, outcomes, weights, times);
    }

    public Matrix features() {
        return features;
    }

    public int rows() {
        return outcomes.length;
    }

    double outcome(int row) {
        return outcomes[row];
    }

    double weight(int row) {
        return weights[row];
    }

    /// How long a case was watched.
    public double exposure(int row) {
        return exposures[row];
    }

    private static void requireCases(String name, Matrix features, double[] values) {
        if (values.length != features.rows()) {
            throw new IllegalArgumentException("%d rows but %d %s".formatted(features.rows(), values.length, name));
        }
        for (double each : values) {
            if (!Double.isFinite(each)) throw new IllegalArgumentException(name + " must be finite: " + each);
        }
    }
}
