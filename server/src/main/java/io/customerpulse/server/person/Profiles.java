package io.customerpulse.server.person;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.shard.Follower;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.store.StoreProblem;
import io.customerpulse.stats.time.Micros;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The profiles of all identifiers; that of a customer is what those of its identifiers add up to.
public final class Profiles implements Follower {

    private final Store store;
    /// By the thread of the shard.
    private final Map<Thread, Pending> pending = new ConcurrentHashMap<>();

    public Profiles(Store store) {
        this.store = store;
    }

    /// What a batch will bring into the store, and the store does not have yet.
    private record Pending(Batch batch, Map<Key, Profile> profiles) {}

    @Override
    public void follow(Stored stored, Batch batch) {
        if (!(stored.event().deed() instanceof Deed.Described described)) return;
        Profile said = Profile.of(described.traits(), Micros.of(described.at()), stored.sequence());
        if (said.traits().isEmpty()) return;
        Map<Key, Profile> open = open(batch);
        Profile before = open.computeIfAbsent(stored.customer(), this::of);
        Profile after = before.merge(said);
        if (after.equals(before)) return;
        open.put(stored.customer(), after);
        batch.put(Family.PROFILES, Rows.traits(stored.customer()), after.encode());
    }

    /// What is known of one identifier.
    public Profile of(Key identifier) {
        return store.get(Family.PROFILES, Rows.traits(identifier))
                .map(bytes -> Profile.decode(bytes).orElseThrow(Profiles::damaged))
                .orElse(Profile.EMPTY);
    }

    /// What is known of a customer.
    public Profile of(List<Identifier> customer) {
        Profile profile = Profile.EMPTY;
        for (Identifier each : customer) profile = profile.merge(of(Key.of(each.toString())));
        return profile;
    }

    /// A shard's thread works on one batch after the other.
    private Map<Key, Profile> open(Batch batch) {
        return pending.compute(
                        Thread.currentThread(),
                        (thread, before) -> before != null && before.batch() == batch
                                ? before
                                : new Pending(batch, new HashMap<>()))
                .profiles();
    }

    private static StoreProblem damaged() {
        return new StoreProblem("a profile is damaged", new IllegalStateException("checksum"));
    }
}
