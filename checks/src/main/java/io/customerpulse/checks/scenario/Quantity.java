package io.customerpulse.checks.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A number that a story can speak of.
public enum Quantity {
    PULSE,
    INVESTMENTS,
    RETURNS,
    DECAY,
    NOISE,
    /// Dimensionless; not a number before the first return with points.
    MOMENTUM,
    /// Days.
    CADENCE,
    /// In own expected gaps; not a number before the first return.
    OVERDUE;

    double of(Subject.Reading reading) {
        return switch (this) {
            case PULSE -> reading.pulse().level();
            case INVESTMENTS -> reading.pulse().investments();
            case RETURNS -> reading.pulse().returns();
            case DECAY -> reading.pulse().decay();
            case NOISE -> reading.pulse().noise();
            case MOMENTUM -> reading.vitals().momentum().orElse(Double.NaN);
            case CADENCE -> reading.vitals().cadenceDays();
            case OVERDUE -> reading.vitals().overdue().orElse(Double.NaN);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Quantity> named(String word) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.word().equals(word))
                .findFirst();
    }
}
