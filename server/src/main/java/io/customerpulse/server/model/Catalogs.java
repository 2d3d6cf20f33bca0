package io.customerpulse.server.model;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.server.model.CatalogChange.How.Edited;
import io.customerpulse.server.model.CatalogChange.How.Rollback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The catalog that counts, as the journal has it: changes are a pile, and a rollback takes the topmost off. Below all
/// is the file that the server was started with.
final class Catalogs {

    private final Catalog file;
    private final List<CatalogChange> changes = new ArrayList<>();
    private final List<CatalogChange> pile = new ArrayList<>();

    Catalogs(Catalog file) {
        this.file = file;
    }

    void apply(CatalogChange change) {
        changes.add(change);
        switch (change.how()) {
            case Edited edited -> pile.add(change);
            case Rollback back -> {
                if (!pile.isEmpty()) pile.removeLast();
            }
        }
    }

    Catalog now() {
        return pile.isEmpty() ? file : catalog(pile.getLast());
    }

    /// The change that made it; empty for the file.
    Optional<CatalogChange> latest() {
        return pile.isEmpty() ? Optional.empty() : Optional.of(pile.getLast());
    }

    /// What would count after a change.
    Catalog after(CatalogChange change) {
        return switch (change.how()) {
            case Edited edited -> edited.catalog();
            case Rollback back -> pile.size() < 2 ? file : catalog(pile.get(pile.size() - 2));
        };
    }

    /// All changes, the first one first.
    List<CatalogChange> changes() {
        return List.copyOf(changes);
    }

    private Catalog catalog(CatalogChange change) {
        return change.how() instanceof Edited edited ? edited.catalog() : file;
    }
}
