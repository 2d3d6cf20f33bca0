package io.customerpulse.stats.purchase;

import static io.customerpulse.stats.purchase.BetaGeometric.A;
import static io.customerpulse.stats.purchase.BetaGeometric.ALPHA;
import static io.customerpulse.stats.purchase.BetaGeometric.B;
import static io.customerpulse.stats.purchase.BetaGeometric.R;

import io.customerpulse.stats.special.Rising;

/// The log-likelihood of many histories under a beta-geometric model, and its gradient by the parameters.
record BetaGeometricLikelihood(BetaGeometric kind, Histories data) implements Likelihood {

    @Override
    public double at(double[] parameters, double[] gradient) {
        double log = rhythm() + addCounts(parameters, gradient);
        log += data.customers() * parameters[R] * StrictMath.log(parameters[ALPHA]);
        gradient[R] += data.customers() * StrictMath.log(parameters[ALPHA]);
        gradient[ALPHA] += data.customers() * parameters[R] / parameters[ALPHA];
        Bracket bracket = new Bracket(kind, parameters, data.times);
        for (int row = 0; row < data.rows(); row++) {
            bracket.at(data.repeats[row], data.last[row], data.age[row]);
            int count = data.count[row];
            log += count * bracket.log;
            for (int i = 0; i < gradient.length; i++) gradient[i] += count * bracket.slopes[i];
        }
        return log;
    }

    /// What the lengths of single gaps add: nothing if `k` is 1.
    private double rhythm() {
        int between = kind.k() - 1;
        return between == 0 ? 0 : between * data.logGaps() - data.purchases() * Rising.log(1, between);
    }

    /// What only the number of purchases decides; rows are sorted by it.
    private double addCounts(double[] parameters, double[] gradient) {
        double a = parameters[A];
        double b = parameters[B];
        double log = 0;
        for (int row = 0; row < data.rows(); ) {
            int repeats = data.repeats[row];
            long customers = 0;
            for (; row < data.rows() && data.repeats[row] == repeats; row++) customers += data.count[row];
            int waits = kind.waits(repeats);
            int chances = kind.chances(repeats);
            log += customers * (Rising.log(parameters[R], waits) + Rising.log(b, chances) - Rising.log(a + b, chances));
            double both = Rising.slope(a + b, chances);
            gradient[R] += customers * Rising.slope(parameters[R], waits);
            gradient[A] -= customers * both;
            gradient[B] += customers * (Rising.slope(b, chances) - both);
        }
        return log;
    }
}
