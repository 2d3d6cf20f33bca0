package io.customerpulse.learning.rhythm;

import io.customerpulse.stats.purchase.Fitted;
import io.customerpulse.stats.purchase.PurchaseModel;
import io.customerpulse.stats.rhythm.Regularity;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rhythms of all customers together.
///
/// @param customers  how many had an interaction
/// @param coming     how many of them had an occasion
/// @param repeating  how many had two or more
/// @param regularity by the first two gaps of each who has them
/// @param shape      `k` that expected gaps are made with: the measured one, or 1 where too few customers have two gaps
/// @param gaps       how many gaps there were of each length in days
/// @param model      says who is still active; nothing if nobody had an occasion
public record Population(
        long customers,
        long coming,
        long repeating,
        Regularity regularity,
        double shape,
        SortedMap<Long, Long> gaps,
        Optional<Fitted<? extends PurchaseModel>> model) {

    public Population {
        gaps = Collections.unmodifiableSortedMap(new TreeMap<>(gaps));
    }

    /// The gap in days that a part of all gaps does not exceed; nothing without gaps.
    ///
    /// @param part in (0, 1]: .5 for the median
    public OptionalDouble quantile(double part) {
        long all = gaps.values().stream().mapToLong(Long::longValue).sum();
        long counted = 0;
        for (var gap : gaps.entrySet()) {
            counted += gap.getValue();
            if (counted >= part * all) return OptionalDouble.of(gap.getKey());
        }
        return OptionalDouble.empty();
    }
}
