package io.customerpulse.stats.purchase;

/// A log-likelihood of data, as a function of positive parameters.
interface Likelihood {

    /// The value, with the derivatives by the parameters added to the gradient.
    ///
    /// @param parameters positive
    /// @param gradient   zeros when handed in
    double at(double[] parameters, double[] gradient);
}
