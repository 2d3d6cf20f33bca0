package io.customerpulse.stats.forecast;

import java.util.Arrays;
import java.util.Optional;

/// What a [Bootstrap] drew: each measure on the data and on every resample, in the order the measures
/// were given.
public final class Resampled {

    private final double level;
    private final double[] estimates;
    private final double[][] draws;

    /// @param estimates by measure; NaN where it is not defined
    /// @param draws     by measure and resample; NaN where it is not defined
    Resampled(double level, double[] estimates, double[][] draws) {
        this.level = level;
        this.estimates = estimates;
        this.draws = draws;
    }

    /// The interval of a measure; nothing if it is not defined on the data, or on fewer than two
    /// resamples.
    public Optional<Interval> interval(int measure) {
        return interval(estimates[measure], draws[measure].clone());
    }

    /// The interval of the first measure less the second, on the same resamples. A difference beyond
    /// chance has an interval without 0.
    public Optional<Interval> difference(int first, int second) {
        double[] differences = new double[draws[first].length];
        for (int i = 0; i < differences.length; i++) differences[i] = draws[first][i] - draws[second][i];
        return interval(estimates[first] - estimates[second], differences);
    }

    private Optional<Interval> interval(double estimate, double[] values) {
        Arrays.sort(values);
        int defined = values.length;
        while (defined > 0 && Double.isNaN(values[defined - 1])) defined--;
        if (Double.isNaN(estimate) || defined < 2) return Optional.empty();
        double tail = (1 - level) / 2;
        return Optional.of(
                new Interval(estimate, quantile(values, defined, tail), quantile(values, defined, 1 - tail), defined));
    }

    /// Linear between the order statistics (type 7 of Hyndman & Fan, 1996).
    private static double quantile(double[] sorted, int count, double probability) {
        double at = (count - 1) * probability;
        int below = (int) at;
        int above = Math.min(count - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
