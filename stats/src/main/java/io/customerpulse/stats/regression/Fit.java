package io.customerpulse.stats.regression;

/// How a regression ended.
///
/// @param iterations how many steps it took
/// @param converged  whether the last step promised less than rounding; else take the result with care
/// @param objective  what was minimised, at the result: negative log-likelihood (without terms that do
///                   not depend on the coefficients) plus penalty, in nats
public record Fit(int iterations, boolean converged, double objective) {}
