package io.customerpulse.stats.rank;

import java.util.Arrays;
import java.util.OptionalDouble;

/// The middle value; of an even number the mean of the middle two. A function of the set of values,
/// so the order they come in does not matter.
public final class Median {

    private Median() {}

    /// The median of the values.
    ///
    /// @param values finite; not changed. Nothing without values. O(n log n)
    public static OptionalDouble of(double[] values) {
        if (values.length == 0) return OptionalDouble.empty();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
