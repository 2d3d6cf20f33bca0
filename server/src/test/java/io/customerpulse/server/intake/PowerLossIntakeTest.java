package io.customerpulse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.FaultyDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Settings;
import io.customerpulse.server.journal.Visitor;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Power may be lost at any change to the disk, and the index with it: whatever was answered counts, and counts once.
class PowerLossIntakeTest {

    private static final long SEEDS = Long.getLong("pulse.seeds", 300);
    private static final int SEEDS_PER_STORE = 20;
    private static final int LIVES = 3;
    private static final int CUSTOMERS = 5;
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Rules RULES = Rules.of(DefaultCatalog.read());

    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void noLossOfPowerLosesOrDoublesAnEvent() throws Exception {
        for (long first = 1; first <= SEEDS; first += SEEDS_PER_STORE) livesThrough(first, first + SEEDS_PER_STORE);
    }

    /// What is deleted makes a store slow, so it is a new one now and then.
    private void livesThrough(long first, long end) throws Exception {
        try (Store store = Store.open(folder.resolve("index-" + first));
                ExecutorService ends = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long seed = first; seed < end; seed++) {
                try {
                    empty(store);
                    new Story(store, ends, seed).tell();
                } catch (AssertionError | Exception failed) {
                    throw new AssertionError("seed " + seed, failed);
                }
            }
        }
    }

    private static void empty(Store store) {
        for (Family family : Family.values()) {
            List<byte[]> keys = new ArrayList<>();
            store.scan(family, new byte[0], new byte[0], (key, value) -> keys.add(key));
            try (Batch batch = store.batch()) {
                for (byte[] key : keys) batch.delete(family, key);
                batch.write();
            }
        }
    }

    /// A few lives over one disk, each ended by a loss of power, with somebody who remembers what was answered.
    private static final class Story {

        private final Store store;
        private final ExecutorService ends;
        private final SplittableRandom chance;
        private final NavigableSet<Integer> promised = new TreeSet<>();
        private final NavigableSet<Integer> unknown = new TreeSet<>();
        private FaultyDisk disk;
        private int sent;

        Story(Store store, ExecutorService ends, long seed) {
            this.store = store;
            this.ends = ends;
            this.chance = new SplittableRandom(seed);
            this.disk = new FaultyDisk(seed);
        }

        void tell() throws Exception {
            for (int life = 0; life < LIVES; life++) {
                disk.losePowerAtStep(1 + chance.nextInt(chance.nextInt(4) == 0 ? 8 : 40));
                try (House house = new House()) {
                    agree(house, false);
                    while (true) send(house, some());
                } catch (IOException | ExecutionException powerOff) {
                    requirePowerOff(powerOff);
                    disk = disk.afterPowerLoss(chance.nextLong());
                    if (chance.nextBoolean()) empty(store);
                }
            }
            try (House house = new House()) {
                while (!unknown.isEmpty()) send(house, List.copyOf(unknown));
                agree(house, true);
                disk.losePowerAtStep(1);
                house.intake.take(readings(List.of(sent))).get(10, TimeUnit.SECONDS);
                throw new AssertionError("an answer without power");
            } catch (ExecutionException powerOff) {
                requirePowerOff(powerOff);
                assertThat(promised).hasSize(sent);
            }
        }

        private static void requirePowerOff(Exception failed) {
            Throwable cause = failed instanceof ExecutionException ? failed.getCause() : failed;
            if (!(cause instanceof IOException || cause instanceof UncheckedIOException))
                throw new AssertionError("no loss of power", failed);
        }

        /// What is unknown is sent again, with something new; now and then something known too.
        private List<Integer> some() {
            List<Integer> numbers = new ArrayList<>(unknown);
            int news = 1 + chance.nextInt(6);
            for (int i = 0; i < news; i++) numbers.add(sent++);
            if (!promised.isEmpty() && chance.nextInt(3) == 0) numbers.add(promised.first());
            return numbers;
        }

        private void send(House house, List<Integer> numbers) throws Exception {
            numbers.stream().filter(number -> !promised.contains(number)).forEach(unknown::add);
            List<Verdict> verdicts = house.intake
                    .take(readings(numbers))
                    .get(10, TimeUnit.SECONDS)
                    .verdicts();
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(verdicts.get(i)).isNotInstanceOf(Verdict.Failed.class);
                if (promised.contains(numbers.get(i)))
                    assertThat(verdicts.get(i)).isEqualTo(new Verdict.Duplicate());
            }
            promised.addAll(numbers);
            unknown.clear();
        }

        private void agree(House house, boolean everything) throws Exception {
            List<Integer> found = stored(house.journal);
            assertThat(found).doesNotHaveDuplicates().containsAll(promised);
            house.shards.settle();
            Timelines timelines = new Timelines(store);
            int counted = 0;
            for (int who = 0; who < CUSTOMERS; who++) {
                counted += timelines.all(Key.of("user_id:" + who)).size();
            }
            assertThat(counted).isEqualTo(found.size());
            Accounting.Counts counts = house.intake.accounting().total();
            assertThat(counts.stored()).isEqualTo(found.size());
            assertThat(counts.accepted()).isEqualTo(counts.stored() + counts.duplicate());
            if (everything) assertThat(new TreeSet<>(found)).isEqualTo(promised);
        }

        /// Everything below HTTP; it ends as a process does that is killed.
        private final class House implements AutoCloseable {
            private final Journal journal;
            private final Shards shards;
            private final Intake intake;

            House() throws IOException, InterruptedException {
                journal = Journal.open(disk, new Settings(4_000, chance.split()));
                shards = new Shards(store, RULES, new Shards.Settings(1, 10), List.of(), House::fail);
                intake = Intake.open(
                        new Intake.Parts(journal, store, shards, InstantSource.fixed(NOW)),
                        new Intake.Listeners(
                                control -> {},
                                () -> Door.OPEN,
                                reading -> reading,
                                damage -> fail(new AssertionError(damage.sentence())),
                                broken -> {}));
            }

            private static void fail(Throwable reason) {
                throw new AssertionError(reason);
            }

            /// The threads of the shards have nothing left to do, and need a moment to notice.
            @Override
            public void close() {
                try {
                    shards.settle();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                ends.execute(shards::close);
            }
        }
    }

    private static List<Reading> readings(List<Integer> numbers) {
        List<Reading> readings = new ArrayList<>();
        for (int number : numbers) {
            readings.add(new Reading.Good(new Event(
                    new Event.Origin("web", "m-" + number, number, NOW),
                    List.of(new Identifier("user_id", Integer.toString(number % CUSTOMERS))),
                    new Deed.Interacted("Order Completed", NOW.minusSeconds(number), Money.NONE, About.NOTHING),
                    List.of(),
                    "{}")));
        }
        return readings;
    }

    private static List<Integer> stored(Journal journal) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        journal.forEach(1, new Visitor() {
            @Override
            public void entry(Entry entry) {
                if (entry.kind() != Entry.EVENT) return;
                Event event = EventBytes.decode(entry.payload()).orElseThrow();
                numbers.add(Integer.valueOf(event.origin().messageId().substring(2)));
            }

            @Override
            public void damaged(Damage damage) {
                throw new AssertionError(damage.sentence());
            }
        });
        return numbers;
    }
}
