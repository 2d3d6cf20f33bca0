package io.customerpulse.stats.purchase;

import java.util.List;

/// What is believed of the parameters before any data: next to nothing, but not that they are endless.
///
/// The density of the logarithm of each parameter is proportional to `exp(−(d/τ)⁴/4)`, with `d` its distance
/// from a centre and `τ` = [#SCALE]. Unlike a bell curve it is flat where parameters of real cohorts lie:
/// within a factor of ten of the centre its whole effect is below .012 of a log-likelihood, so fits agree with
/// maximum likelihood to the published digits. Beyond a factor of a hundred it grows quickly, and catches
/// what a likelihood alone would let run away: a shape towards 0 or a scale towards infinity, as happens
/// with data that is not a cohort.
///
/// The centres of parameters in units of time come from the data, so the unit does not matter: the time
/// between purchases for purchase rates, the mean age for stopping.
///
/// @param centres of the parameters; positive
record Prior(List<Double> centres) {

    static final double SCALE = 5;

    Prior {
        centres = List.copyOf(centres);
    }

    /// Adds the log-density at these logarithms of parameters, and its gradient.
    double at(double[] logs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            double distance = distance(i, logs[i]) / SCALE;
            sum -= distance * distance * distance * distance / 4;
            gradient[i] -= distance * distance * distance / SCALE;
        }
        return sum;
    }

    /// How far the logarithm of the i-th parameter is from its centre.
    double distance(int i, double log) {
        return log - StrictMath.log(centres.get(i));
    }

    double[] start() {
        return centres.stream().mapToDouble(StrictMath::log).toArray();
    }
}
