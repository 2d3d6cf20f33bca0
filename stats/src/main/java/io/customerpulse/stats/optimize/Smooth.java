package io.customerpulse.stats.optimize;

/// A function of several variables whose slope is known.
@FunctionalInterface
public interface Smooth {

    /// The value at a point; anything not finite where the function has none.
    ///
    /// @param point    not changed
    /// @param gradient as long as the point; filled with the derivative by each coordinate
    double at(double[] point, double[] gradient);
}
