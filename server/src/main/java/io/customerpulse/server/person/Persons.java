package io.customerpulse.server.person;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.intake.Door;
import io.customerpulse.server.shard.Follower;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Everything that is kept of persons beside what happened, ready to be put into a server: first it follows the
/// shards, then [#control] and [#door] go into the intake, then [#start].
public final class Persons implements Follower {

    private final Profiles profiles;
    private final Consents consents;
    private final Forgotten forgotten;
    private final RemovedSources removed = new RemovedSources();

    public Persons(Store store) {
        profiles = new Profiles(store);
        consents = new Consents(store);
        forgotten = new Forgotten(consents);
    }

    @Override
    public void follow(Stored stored, Batch batch) {
        profiles.follow(stored, batch);
        consents.follow(stored, batch);
    }

    /// Takes note of what was set; passes over controls of other kinds.
    public void control(Control control) {
        consents.control(control);
        forgotten.control(control);
        removed.control(control);
    }

    /// Keeps out who was erased, and what was removed; a new one for each group of records.
    public Door door() {
        return removed.before(forgotten.door());
    }

    /// Finishes the erasures that were begun before, and takes new ones. The intake is open, and nobody is
    /// answered yet.
    public Erasures start(Erasures.Parts parts) throws IOException, InterruptedException {
        parts.shards().settle();
        Erasures erasures = new Erasures(parts, forgotten);
        erasures.finish();
        return erasures;
    }

    /// Finishes the removals that were begun before, and takes new ones.
    ///
    /// @param followers who else follows the shards
    public Removals removals(Removals.Parts parts, List<Follower> followers) throws IOException, InterruptedException {
        List<Follower> all = new ArrayList<>(List.of(profiles, consents));
        all.addAll(followers);
        Removals removals = new Removals(parts, removed, all, consents::control);
        removals.finish();
        return removals;
    }

    public Forgotten forgotten() {
        return forgotten;
    }

    /// What is known of a customer.
    public Profile profile(List<Identifier> customer) {
        return profiles.of(customer);
    }

    /// What a customer allowed and forbade.
    public ConsentLedger consent(List<Identifier> customer) {
        return consents.of(customer);
    }

    /// What people entered of what a customer allowed and forbade.
    public List<Consents.Entered> entered(List<Identifier> customer) {
        return consents.entered(customer);
    }
}
