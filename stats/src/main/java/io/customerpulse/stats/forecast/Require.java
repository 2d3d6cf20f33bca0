package io.customerpulse.stats.forecast;

import java.util.Arrays;

/// What every measure asks of its arrays: equal lengths, at least one case, numbers.
final class Require {

    private Require() {}

    static void pairs(int forecasts, int outcomes) {
        if (forecasts != outcomes) {
            throw new IllegalArgumentException("%d forecasts but %d outcomes".formatted(forecasts, outcomes));
        }
        if (forecasts == 0) throw new IllegalArgumentException("need at least one case");
    }

    static void finite(String name, double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) throw new IllegalArgumentException(name + " must be finite: " + value);
        }
    }

    static void notNegative(String name, double[] values) {
        finite(name, values);
        for (double value : values) {
            if (value < 0) throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }

    static void probabilities(double[] values) {
        for (double value : values) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("probabilities must be in [0, 1]: " + value);
            }
        }
    }

    /// Every case counts once.
    static int[] once(int cases) {
        int[] weights = new int[cases];
        Arrays.fill(weights, 1);
        return weights;
    }
}
