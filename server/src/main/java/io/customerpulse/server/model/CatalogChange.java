package io.customerpulse.server.model;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.server.store.Key;
import java.time.Instant;

/// A catalog that came into force, or the one before that came back.
///
/// @param how what was done
/// @param by  who did it
/// @param at  when it was asked for
public record CatalogChange(How how, String by, Instant at) implements Change {

    private static final String PREFIX = "cat_";

    /// What was done.
    public sealed interface How {

        /// As it stands in the journal and in answers.
        default String word() {
            return switch (this) {
                case Edited edited -> "edited";
                case Rollback rollback -> "rollback";
            };
        }

        /// Another catalog.
        ///
        /// @param text    its file
        /// @param catalog what that says
        /// @param reason  in the words of whoever changed it
        record Edited(String text, Catalog catalog, String reason) implements How {}

        /// The latest change was taken back.
        record Rollback() implements How {}
    }

    /// The id of a catalog, made of what it says: the same catalog has the same id, however it is written.
    public static String id(Catalog catalog) {
        return PREFIX + "%016x".formatted(Key.of(CatalogFile.write(catalog)).high());
    }
}
