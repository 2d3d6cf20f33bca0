package io.customerpulse.tables.segment;

import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.time.Instant;

/// What a call means.
public sealed interface Meaning {

    /// Something happened between brand and customer.
    ///
    /// @param customer who
    /// @param signal   what kind of interaction
    /// @param about    what it belongs to
    record Interacted(String customer, String signal, Instant at, Money value, About about) implements Meaning {}

    /// It cannot be used.
    record Wrong(Fault fault) implements Meaning {}
}
