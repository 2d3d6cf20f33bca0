package io.customerpulse.learning.model;

/// What a forecast needs to know of one customer at an instant.
///
/// @param pulse       sum of the points of all signals
/// @param occasions   how many days with a return that counts
/// @param spanDays    whole days from the first of them to the last
/// @param ageDays     whole days from the first of them to the instant
/// @param recencyDays days since the last, or without one since the first interaction
/// @param lately      how many within one horizon of the model back
/// @param worth       what all of them were worth
/// @param leaning     what the model's trees add to the logarithm of the odds of at least one
public record Standing(
        double pulse,
        double occasions,
        double spanDays,
        double ageDays,
        double recencyDays,
        double lately,
        double worth,
        double leaning) {

    /// The same, with another leaning.
    public Standing leaning(double other) {
        return new Standing(pulse, occasions, spanDays, ageDays, recencyDays, lately, worth, other);
    }

    /// The gap in days to expect between occasions, shrunk towards the typical one: `(tₓ + g₀) / (x + 1)`.
    public double expectedGapDays(double typicalGapDays) {
        return occasions <= 1 ? typicalGapDays : (spanDays + typicalGapDays) / occasions;
    }

    /// How long they have been away, in expected gaps.
    public double overdue(double typicalGapDays) {
        return recencyDays / expectedGapDays(typicalGapDays);
    }
}
