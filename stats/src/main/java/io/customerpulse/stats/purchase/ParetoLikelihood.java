package io.customerpulse.stats.purchase;

import io.customerpulse.stats.special.Rising;

/// The log-likelihood of many histories under [ParetoNbd], and its gradient by the parameters:
///
/// ```
/// Γ(r+x)/Γ(r) · α^r β^s · [ (α+T)^−(r+x) (β+T)^−s + s ∫ from tₓ to T of (α+t)^−(r+x) (β+t)^−(s+1) dt ]
/// ```
record ParetoLikelihood(Histories data) implements Likelihood {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int S = 2;
    private static final int BETA = 3;

    @Override
    public double at(double[] parameters, double[] gradient) {
        double logAlpha = StrictMath.log(parameters[ALPHA]);
        double logBeta = StrictMath.log(parameters[BETA]);
        double customers = data.customers();
        double log = customers * (parameters[R] * logAlpha + parameters[S] * logBeta);
        gradient[R] += customers * logAlpha;
        gradient[ALPHA] += customers * parameters[R] / parameters[ALPHA];
        gradient[S] += customers * logBeta;
        gradient[BETA] += customers * parameters[S] / parameters[BETA];
        return log + addCounts(parameters[R], gradient) + addTimes(parameters, gradient);
    }

    /// What only the number of purchases decides; rows are sorted by it.
    private double addCounts(double r, double[] gradient) {
        double log = 0;
        for (int row = 0; row < data.rows(); ) {
            int repeats = data.repeats[row];
            long customers = 0;
            for (; row < data.rows() && data.repeats[row] == repeats; row++) customers += data.count[row];
            log += customers * Rising.log(r, repeats);
            gradient[R] += customers * Rising.slope(r, repeats);
        }
        return log;
    }

    /// The bracket, relative to the larger of its two cases.
    private double addTimes(double[] parameters, double[] gradient) {
        double[] logAlpha = logs(parameters[ALPHA]);
        double[] logBeta = logs(parameters[BETA]);
        double s = parameters[S];
        double logS = StrictMath.log(s);
        StopIntegral stop = new StopIntegral(parameters[ALPHA], parameters[BETA]);
        double sum = 0;
        for (int row = 0; row < data.rows(); row++) {
            double m = parameters[R] + data.repeats[row];
            int age = data.age[row];
            stop.over(m, s, data.times[data.last[row]], data.times[age]);
            double still = -m * logAlpha[age] - s * logBeta[age];
            double stopped = logS + stop.log;
            double higher = Math.max(still, stopped);
            double log = higher + StrictMath.log1p(StrictMath.exp(Math.min(still, stopped) - higher));
            double alive = data.count[row] * StrictMath.exp(still - log);
            double gone = data.count[row] * StrictMath.exp(stopped - log);
            sum += data.count[row] * log;
            gradient[R] -= alive * logAlpha[age] + gone * stop.logAlpha;
            gradient[ALPHA] -= alive * m / (parameters[ALPHA] + data.times[age]) + gone * m * stop.inverseAlpha;
            gradient[S] -= alive * logBeta[age] + gone * (stop.logBeta - 1 / s);
            gradient[BETA] -= alive * s / (parameters[BETA] + data.times[age]) + gone * (s + 1) * stop.inverseBeta;
        }
        return sum;
    }

    private double[] logs(double parameter) {
        double[] logs = new double[data.times.length];
        for (int i = 0; i < logs.length; i++) logs[i] = StrictMath.log(parameter + data.times[i]);
        return logs;
    }
}
