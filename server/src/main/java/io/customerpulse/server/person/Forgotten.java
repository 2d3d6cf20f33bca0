package io.customerpulse.server.person;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.intake.Door;
import io.customerpulse.server.store.Key;
import io.customerpulse.stats.time.Micros;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Everybody who was erased, live: a fold over the controls of the journal, and the [Door] that keeps them out.
///
/// Who was erased stays out until they give new consent. Until the erasure is done, not even that lets them in.
public final class Forgotten {

    private final Consents consents;
    private final Map<String, Erasure> erasures = new LinkedHashMap<>();
    /// The latest erasure of each hash.
    private final Map<Key, Tombstone> byHash = new HashMap<>();
    /// Erasures whose person is back.
    private final Set<String> back = new HashSet<>();
    /// Erasures whose person was looked for among the consents, once: later ones are told.
    private final Set<String> asked = new HashSet<>();

    public Forgotten(Consents consents) {
        this.consents = consents;
    }

    /// Takes note of what was set; passes over controls of other kinds.
    public synchronized void control(Control control) {
        switch (control.kind()) {
            case Tombstones.BEGUN -> begun(Tombstone.of(Jsons.read(control.json())));
            case Tombstones.DONE -> done(Jsons.read(control.json()));
            case Consents.SET -> Consents.Wanted.of(control).ifPresent(this::entered);
            default -> {}
        }
    }

    /// A door for a group of records.
    public Door door() {
        return isEmpty() ? Door.OPEN : new Gate(this);
    }

    /// The erasure with this id.
    public synchronized Optional<Erasure> find(String id) {
        return Optional.ofNullable(erasures.get(id));
    }

    /// All erasures that are not done, in the order they were asked for.
    public synchronized List<Tombstone> unfinished() {
        return erasures.values().stream()
                .filter(erasure -> erasure.done().isEmpty())
                .map(Erasure::tombstone)
                .toList();
    }

    /// The erasures that keep these identifiers out.
    public synchronized Set<Tombstone> standing(Collection<Identifier> identifiers) {
        Set<Tombstone> standing = new HashSet<>();
        for (Identifier each : identifiers) {
            Tombstone tombstone = byHash.get(Key.of(each.toString()));
            if (tombstone != null && !isBack(tombstone)) standing.add(tombstone);
        }
        return standing;
    }

    synchronized boolean standsOn(Key hash) {
        Tombstone tombstone = byHash.get(hash);
        return tombstone != null && !isBack(tombstone);
    }

    /// Whether a consent given at an instant lets the person in again.
    synchronized boolean isLiftedBy(Tombstone tombstone, long atMicros) {
        Erasure erasure = erasures.get(tombstone.id());
        return erasure != null && erasure.done().isPresent() && atMicros > Micros.of(tombstone.at());
    }

    /// Lets the persons of some erasures in again.
    synchronized void comeBack(Collection<String> ids) {
        back.addAll(ids);
    }

    private synchronized boolean isEmpty() {
        return erasures.isEmpty();
    }

    private void begun(Tombstone tombstone) {
        if (erasures.putIfAbsent(tombstone.id(), new Erasure(tombstone, Optional.empty())) != null) return;
        for (Key hash : tombstone.hashes()) byHash.put(hash, tombstone);
    }

    private void done(JsonNode json) {
        Erasure.Certificate certificate = Erasure.Certificate.of(json);
        erasures.computeIfPresent(
                json.path("id").asString(""),
                (id, erasure) -> new Erasure(erasure.tombstone(), Optional.of(certificate)));
    }

    private void entered(Consents.Wanted wanted) {
        if (!wanted.granted()) return;
        Tombstone tombstone = byHash.get(Key.of(wanted.identifier().toString()));
        if (tombstone != null && isLiftedBy(tombstone, Micros.of(wanted.at()))) back.add(tombstone.id());
    }

    /// A consent that came in before this start is found in the store.
    private boolean isBack(Tombstone tombstone) {
        if (back.contains(tombstone.id())) return true;
        if (!asked.add(tombstone.id())) return false;
        boolean isBack = tombstone.hashes().stream()
                .flatMap(hash -> consents.of(hash).history().stream())
                .anyMatch(word -> word.granted() && isLiftedBy(tombstone, word.atMicros()));
        if (isBack) back.add(tombstone.id());
        return isBack;
    }
}
