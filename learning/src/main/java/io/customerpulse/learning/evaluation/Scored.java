package io.customerpulse.learning.evaluation;

import io.customerpulse.stats.forecast.Gain;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.forecast.Probabilities;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How well one model did.
///
/// @param name      of the model
/// @param remark    what a reader should know of it
/// @param measures  each with its interval; a measure that is not defined is missing
/// @param ahead     the learned pulse's measure less this model's, on the same resamples; empty for the learned
///                  pulse itself, and where there is none
/// @param bins      the calibration plot of the chance of at least one
/// @param gain      the cumulative gain curve of occasions
/// @param frequency mean occasions by earlier occasions: what came, what was expected
public record Scored(
        String name,
        Optional<String> remark,
        Map<Metric, Interval> measures,
        Map<Metric, Interval> ahead,
        List<Probabilities.Bin> bins,
        List<Gain.Point> gain,
        List<ByFrequency> frequency) {

    /// Customers with one number of earlier occasions.
    ///
    /// @param occasions how many; the last stands for as many or more
    /// @param customers how many customers
    /// @param came      mean occasions in the horizon
    /// @param expected  mean forecast
    public record ByFrequency(int occasions, long customers, double came, double expected) {}
}
