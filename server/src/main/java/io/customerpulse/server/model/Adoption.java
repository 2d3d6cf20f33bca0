package io.customerpulse.server.model;

import java.time.Instant;
import java.util.Optional;

/// A model that came into force, or the catalog without a model.
///
/// @param model   its id; empty for the catalog without a model
/// @param how     why it was allowed
/// @param by      who did it
/// @param at      when it was asked for
/// @param figures the comparison it was judged by, as JSON; empty if there was none
public record Adoption(Optional<String> model, How how, String by, Instant at, String figures) implements Change {

    /// Why a model was allowed to come into force.
    public sealed interface How {

        /// As it stands in the journal and in answers.
        default String word() {
            return switch (this) {
                case Better better -> "better";
                case Insisted insisted -> "insisted";
                case Rollback rollback -> "rollback";
            };
        }

        /// It beat the one before.
        record Better() implements How {}

        /// A person insisted.
        ///
        /// @param reason in their words
        record Insisted(String reason) implements How {}

        /// The one after it was taken back.
        record Rollback() implements How {}
    }
}
