package io.customerpulse.learning.model;

import java.util.Collections;
import java.util.List;

/// A weighted sum of features: `c₀ + Σ cⱼ featureⱼ`.
///
/// @param constant     `c₀`; finite
/// @param coefficients one per feature of [Rhythmic#FEATURES]; finite
public record Line(double constant, List<Double> coefficients) {

    /// The line that is 0 everywhere.
    public static final Line NONE = new Line(0, Collections.nCopies(Rhythmic.FEATURES.size(), 0.0));

    public Line {
        coefficients = List.copyOf(coefficients);
        if (coefficients.size() != Rhythmic.FEATURES.size()) {
            throw new IllegalArgumentException(
                    "%d coefficients, but %d features".formatted(coefficients.size(), Rhythmic.FEATURES.size()));
        }
        if (!Double.isFinite(constant) || !coefficients.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("coefficients must be finite");
        }
    }

    double at(double[] features) {
        double sum = constant;
        for (int j = 0; j < features.length; j++) sum += coefficients.get(j) * features[j];
        return sum;
    }
}
