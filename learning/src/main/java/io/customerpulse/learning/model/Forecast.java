package io.customerpulse.learning.model;

/// What is to be expected of one customer.
///
/// @param expected   occasions: days with a return that counts; the mean
/// @param atLeastOne the chance of one or more; in [0, 1]
/// @param typical    the median count: the single number that is off by the least on average, while the mean's sum
///                   over customers is right (Gneiting, Making and evaluating point forecasts, 2011)
public record Forecast(double expected, double atLeastOne, double typical) {}
