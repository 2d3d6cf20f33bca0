package io.customerpulse.server.shard;

import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The standings of one shard: those used last in memory, all others in the store.
///
/// One thread writes, any may read. At most `capacity` standings are in memory; one that has to give way is
/// written first if it is newer than the store's.
final class Standings {

    private final Store store;
    private final Family family;
    private final Rules rules;
    private volatile int capacity;
    /// The one used longest ago comes first. Guarded by itself.
    private final LinkedHashMap<Key, Standing> recent = new LinkedHashMap<>(16, 0.75f, true);
    /// Newer than the store's; the one waiting longest comes first. Only the writer looks at it.
    private final Set<Key> dirty = new LinkedHashSet<>();

    /// @param family where they are at rest
    Standings(Store store, Family family, Rules rules, int capacity) {
        this.store = store;
        this.family = family;
        this.rules = rules;
        this.capacity = capacity;
    }

    /// How an identifier stands; empty if nothing is known of it. Never stale.
    Optional<Standing> of(Key identifier) {
        return known(identifier).map(standing -> standing.stale() ? rebuilt(identifier, standing) : standing);
    }

    /// As it is kept, stale or not.
    Optional<Standing> known(Key identifier) {
        synchronized (recent) {
            Standing standing = recent.get(identifier);
            if (standing != null) return Optional.of(standing);
        }
        return store.get(family, identifier.bytes()).map(bytes -> read(identifier, bytes));
    }

    /// The writer's: replaces some standings. Those that have to give way are written together: one by one, each
    /// event of a population larger than the capacity would cost a write of its own.
    void put(Map<Key, Standing> standings) {
        dirty.addAll(standings.keySet());
        List<Key> leaving = new ArrayList<>();
        synchronized (recent) {
            recent.putAll(standings);
            Iterator<Key> eldest = recent.keySet().iterator();
            while (recent.size() - leaving.size() > capacity) {
                Key next = eldest.next();
                if (dirty.contains(next)) leaving.add(next);
                else eldest.remove();
            }
        }
        if (!leaving.isEmpty()) leave(leaving);
    }

    /// The writer's: those the store does not have yet.
    List<Key> dirty() {
        return List.copyOf(dirty);
    }

    /// The writer's: writes some of them, the stale ones made good.
    void save(List<Key> identifiers) {
        try (Batch batch = store.batch()) {
            for (Key identifier : identifiers) {
                if (!dirty.remove(identifier)) continue;
                Standing standing = known(identifier).orElseThrow();
                if (standing.stale()) {
                    standing = rebuilt(identifier, standing);
                    synchronized (recent) {
                        recent.put(identifier, standing);
                    }
                }
                batch.put(family, identifier.bytes(), standing.encode(rules));
            }
            batch.write();
        }
    }

    /// The writer's: forgets an identifier.
    void forget(Key identifier) {
        dirty.remove(identifier);
        synchronized (recent) {
            recent.remove(identifier);
        }
    }

    /// The writer's: makes a standing of what stands in the timeline, whatever was known.
    void remake(Key identifier) {
        forget(identifier);
        Optional<Standing> made = fromTimeline(identifier);
        if (made.isPresent()) {
            put(Map.of(identifier, made.get()));
        } else {
            try (Batch batch = store.batch()) {
                batch.delete(family, identifier.bytes()).write();
            }
        }
    }

    /// The writer's: how many are in memory from now on.
    void resize(int size) {
        capacity = size;
    }

    /// How an identifier stands by its timeline; empty if nothing is in it.
    Optional<Standing> fromTimeline(Key identifier) {
        Standing standing = rebuilt(identifier);
        return standing.sequence() == 0 ? Optional.empty() : Optional.of(standing);
    }

    /// The state that the whole timeline adds up to.
    CustomerState fold(List<Stored> timeline) {
        Timeline counted = new Timeline(rules);
        for (Stored stored : timeline) Timelines.counted(stored.event()).ifPresent(counted::add);
        Fold fold = new Fold(rules, Patience.LIVE);
        for (int row = 0; row < counted.size(); row++) fold.add(counted, row);
        return fold.state();
    }

    private void leave(List<Key> leaving) {
        save(leaving);
        synchronized (recent) {
            leaving.forEach(recent::remove);
        }
    }

    /// A damaged state is made again from the timeline, which holds all that was in it.
    private Standing read(Key identifier, byte[] bytes) {
        return Standing.decode(bytes, rules).orElseGet(() -> rebuilt(identifier));
    }

    private Standing rebuilt(Key identifier, Standing stale) {
        Standing fresh = rebuilt(identifier);
        return new Standing(fresh.state(), Math.max(stale.sequence(), fresh.sequence()), false);
    }

    private Standing rebuilt(Key identifier) {
        List<Stored> timeline = new Timelines(store).all(identifier);
        long sequence = timeline.stream().mapToLong(Stored::sequence).max().orElse(0);
        return new Standing(fold(timeline), sequence, false);
    }
}
