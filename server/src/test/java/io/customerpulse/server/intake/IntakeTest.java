package io.customerpulse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Settings;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Rules RULES = Rules.of(DefaultCatalog.read());

    @TempDir
    Path folder;

    private final List<Control> controls = new ArrayList<>();

    /// Everything below HTTP, over one folder.
    private final class House implements AutoCloseable {
        final Journal journal;
        final Store store;
        final Shards shards;
        final Intake intake;

        House() throws IOException, InterruptedException {
            journal = Journal.open(
                    new FileDisk(Files.createDirectories(folder.resolve("journal"))), Settings.usual(new Random(1)));
            store = Store.open(folder.resolve("index"));
            shards = new Shards(store, RULES, new Shards.Settings(2, 100), List.of(), IntakeTest::fail);
            intake = Intake.open(
                    new Intake.Parts(journal, store, shards, InstantSource.fixed(NOW)),
                    new Intake.Listeners(
                            controls::add, () -> Door.OPEN, reading -> reading, damage -> {}, IntakeTest::fail));
        }

        List<Verdict> take(Reading... readings) throws Exception {
            return intake.take(List.of(readings)).get(10, TimeUnit.SECONDS).verdicts();
        }

        int events(String customer) throws InterruptedException {
            shards.settle();
            return new Timelines(store).all(Key.of("user_id:" + customer)).size();
        }

        /// Ends without a checkpoint, as a process does that is killed.
        void kill() throws IOException {
            shards.close();
            store.close();
            journal.close();
        }

        @Override
        public void close() throws IOException {
            intake.close();
            kill();
        }
    }

    private static void fail(Throwable reason) {
        throw new AssertionError(reason);
    }

    private static Reading event(String id, String customer, long content) {
        return new Reading.Good(new Event(
                new Event.Origin("web", id, content, NOW),
                List.of(new Identifier("user_id", customer)),
                new Deed.Interacted("Order Completed", NOW, Money.NONE, About.NOTHING),
                List.of(),
                "{}"));
    }

    private static Reading refusal(String raw) {
        Refusal.Why why = new Refusal.Why("missing_identifier", "", "who?");
        return new Reading.Bad(new Refusal("web", "", NOW, why, raw));
    }

    @Test
    void aRepeatCountsOnceWithinAGroupAndAfterIt() throws Exception {
        try (House house = new House()) {
            assertThat(house.take(event("a", "ada", 1), event("a", "ada", 1), event("b", "ada", 2)))
                    .containsExactly(new Verdict.Stored(1), new Verdict.Duplicate(), new Verdict.Stored(2));
            assertThat(house.take(event("a", "ada", 1))).containsExactly(new Verdict.Duplicate());
            assertThat(house.events("ada")).isEqualTo(2);
            assertThat(house.intake.accounting().total()).isEqualTo(new Counts(4, 2, 2, 0));
        }
    }

    @Test
    void anotherEventUnderTheSameIdIsKeptAsFailed() throws Exception {
        try (House house = new House()) {
            house.take(event("a", "ada", 1));
            assertThat(house.take(event("a", "bob", 9)))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Verdict.Failed.class,
                            failed -> assertThat(failed.why().code()).isEqualTo("duplicate_conflict"));
            assertThat(house.events("bob")).isZero();
            assertThat(house.intake.accounting().total()).isEqualTo(new Counts(2, 1, 0, 1));
        }
    }

    @Test
    void aRefusedRecordThatComesAgainIsKeptOnce() throws Exception {
        try (House house = new House()) {
            house.take(refusal("{\"a\":1}"), refusal("{\"a\":2}"));
            assertThat(house.take(refusal("{\"a\":1}"))).containsExactly(new Verdict.Duplicate());
            assertThat(house.intake.accounting().total()).isEqualTo(new Counts(3, 0, 1, 2));
        }
    }

    @Test
    void whatWasAnsweredIsThereAfterTheProcessWasKilled() throws Exception {
        House killed = new House();
        killed.take(event("a", "ada", 1), event("a", "ada", 1), refusal("{}"));
        killed.intake.set("source.put", "{\"id\":\"web\"}").get(10, TimeUnit.SECONDS);
        killed.kill();
        controls.clear();
        try (House house = new House()) {
            assertThat(house.intake.accounting().total()).isEqualTo(new Counts(3, 1, 1, 1));
            assertThat(house.events("ada")).isEqualTo(1);
            assertThat(house.take(event("a", "ada", 1))).containsExactly(new Verdict.Duplicate());
            assertThat(controls)
                    .singleElement()
                    .satisfies(control -> assertThat(control.json()).contains("web"));
        }
    }

    @Test
    void aCleanEndLeavesNothingToPlayAgainAndLosesNothing() throws Exception {
        for (int run = 1; run <= 3; run++) {
            controls.clear();
            try (House house = new House()) {
                house.take(event("a" + run, "ada", run));
                house.intake.set("run", "{}").get(10, TimeUnit.SECONDS);
                assertThat(house.events("ada")).isEqualTo(run);
                assertThat(controls).hasSize(run);
                assertThat(house.intake.accounting().total().stored()).isEqualTo(run);
            }
        }
    }
}
