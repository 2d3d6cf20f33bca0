package io.customerpulse.stats.trees;

/// Where the outcomes of some cases pull: sums of the gradients and curvatures of their likelihood.
record Pull(double gradient, double curvature) {

    Pull less(Pull part) {
        return new Pull(gradient - part.gradient, curvature - part.curvature);
    }

    /// How much a step of their own gains, twice, in nats.
    double gain(double ridge) {
        return gradient * gradient / (curvature + ridge);
    }

    /// The step.
    double step(double ridge) {
        return -gradient / (curvature + ridge);
    }
}
