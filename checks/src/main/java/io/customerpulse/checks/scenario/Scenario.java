package io.customerpulse.checks.scenario;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.vitals.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One story: what happened, and what must then be read.
///
/// @param title    a sentence
/// @param catalog  what the interactions mean
/// @param arrivals in the order of the text; repeats among them
/// @param aliases  which identifiers are one person
/// @param expected at least one
public record Scenario(
        String title, Catalog catalog, List<Arrival> arrivals, List<Alias> aliases, List<Expected> expected) {

    public Scenario {
        arrivals = List.copyOf(arrivals);
        aliases = List.copyOf(aliases);
        expected = List.copyOf(expected);
    }

    /// An interaction on its way to us.
    ///
    /// @param late how much later than it happened it arrives; zero or more
    public record Arrival(Interaction interaction, Duration late) {
        Instant arrivesAt() {
            return interaction.at().plus(late);
        }
    }

    /// Two identifiers of one person.
    public record Alias(String one, String other) {}

    /// What must hold of someone at an instant.
    ///
    /// @param line where it stands in its file, from 1
    /// @param text as it stands there
    public record Expected(int line, String text, Instant at, String who, Condition condition) {}

    /// What can be demanded.
    public sealed interface Condition {

        /// The stage has this name.
        record InStage(Stage stage) implements Condition {}

        /// The stage is a healthy one, or is not.
        record Healthy(boolean healthy) implements Condition {}

        /// A number is in a range, bounds included.
        record Between(Quantity quantity, double low, double high) implements Condition {}

        /// A number is higher (or lower) than it was at an earlier instant.
        record Moved(Quantity quantity, boolean up, Instant since) implements Condition {}

        /// A number is the same as someone else's, but for rounding.
        record SameAs(Quantity quantity, String other) implements Condition {}
    }
}
