package io.customerpulse.server.shard;

import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// All customers, spread evenly over shards with a thread each.
///
/// Who gives events waits while a shard has more waiting than it may: so a slow store slows down the intake,
/// and never fills the memory.
public final class Shards implements AutoCloseable {

    private final List<ShardThread> threads = new ArrayList<>();
    private final SetAside aside;

    /// How the customers are spread.
    ///
    /// @param shards   how many shards there are
    /// @param capacity how many states all of them keep in memory
    public record Settings(int shards, int capacity) {
        public Settings {
            if (shards < 1) throw new IllegalArgumentException("shards must be at least 1: " + shards);
            if (capacity < shards) throw new IllegalArgumentException("capacity must be at least one a shard");
        }
    }

    /// Starts the threads.
    ///
    /// @param failed is told when a shard cannot go on
    public Shards(Store store, Rules rules, Settings settings, List<Follower> followers, Consumer<Throwable> failed) {
        aside = new SetAside(store);
        for (int number = 0; number < settings.shards(); number++) {
            Shard shard = new Shard(store, rules, settings.capacity() / settings.shards(), followers, aside);
            threads.add(new ShardThread(number, shard, failed));
        }
        threads.forEach(Thread::start);
    }

    /// Gives events to their shards, in the order of the journal; waits while one has too much to do.
    public void take(List<Stored> events) throws InterruptedException {
        if (threads.size() == 1) {
            threads.getFirst().give(events);
            return;
        }
        List<List<Stored>> parts = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) parts.add(new ArrayList<>());
        for (Stored stored : events)
            parts.get(stored.customer().place(parts.size())).add(stored);
        for (int i = 0; i < parts.size(); i++)
            if (!parts.get(i).isEmpty()) threads.get(i).give(parts.get(i));
    }

    /// The state of an identifier; empty if nothing is known of it.
    public Optional<CustomerState> state(Key identifier) {
        return standings(identifier).of(identifier).map(Standing::state);
    }

    /// The sequence that an identifier's state includes; 0 for none.
    public long sequence(Key identifier) {
        return standings(identifier).known(identifier).map(Standing::sequence).orElse(0L);
    }

    /// The events that we fail on.
    public SetAside aside() {
        return aside;
    }

    /// Forgets an identifier's state, on the thread that writes it; returns when it is done.
    public void forget(Key identifier) throws InterruptedException {
        ShardThread thread = threads.get(identifier.place(threads.size()));
        CountDownLatch done = new CountDownLatch(1);
        thread.ask(shard -> shard.standings().forget(identifier), done::countDown);
        done.await();
    }

    /// Has every state that events given so far have changed written to the store, a few at a time between new
    /// events, and then says so, on the thread of the last shard.
    public void save(Runnable whenSaved) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(threads.size());
        for (ShardThread thread : threads) {
            thread.save(() -> {
                if (left.decrementAndGet() == 0) whenSaved.run();
            });
        }
    }

    /// Waits until everything given so far is in the states.
    public void settle() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(threads.size());
        for (ShardThread thread : threads) thread.ask(shard -> {}, left::countDown);
        left.await();
    }

    /// How many batches are waiting, in all.
    public int waiting() {
        return threads.stream().mapToInt(ShardThread::waiting).sum();
    }

    /// Stops the threads when they have done what they were given.
    @Override
    public void close() {
        threads.forEach(ShardThread::finish);
        for (ShardThread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(TimeUnit.MINUTES.toSeconds(1)));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Standings standings(Key identifier) {
        return threads.get(identifier.place(threads.size())).shard().standings();
    }
}
