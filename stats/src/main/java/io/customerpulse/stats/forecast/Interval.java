package io.customerpulse.stats.forecast;

/// A measure with the range that chance in the choice of customers leaves it.
///
/// @param estimate  the measure on the data itself
/// @param low       lower end of the interval
/// @param high      upper end; not below `low`
/// @param resamples how many resamples it rests on: those under which the measure is defined
public record Interval(double estimate, double low, double high, int resamples) {

    public Interval {
        if (!(low <= high)) throw new IllegalArgumentException("low must not exceed high: %s, %s".formatted(low, high));
    }

    /// Whether a value lies in the interval, ends included.
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
