package io.customerpulse.learning.rhythm;

import java.util.OptionalDouble;

/// One customer's rhythm at an instant.
///
/// @param key         a number that stands for the customer
/// @param occasions   days with a return that counts
/// @param gap         how long they are expected to stay away while they are a customer
/// @param regularity  `k` of the gaps: 1 is chance, above it a rhythm, below it bursts; nothing with fewer than
///                    [Rhythms#PAIRS_MIN] pairs of gaps
/// @param recencyDays since the last return that counts; nothing without one
/// @param overdue     that in expected gaps: 1 is due now; nothing without an occasion
/// @param active      the probability that they have not stopped, in [0, 1]; nothing without an occasion
public record CustomerRhythm(
        long key,
        int occasions,
        Gap gap,
        OptionalDouble regularity,
        OptionalDouble recencyDays,
        OptionalDouble overdue,
        OptionalDouble active) {

    /// A gap in days, and between which two it lies with nine chances of ten.
    public record Gap(double expected, double low, double high) {}
}
