package io.customerpulse.stats.forecast;

import java.util.OptionalDouble;

/// How far forecasts of an amount lie from what came.
///
/// ```
/// meanAbsolute    = Σ|p − a| / n          rootMeanSquared = √(Σ(p − a)² / n)
/// correlation     = Σ(p − p̄)(a − ā) / √(Σ(p − p̄)² · Σ(a − ā)²)
/// ratio           = Σp / Σa
/// ```
///
/// @param meanAbsolute    in the unit of the actual; 0 is exact
/// @param rootMeanSquared in the unit of the actual; 0 is exact; never below the mean absolute error
/// @param correlation     Pearson's, in [−1, 1]; nothing if one side is constant
/// @param ratio           forecast in all ÷ actual in all: 1 is unbiased, below is too low; nothing if
///                        nothing came
/// @see <a href="https://doi.org/10.1016/j.ijforecast.2006.03.001">Hyndman & Koehler, 2006</a>
public record Errors(double meanAbsolute, double rootMeanSquared, OptionalDouble correlation, OptionalDouble ratio) {

    /// Spread below this share of the values' size is rounding: the side is constant.
    private static final double CONSTANT = 1e-13;

    /// Compares forecasts with what came. O(n)
    ///
    /// @param predicted finite, one per case
    /// @param actual    finite, one per case; at least one
    public static Errors of(double[] predicted, double[] actual) {
        double absolute = 0;
        double squared = 0;
        for (double difference : differences(predicted, actual)) {
            absolute += Math.abs(difference);
            squared += difference * difference;
        }
        int n = actual.length;
        int[] once = Require.once(n);
        return new Errors(
                absolute / n,
                Math.sqrt(squared / n),
                correlation(predicted, actual, once),
                ratio(predicted, actual, once));
    }

    static void requireNumbers(double[] predicted, double[] actual) {
        Require.pairs(predicted.length, actual.length);
        Require.finite("predicted", predicted);
        Require.finite("actual", actual);
    }

    static double[] differences(double[] predicted, double[] actual) {
        requireNumbers(predicted, actual);
        double[] differences = new double[actual.length];
        for (int i = 0; i < differences.length; i++) differences[i] = predicted[i] - actual[i];
        return differences;
    }

    static OptionalDouble ratio(double[] predicted, double[] actual, int[] weights) {
        double forecast = 0;
        double came = 0;
        for (int i = 0; i < actual.length; i++) {
            forecast += weights[i] * predicted[i];
            came += weights[i] * actual[i];
        }
        return came == 0 ? OptionalDouble.empty() : OptionalDouble.of(forecast / came);
    }

    /// Two passes, so that a large mean does not eat the spread.
    static OptionalDouble correlation(double[] predicted, double[] actual, int[] weights) {
        double count = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < actual.length; i++) {
            count += weights[i];
            sumX += weights[i] * predicted[i];
            sumY += weights[i] * actual[i];
        }
        if (count == 0) return OptionalDouble.empty();
        double meanX = sumX / count;
        double meanY = sumY / count;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < actual.length; i++) {
            double dx = predicted[i] - meanX;
            double dy = actual[i] - meanY;
            xx += weights[i] * dx * dx;
            yy += weights[i] * dy * dy;
            xy += weights[i] * dx * dy;
        }
        if (isConstant(xx / count, meanX) || isConstant(yy / count, meanY)) return OptionalDouble.empty();
        return OptionalDouble.of(Math.clamp(xy / (Math.sqrt(xx) * Math.sqrt(yy)), -1.0, 1.0));
    }

    private static boolean isConstant(double variance, double mean) {
        return Math.sqrt(variance) <= CONSTANT * Math.abs(mean);
    }
}
