package io.customerpulse.server.read;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a list of customers is ordered by. Who does not have it comes last.
public enum Order {
    /// Points.
    PULSE,
    /// How the rate of points rises or falls.
    MOMENTUM,
    /// Time since the last return, in expected gaps.
    OVERDUE,
    /// The expected gap.
    CADENCE,
    /// The latest return.
    LAST_SEEN,
    /// The latest interaction of either side.
    LAST_INTERACTION,
    /// The first interaction.
    FIRST_INTERACTION,
    /// How many interactions counted.
    INTERACTIONS;

    /// As it stands in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Order> of(String word) {
        return Stream.of(values()).filter(order -> order.word().equals(word)).findFirst();
    }
}
