package io.customerpulse.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.intake.Verdict;
import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Settings;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.person.Erasures.Stage;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Erasing, with everything below HTTP, stopped at each of its stages.
class ErasureCrashTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Rules RULES = Rules.of(DefaultCatalog.read());
    private static final Identifier ZELDA = new Identifier("user_id", "usr-zelda-71");
    private static final Identifier MAIL = new Identifier("email", "zelda@quist.example");
    private static final Identifier PAD = new Identifier("anonymous_id", "shared-pad-40");
    private static final Identifier BOB = new Identifier("user_id", "bob");
    private static final String[] TRACES = {"zelda", "quist"};

    @TempDir
    Path folder;

    private final class House implements AutoCloseable {
        final Journal journal;
        final Store store;
        final Shards shards;
        final Identities people;
        final Persons persons;
        final Intake intake;
        final Erasures.Parts parts;
        final Erasures erasures;

        House() throws IOException, InterruptedException {
            journal = Journal.open(
                    new FileDisk(Files.createDirectories(folder.resolve("journal"))), Settings.usual(new Random(1)));
            store = Store.open(folder.resolve("index"));
            people = new Identities(store, IdentityRules.DEFAULT, step -> {});
            persons = new Persons(store);
            shards = new Shards(
                    store, RULES, new Shards.Settings(2, 100), List.of(people, persons), ErasureCrashTest::fail);
            intake = Intake.open(
                    new Intake.Parts(journal, store, shards, InstantSource.fixed(NOW)),
                    new Intake.Listeners(
                            persons::control, persons::door, reading -> reading, damage -> {}, ErasureCrashTest::fail));
            parts = new Erasures.Parts(
                    journal, store, shards, intake::setNow, people, hash -> {}, InstantSource.fixed(NOW));
            erasures = persons.start(parts);
        }

        List<Verdict> take(Reading... readings) throws Exception {
            return intake.take(List.of(readings)).get(10, TimeUnit.SECONDS).verdicts();
        }

        int events(Identifier whose) throws InterruptedException {
            shards.settle();
            return new Timelines(store).all(Key.of(whose.toString())).size();
        }

        /// Begins an erasure that goes no further than a stage.
        Tombstone eraseUntil(Stage last) throws InterruptedException {
            CountDownLatch there = new CountDownLatch(1);
            try (Erasures stopped = new Erasures(parts, persons.forgotten(), stage -> {
                if (stage != last) return;
                there.countDown();
                throw new IllegalStateException("the process was killed");
            })) {
                Tombstone tombstone = stopped.begin(people.members(ZELDA), "adm_1");
                assertThat(there.await(30, TimeUnit.SECONDS)).isTrue();
                return tombstone;
            }
        }

        /// Ends without a checkpoint, as a process does that is killed.
        void kill() throws IOException {
            shards.close();
            store.close();
            journal.close();
        }

        @Override
        public void close() throws IOException {
            erasures.close();
            intake.close();
            kill();
        }
    }

    private static void fail(Throwable reason) {
        throw new AssertionError(reason);
    }

    private static Reading event(String id, Deed deed, Identifier... who) {
        return new Reading.Good(new Event(
                new Event.Origin("web", id, id.hashCode(), NOW),
                List.of(who),
                deed,
                List.of(),
                "{\"" + id + "\":\"" + who[0].value() + "\"}"));
    }

    private static Deed order() {
        return new Deed.Interacted("Order Completed", NOW, Money.NONE, About.NOTHING);
    }

    private static Deed consent(Instant at) {
        return new Deed.Consented(at, "all", "", true, "v1");
    }

    private static void story(House house) throws Exception {
        house.take(
                event("e1", consent(NOW.minusSeconds(3_600)), ZELDA, PAD),
                event("e2", new Deed.Described(NOW, "{\"name\":\"Zelda Quist\"}"), ZELDA, MAIL),
                event("e3", consent(NOW.minusSeconds(60)), ZELDA),
                event("e4", order(), BOB, PAD),
                event("e5", order(), BOB),
                new Reading.Bad(new Refusal(
                        "web",
                        "",
                        NOW,
                        new Refusal.Why("x", "", "for usr-zelda-71"),
                        "{\"to\":\"zelda@quist.example\"}")));
        house.intake.setNow(
                Consents.SET,
                new Consents.Wanted(MAIL, "news", "", true, NOW, new Consent.Proof("zelda called", "", "adm_1"))
                        .json());
        house.intake.setNow("source.put", "{\"name\":\"zelda's shop is not a person\"}");
        house.shards.settle();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void whateverStageItWasStoppedAtTheNextStartFinishesIt(Stage last) throws Exception {
        House killed = new House();
        story(killed);
        Counts before = killed.intake.accounting().total();
        Tombstone tombstone = killed.eraseUntil(last);
        killed.kill();
        for (int start = 1; start <= 2; start++) {
            try (House house = new House()) {
                assertThat(house.persons.forgotten().unfinished()).isEmpty();
                assertThat(house.persons
                                .forgotten()
                                .find(tombstone.id())
                                .orElseThrow()
                                .done())
                        .isPresent();
                assertThat(house.intake.accounting().total()).isEqualTo(before);
                assertThat(house.events(ZELDA)).isZero();
                assertThat(house.events(BOB)).isEqualTo(2);
                assertThat(house.persons.consent(List.of(ZELDA, MAIL)).history())
                        .isEmpty();
                assertThat(house.persons.profile(List.of(ZELDA, MAIL)).traits()).isEmpty();
            }
            assertThat(Bytesearch.of(folder, "usr-zelda", "quist", "zelda called"))
                    .isEmpty();
        }
    }

    @Test
    void aDeviceThatBothUsedIsTheOthersAfterwardsAlsoInAnIndexMadeAnew() throws Exception {
        List<Identifier> live;
        try (House house = new House()) {
            story(house);
            assertThat(house.people.members(PAD)).contains(ZELDA);
            house.eraseUntil(Stage.DONE);
            live = house.people.members(BOB);
            assertThat(live).contains(PAD);
        }
        Bytesearch.delete(folder.resolve("index"));
        try (House house = new House()) {
            assertThat(house.people.members(BOB)).isEqualTo(live);
            assertThat(house.people.members(ZELDA)).containsExactly(ZELDA);
        }
    }

    @Test
    void consentLetsInWhatComesBehindItEvenInTheSameGroupButNotBeforeTheErasureIsDone() throws Exception {
        Reading late = event("l1", order(), ZELDA);
        Reading[] back = {event("l2", consent(NOW.plusSeconds(60)), ZELDA), event("l3", order(), ZELDA)};
        House killed = new House();
        story(killed);
        killed.eraseUntil(Stage.REWRITTEN);
        assertThat(killed.take(back)).allMatch(verdict -> verdict instanceof Verdict.Failed);
        killed.kill();
        try (House house = new House()) {
            assertThat(house.take(late)).allMatch(verdict -> verdict instanceof Verdict.Failed);
            assertThat(house.take(event("l4", consent(NOW.minusSeconds(1)), MAIL)))
                    .allMatch(verdict -> verdict instanceof Verdict.Failed);
            assertThat(house.take(back)).allMatch(verdict -> verdict instanceof Verdict.Stored);
            assertThat(house.take(event("l5", order(), PAD))).allMatch(verdict -> verdict instanceof Verdict.Stored);
        }
        try (House house = new House()) {
            assertThat(house.take(event("l6", order(), ZELDA))).allMatch(verdict -> verdict instanceof Verdict.Stored);
        }
        assertThat(new ArrayList<>(Bytesearch.of(folder, TRACES))).isNotEmpty();
    }
}
