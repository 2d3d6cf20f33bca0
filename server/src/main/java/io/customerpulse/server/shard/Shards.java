package io.customerpulse.server.shard;

import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// All customers, spread evenly over shards with a thread each.
///
/// Who gives events waits while a shard has more waiting than it may: so a slow store slows down the intake,
/// and never fills the memory.
public final class Shards implements AutoCloseable {

    private final Store store;
    private final List<ShardThread> threads = new ArrayList<>();
    private final SetAside aside;
    private final int capacity;
    private final AtomicLong removals = new AtomicLong();
    private volatile Rules inForce;

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

    /// A state, and the rules it was made by.
    public record Ruled(CustomerState state, Rules rules) {}

    /// Starts the threads.
    ///
    /// @param failed is told when a shard cannot go on
    public Shards(Store store, Rules rules, Settings settings, List<Follower> followers, Consumer<Throwable> failed) {
        this.store = store;
        aside = new SetAside(store);
        capacity = settings.capacity();
        inForce = rules;
        Book.Place place = new Book.Place(store, Resting.in(store), settings.capacity() / settings.shards());
        for (int number = 0; number < settings.shards(); number++) {
            Shard shard = new Shard(place, rules, followers, aside);
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
        return ruled(identifier).map(Ruled::state);
    }

    /// The same with the rules it was made by.
    public Optional<Ruled> ruled(Key identifier) {
        return read(
                identifier,
                book -> book.standings().of(identifier).map(standing -> new Ruled(standing.state(), book.rules())));
    }

    /// What interactions mean now: those of all states that are read.
    public Rules rules() {
        return inForce;
    }

    /// The sequence that an identifier's state includes; 0 for none.
    public long sequence(Key identifier) {
        return read(identifier, book -> book.standings().known(identifier))
                .map(Standing::sequence)
                .orElse(0L);
    }

    /// The events that we fail on.
    public SetAside aside() {
        return aside;
    }

    /// Forgets an identifier's state, on the thread that writes it; returns when it is done.
    public void forget(Key identifier) throws InterruptedException {
        ShardThread thread = threads.get(identifier.place(threads.size()));
        CountDownLatch done = new CountDownLatch(1);
        thread.ask(shard -> shard.books().forEach(book -> book.standings().forget(identifier)), done::countDown);
        done.await();
        removals.incrementAndGet();
    }

    /// Makes the states of some identifiers of what stands in their timelines, whatever was known of them, on the
    /// threads that write them; returns when it is done.
    public void remake(Collection<Key> identifiers) throws InterruptedException {
        List<List<Key>> parts = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) parts.add(new ArrayList<>());
        for (Key identifier : identifiers)
            parts.get(identifier.place(parts.size())).add(identifier);
        CountDownLatch left = new CountDownLatch(threads.size());
        for (int i = 0; i < threads.size(); i++) {
            List<Key> part = parts.get(i);
            threads.get(i)
                    .ask(
                            shard -> shard.books().forEach(book -> part.forEach(book.standings()::remake)),
                            left::countDown);
        }
        left.await();
        removals.incrementAndGet();
    }

    /// How often something was taken out; whatever was made of several states before then holds no more.
    public long removals() {
        return removals.get();
    }

    /// How many states may be in memory.
    public int capacity() {
        return capacity;
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
        all(shard -> {});
    }

    /// Begins to keep states of other rules beside those in force; one changeover at a time.
    void begin(Rules next) throws InterruptedException {
        Resting.clear(store);
        Family family = Resting.beside(store);
        all(shard -> shard.open(next, family));
    }

    /// Makes the states of some identifiers by the rules that were begun, and waits for it.
    void make(List<Key> identifiers, Rules next) throws InterruptedException {
        List<List<Key>> parts = new ArrayList<>();
        for (int i = 0; i < threads.size(); i++) parts.add(new ArrayList<>());
        for (Key identifier : identifiers)
            parts.get(identifier.place(parts.size())).add(identifier);
        CountDownLatch left = new CountDownLatch(threads.size());
        for (int i = 0; i < threads.size(); i++) {
            List<Key> part = parts.get(i);
            threads.get(i).ask(shard -> shard.book(next).make(part), left::countDown);
        }
        left.await();
    }

    /// From now on the states of these rules are read, everybody's at once.
    public void swap(Rules next) {
        inForce = next;
    }

    /// Ends a changeover, or gives it up: keeps the states of the rules in force alone.
    void keep() throws InterruptedException {
        Rules kept = inForce;
        all(shard -> shard.keep(kept));
        Resting.clear(store);
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

    /// Has something done on every thread, and waits for it.
    private void all(Consumer<Shard> what) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(threads.size());
        for (ShardThread thread : threads) thread.ask(what, left::countDown);
        left.await();
    }

    /// Reads the book in force; again if another came into force meanwhile, for then the first may be half gone.
    private <T> T read(Key identifier, Function<Book, T> question) {
        Shard shard = threads.get(identifier.place(threads.size())).shard();
        while (true) {
            Rules rules = inForce;
            T answer = question.apply(shard.book(rules));
            if (rules == inForce) return answer;
        }
    }
}
