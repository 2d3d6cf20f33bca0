package io.customerpulse.learning.fit;

import io.customerpulse.learning.fit.Candidates.Option;
import io.customerpulse.learning.glimpse.Glimpses;
import java.util.Arrays;

/// What one signal does, in one of its ways: how much each of the way's columns adds to the occasions in a horizon.
final class Effect {

    /// Columns that matter less than this part of the whole are left out.
    private static final double SHARE_MIN = 0.005;

    private final Option option;
    private final double[] coefficients;

    Effect(Option option, double[] coefficients) {
        this.option = option;
        this.coefficients = coefficients;
    }

    Option option() {
        return option;
    }

    /// The effect of one interaction while it is fresh.
    double weight() {
        return Arrays.stream(coefficients).sum();
    }

    double coefficient(int place) {
        return coefficients[place];
    }

    /// Without the columns that matter little, the sum unchanged.
    Effect kept() {
        double sum = weight();
        double[] kept = Arrays.stream(coefficients)
                .map(it -> Math.abs(it) < SHARE_MIN * Math.abs(sum) ? 0 : it)
                .toArray();
        double left = Arrays.stream(kept).sum();
        if (left == 0) return new Effect(option, kept);
        return new Effect(option, Arrays.stream(kept).map(it -> it * sum / left).toArray());
    }

    /// Adds this signal's part at every look.
    ///
    /// @param unit what the coefficients are multiplied by
    void addTo(double[] sums, Glimpses looks, double unit) {
        for (int j = 0; j < coefficients.length; j++) {
            double weight = coefficients[j] * unit;
            if (weight == 0) continue;
            int column = option.column(j);
            for (int row = 0; row < sums.length; row++) sums[row] += weight * looks.column(row, column);
        }
    }
}
