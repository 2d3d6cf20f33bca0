package io.customerpulse.server.model;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.intake.Control;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All models of a server and what is in force, as the journal has it: a catalog, and a model on top of it or none. A
/// control is taken once, however often it is told of.
///
/// Adoptions are a pile: a rollback takes the topmost off, so the one below it is in force again; below all is the
/// catalog without a model.
public final class Models {

    private static final Set<String> KINDS = Set.of(Written.CANDIDATE, Written.ADOPTION, Written.CATALOG);

    private final Catalogs catalogs;
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final List<Adoption> adoptions = new ArrayList<>();
    private final List<Optional<String>> pile = new ArrayList<>();
    private long taken;
    private volatile InForce inForce;
    private volatile InForce before;
    /// Made ready to come into force.
    private Optional<InForce> ready = Optional.empty();

    /// What everybody is counted by.
    ///
    /// @param model empty for the catalog without a model
    /// @param rules the catalog's, or those that the model makes of it
    public record InForce(Optional<Model> model, Rules rules) {
        /// The id of the model; empty without one.
        public Optional<String> id() {
            return model.map(Model::id);
        }

        /// Whether everybody is counted alike by the other.
        boolean isAlike(InForce other) {
            return id().equals(other.id()) && rules.catalog().equals(other.rules.catalog());
        }
    }

    /// Without any model.
    ///
    /// @param base what interactions mean without one, unless the journal has another catalog
    public Models(Rules base) {
        this.catalogs = new Catalogs(base.catalog());
        this.inForce = new InForce(Optional.empty(), base);
        this.before = inForce;
    }

    /// Takes note of what was set.
    ///
    /// @return whether something else came into force
    public synchronized boolean apply(Control control) {
        if (!KINDS.contains(control.kind()) || control.sequence() <= taken) return false;
        taken = control.sequence();
        switch (control.kind()) {
            case Written.ADOPTION -> adopt(Written.adoption(control));
            case Written.CATALOG -> change(Written.change(control));
            default -> {
                Model model = Written.candidate(control);
                models.putIfAbsent(model.id(), model);
                return false;
            }
        }
        return true;
    }

    private void change(CatalogChange change) {
        catalogs.apply(change);
        comeIntoForce(inForce.id());
    }

    private void adopt(Adoption adoption) {
        adoptions.add(adoption);
        if (adoption.how() instanceof Adoption.How.Rollback) {
            if (!pile.isEmpty()) pile.removeLast();
        } else {
            pile.add(adoption.model());
        }
        comeIntoForce(adoption.model());
    }

    private void comeIntoForce(Optional<String> id) {
        InForce next = with(id, catalogs.now());
        before = inForce;
        inForce = ready.filter(it -> it.isAlike(next)).orElse(next);
        ready = Optional.empty();
    }

    /// What is to come into force: the rules are to be made ready before the change is written.
    synchronized InForce prepare(Change change) {
        InForce next =
                switch (change) {
                    case Adoption adoption -> with(adoption.model(), catalogs.now());
                    case CatalogChange other -> with(inForce.id(), catalogs.after(other));
                };
        ready = Optional.of(next);
        return next;
    }

    private InForce with(Optional<String> id, Catalog base) {
        Optional<Model> model = id.map(models::get);
        return new InForce(
                model, Rules.of(model.map(it -> it.pulse().catalog(base)).orElse(base)));
    }

    /// What everybody is counted by now.
    public InForce inForce() {
        return inForce;
    }

    /// The model that made these rules, if they are in force or were just before.
    public Optional<Model> of(Rules rules) {
        InForce now = inForce;
        return now.rules() == rules
                ? now.model()
                : Optional.of(before).filter(it -> it.rules() == rules).flatMap(InForce::model);
    }

    public synchronized Optional<Model> find(String id) {
        return Optional.ofNullable(models.get(id));
    }

    /// All that were put in, the first one first.
    public synchronized List<Model> list() {
        return List.copyOf(models.values());
    }

    /// All that came into force, the first one first.
    public synchronized List<Adoption> adoptions() {
        return List.copyOf(adoptions);
    }

    /// What a rollback brings back: a model, or empty for the catalog without one; nothing if there is none in force.
    public synchronized Optional<Optional<String>> below() {
        if (pile.isEmpty()) return Optional.empty();
        return Optional.of(pile.size() == 1 ? Optional.empty() : pile.get(pile.size() - 2));
    }

    /// What interactions mean without a model.
    public synchronized Catalog base() {
        return catalogs.now();
    }

    /// The change that made the catalog what it is; empty for the file that the server was started with.
    public synchronized Optional<CatalogChange> changed() {
        return catalogs.latest();
    }

    /// All changes of the catalog, the first one first.
    public synchronized List<CatalogChange> changes() {
        return catalogs.changes();
    }

    /// What everybody would be counted by with another catalog and the model in force.
    public Rules rules(Catalog other) {
        return Rules.of(inForce.model().map(it -> it.pulse().catalog(other)).orElse(other));
    }

    /// What they mean with one.
    public Rules rules(Model model) {
        return Rules.of(model.pulse().catalog(base()));
    }
}
