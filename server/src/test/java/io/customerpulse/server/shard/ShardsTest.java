package io.customerpulse.server.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Rules RULES = Rules.of(DefaultCatalog.read());
    private static final List<String> SIGNALS =
            List.of("Order Completed", "Product Viewed", "Email Delivered", "Email Opened", "Email Link Clicked");

    @TempDir
    Path folder;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Shards shards(Store store, int capacity) {
        return new Shards(store, RULES, new Shards.Settings(2, capacity), List.of(), failure::set);
    }

    private static Stored stored(long sequence, String customer, String signal, Instant at, Mark... marks) {
        Event event = new Event(
                new Event.Origin("test", "m" + sequence, sequence, NOW),
                List.of(new Identifier("user_id", customer)),
                new Deed.Interacted(signal, at, Money.NONE, new About("o" + sequence % 3, "", "email")),
                List.of(marks),
                "");
        return Stored.of(sequence, event);
    }

    private static List<Stored> history(long seed, int customers, int events) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Stored> history = new ArrayList<>();
        for (int sequence = 1; sequence <= events; sequence++) {
            Instant at = NOW.minus(Duration.ofMinutes(random.nextInt(400 * 24 * 60)));
            String signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
            history.add(stored(sequence, "c" + random.nextInt(customers), signal, at));
        }
        return history;
    }

    private static double byLedger(List<Stored> history, Key customer) {
        List<Interaction> interactions = history.stream()
                .filter(stored -> stored.customer().equals(customer))
                .flatMap(stored -> Timelines.counted(stored.event()).stream())
                .toList();
        return Ledger.of(interactions, RULES, NOW).pulse().level();
    }

    private static double level(CustomerState state) {
        return Fold.of(state, RULES, Patience.LIVE).pulse(Micros.of(NOW)).level();
    }

    /// Everything a run gives, in parts; every pulse has to be the ledger's.
    private void agree(Shards shards, List<Stored> history) throws InterruptedException {
        shards.settle();
        for (Key customer : history.stream().map(Stored::customer).distinct().toList()) {
            assertThat(level(shards.state(customer).orElseThrow()))
                    .isCloseTo(byLedger(history, customer), within(1e-9));
        }
        assertThat(failure).hasNullValue();
    }

    @Test
    void anyOrderOfArrivalGivesThePulseOfTheLedger() throws IOException, InterruptedException {
        for (int seed = 1; seed <= 5; seed++) {
            List<Stored> history = history(seed, 7, 300);
            List<Stored> shuffled = new ArrayList<>(history);
            Collections.shuffle(shuffled, new Random(seed));
            List<Stored> arrived = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                arrived.add(new Stored(
                        i + 1, shuffled.get(i).event(), shuffled.get(i).customer()));
            }
            try (Store store = Store.open(folder.resolve("order" + seed));
                    Shards shards = shards(store, 100)) {
                shards.take(arrived);
                agree(shards, history);
            }
        }
    }

    @Test
    void statesThatGiveWayComeBackFromTheStore() throws IOException, InterruptedException {
        List<Stored> history = history(3, 50, 1_000);
        try (Store store = Store.open(folder);
                Shards shards = shards(store, 4)) {
            for (int from = 0; from < history.size(); from += 50) shards.take(history.subList(from, from + 50));
            agree(shards, history);
        }
    }

    /// Under full load too: else each checkpoint has more to save than the one before, and a start after a kill more to
    /// play again.
    @Test
    void whatWasToBeSavedIsSavedBeforeTwoBatchesMoreHaveComeIn() throws IOException, InterruptedException {
        int customers = 2_000;
        int batch = 5_000;
        CountDownLatch allWait = new CountDownLatch(1);
        CountDownLatch saved = new CountDownLatch(1);
        AtomicLong followed = new AtomicLong();
        AtomicLong followedWhenSaved = new AtomicLong();
        Follower follower = (stored, inStore) -> {
            if (followed.incrementAndGet() > customers) awaited(allWait);
        };
        List<Stored> events = new ArrayList<>();
        for (int i = 0; i < customers + 1 + 4 * batch; i++) {
            events.add(stored(i + 1, "c" + i % customers, "Order Completed", NOW.minusSeconds(i)));
        }
        try (Store store = Store.open(folder);
                Shards shards =
                        new Shards(store, RULES, new Shards.Settings(1, customers), List.of(follower), failure::set)) {
            shards.take(events.subList(0, customers));
            shards.settle();
            shards.take(events.subList(customers, customers + 1));
            shards.save(() -> {
                followedWhenSaved.set(followed.get());
                saved.countDown();
            });
            for (int from = customers + 1; from < events.size(); from += batch) {
                shards.take(events.subList(from, from + batch));
            }
            allWait.countDown();
            saved.await();
            shards.settle();
        }
        assertThat(failure).hasNullValue();
        assertThat(followedWhenSaved.get() - customers - 1).isBetween(0L, (long) batch);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void playingTheJournalAgainChangesNothing() throws IOException, InterruptedException {
        List<Stored> history = history(4, 10, 400);
        try (Store store = Store.open(folder);
                Shards shards = shards(store, 100)) {
            shards.take(history);
            shards.take(history.subList(150, 400));
            agree(shards, history);
        }
    }

    @Test
    void whatWasSavedIsThereAfterARestartAndTheRestIsPlayedAgain() throws IOException, InterruptedException {
        List<Stored> history = history(5, 20, 600);
        try (Store store = Store.open(folder)) {
            try (Shards shards = shards(store, 100)) {
                shards.take(history.subList(0, 300));
                CountDownLatch saved = new CountDownLatch(1);
                shards.save(saved::countDown);
                saved.await();
                store.flush();
                shards.take(history.subList(300, 450));
            }
        }
        try (Store store = Store.open(folder);
                Shards shards = shards(store, 100)) {
            shards.take(history.subList(300, 600));
            agree(shards, history);
        }
    }

    @Test
    void whatAMachineDidIsKeptAndCountsNothing() throws IOException, InterruptedException {
        try (Store store = Store.open(folder);
                Shards shards = shards(store, 100)) {
            Stored click = stored(1, "ada", "Email Link Clicked", NOW.minusSeconds(60), Mark.MACHINE);
            shards.take(List.of(click));
            shards.settle();
            assertThat(level(shards.state(click.customer()).orElseThrow())).isZero();
            assertThat(new Timelines(store).all(click.customer())).containsExactly(click);
        }
    }

    /// R17.
    @Test
    void aFollowerThatFailsPoisonsItsEventAlone() throws Exception {
        Follower follower = (stored, batch) -> {
            batch.put(Family.PROFILES, Bytes.ofLong(stored.sequence()), new byte[0]);
            if (stored.sequence() % 3 == 0) throw new StackOverflowError("a deep event");
            if (stored.sequence() % 3 == 1) throw new IllegalStateException("an odd event");
        };
        for (int life = 0; life < 2; life++) {
            try (Store store = Store.open(folder);
                    Shards shards =
                            new Shards(store, RULES, new Shards.Settings(2, 10), List.of(follower), failure::set)) {
                List<Stored> events = new ArrayList<>();
                for (int i = 1; i <= 30; i++) events.add(stored(i, "c" + i % 4, "Order Completed", NOW));
                shards.take(events);
                shards.settle();
                assertThat(failure).hasNullValue();
                assertThat(shards.aside().counts()).isEqualTo(Map.of("test", 20L));
                List<Long> booked = new ArrayList<>();
                for (int customer = 0; customer < 4; customer++) {
                    new Timelines(store)
                            .all(Key.of("user_id:c" + customer))
                            .forEach(each -> booked.add(each.sequence()));
                }
                assertThat(booked).hasSize(10).allMatch(sequence -> sequence % 3 == 2);
                List<Long> followed = new ArrayList<>();
                store.scan(
                        Family.PROFILES,
                        new byte[0],
                        new byte[0],
                        (key, value) -> followed.add(Bytes.readLong(key, 0)));
                assertThat(followed).containsExactlyInAnyOrderElementsOf(booked);
                CountDownLatch saved = new CountDownLatch(1);
                shards.save(saved::countDown);
                saved.await();
                store.flush();
            }
        }
    }

    /// A program that has learnt to deal with an event counts it when it is played again.
    @Test
    void whatDoesNotFailAnyMoreIsTakenBack() throws Exception {
        AtomicBoolean learnt = new AtomicBoolean();
        Follower follower = (stored, batch) -> {
            if (!learnt.get()) throw new IllegalStateException("an odd event");
        };
        for (int life = 0; life < 3; life++) {
            try (Store store = Store.open(folder);
                    Shards shards =
                            new Shards(store, RULES, new Shards.Settings(1, 10), List.of(follower), failure::set)) {
                shards.take(List.of(stored(7, "ada", "Order Completed", NOW)));
                shards.settle();
                boolean isAside = life == 0;
                assertThat(shards.aside().has(7)).isEqualTo(isAside);
                assertThat(store.get(Family.FAILED, Bytes.ofLong(7)).isPresent())
                        .isEqualTo(isAside);
                assertThat(shards.sequence(Key.of("user_id:ada"))).isEqualTo(isAside ? 0 : 7);
                learnt.set(true);
                store.flush();
            }
        }
    }
}
