package io.customerpulse.learning.glimpse;

import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.Kernel;

/// One number about a customer at an instant: what is left of one signal under one kernel,
/// `Σ factor(value) · kernel.left(age)`. A pulse is a weighted sum of such columns.
///
/// @param signal    its number in the rules
/// @param transform how values scale it
/// @param kernel    how it is forgotten
public record Column(int signal, ValueTransform transform, Kernel kernel) {

    double points(double value, long ageMicros) {
        double left = kernel.left(ageMicros);
        if (left == 0) return 0;
        return Double.isNaN(value) ? left : left * transform.factor(value);
    }
}
