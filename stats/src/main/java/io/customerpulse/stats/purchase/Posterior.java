package io.customerpulse.stats.purchase;

import io.customerpulse.stats.optimize.Smooth;

/// What to minimise: the negative of likelihood and prior, over the logarithms of the parameters.
record Posterior(Likelihood likelihood, Prior prior) implements Smooth {

    @Override
    public double at(double[] point, double[] gradient) {
        double[] parameters = new double[point.length];
        double[] slopes = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            parameters[i] = StrictMath.exp(point[i]);
            if (!(parameters[i] > 0 && Double.isFinite(parameters[i]))) return Double.POSITIVE_INFINITY;
        }
        double log = likelihood.at(parameters, slopes);
        for (int i = 0; i < point.length; i++) slopes[i] *= parameters[i];
        log += prior.at(point, slopes);
        for (int i = 0; i < point.length; i++) gradient[i] = -slopes[i];
        return -log;
    }
}
