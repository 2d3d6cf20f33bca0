package io.customerpulse.learning.model;

/// Counts, both ends among them.
///
/// @param low  0 or more
/// @param high not below `low`
public record Between(int low, int high) {

    public Between {
        if (low < 0 || high < low) throw new IllegalArgumentException("not an interval: %d to %d".formatted(low, high));
    }
}
