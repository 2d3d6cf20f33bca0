package io.customerpulse.server.shard;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// From the states of one set of rules to those of another.
///
/// ```
/// make     states of the new rules are made of the timelines, beside those in force; events go into both
/// swap     one write to memory: everybody is read by the new rules from then on
/// settle   the new states are put on disk, their place is noted, the old ones are deleted
/// ```
///
/// Reads are right at every moment, as the old states are kept in step until the swap. A crash loses nothing: a
/// state that was not made, or is of other rules than those in force, is made of its timeline when it is read.
/// Making costs one read of each timeline; memory a quarter more of what states have.
///
/// For one thread at a time; the swap itself is [Shards#swap].
public final class Changeover {

    /// Identifiers in one go: a shard's events wait for its part of them, some milliseconds.
    private static final int STEP = 256;

    private final Store store;
    private final Shards shards;
    private final AtomicLong made = new AtomicLong();
    private volatile long known;

    public Changeover(Store store, Shards shards) {
        this.store = store;
        this.shards = shards;
    }

    /// How many identifiers have been gone through since the latest [#make] began.
    public long made() {
        return made.get();
    }

    /// How many identifiers there were when it began.
    public long known() {
        return known;
    }

    /// Makes the states of everybody by other rules.
    ///
    /// @throws InterruptedException if the caller is interrupted: then [#giveUp] is to follow
    public void make(Rules next) throws InterruptedException {
        made.set(0);
        known = count();
        shards.begin(next);
        byte[] after = new byte[0];
        while (true) {
            List<Key> keys = next(after);
            shards.make(keys, next);
            made.addAndGet(keys.size());
            if (keys.size() < STEP) return;
            after = keys.getLast().bytes();
        }
    }

    /// Puts the new states on disk, and deletes the old ones.
    public void settle() throws InterruptedException {
        CountDownLatch saved = new CountDownLatch(1);
        shards.save(saved::countDown);
        saved.await();
        Resting.change(store);
        store.flush();
        shards.keep();
    }

    /// Goes back to where it began.
    public void giveUp() throws InterruptedException {
        shards.keep();
    }

    private long count() {
        long[] count = {0};
        store.scan(Family.NAMES, new byte[0], new byte[0], (key, value) -> ++count[0] > 0);
        return count[0];
    }

    private List<Key> next(byte[] after) {
        List<Key> keys = new ArrayList<>();
        store.scan(Family.NAMES, after, new byte[0], (key, value) -> {
            if (after.length == 0 || !Bytes.startsWith(key, after)) keys.add(Key.read(key, 0));
            return keys.size() < STEP;
        });
        return keys;
    }
}
