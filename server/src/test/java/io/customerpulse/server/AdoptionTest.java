package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.server.care.Comparison;
import io.customerpulse.server.model.Adopting;
import io.customerpulse.server.model.Adopting.Stage;
import io.customerpulse.server.model.Adoption;
import io.customerpulse.server.model.CatalogChange;
import io.customerpulse.server.model.Change;
import io.customerpulse.server.model.Model;
import io.customerpulse.server.model.Teaching;
import io.customerpulse.server.shard.Changeover;
import io.customerpulse.server.shard.Resting;
import io.customerpulse.server.store.Family;
import io.customerpulse.tables.log.InteractionLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Models brought into force and taken back, with everything below HTTP.
class AdoptionTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Rules RULES = Rules.of(DefaultCatalog.read());
    private static final List<String> SIGNALS =
            List.of("Order Completed", "Product Viewed", "Email Sent", "Quiz Taken");

    /// More than a step of a changeover has, and than there is room for in memory.
    private static final int CUSTOMERS = 700;

    private static final LearnedPulse PULSE = Teaching.pulse();
    private static final Model MODEL = Model.of(PULSE, "adm_1", NOW);

    @TempDir
    private Path folder;

    private final List<Interaction> sent = new ArrayList<>();

    private Core open(String name) throws IOException, InterruptedException {
        return Alone.open(folder.resolve(name), CLOCK);
    }

    /// Some interactions of customers drawn at random.
    private void take(Core core, long seed, int many) throws Exception {
        Random random = new Random(seed);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String id = "m" + seed + "-" + i;
            Identifier who = new Identifier("user_id", "u" + random.nextInt(CUSTOMERS));
            String signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
            Instant at = NOW.minusSeconds(random.nextInt(90 * 86_400));
            Money value = signal.startsWith("Order") ? new Money(random.nextInt(9_000), "USD") : Money.NONE;
            Event.Origin origin = new Event.Origin("shop", id, seed * 1_000_000 + i, NOW);
            Deed deed = new Deed.Interacted(signal, at, value, About.NOTHING);
            readings.add(new Reading.Good(new Event(origin, List.of(who), deed, List.of(), "")));
            sent.add(new Interaction(id, who.toString(), signal, at, value, About.NOTHING));
        }
        core.index().intake().take(readings).get(60, TimeUnit.SECONDS);
        core.index().shards().settle();
    }

    private static Map<String, Double> pulses(Core core) {
        Map<String, Double> pulses = new TreeMap<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            core.index()
                    .customers()
                    .find("user_id:u" + i)
                    .ifPresent(customer -> pulses.put(
                            customer.name().toString(),
                            core.index()
                                    .customers()
                                    .pulse(customer, NOW)
                                    .orElseThrow()
                                    .pulse()
                                    .level()));
        }
        return pulses;
    }

    /// The pulses that scoring the same interactions from a file gives.
    private Map<String, Double> scored(Rules rules) throws InterruptedException {
        InteractionLog log = Teaching.log(sent, rules);
        return Teaching.scores(log, NOW);
    }

    private static void adopt(Core core, Optional<String> model, Adoption.How how) {
        assertThat(core.index().adopting().begin(new Adoption(model, how, "adm_1", NOW, "")))
                .isTrue();
        await(core.index().adopting());
        assertThat(core.index().adopting().latest()).isEqualTo(Adopting.Outcome.DONE);
    }

    private static void await(Adopting adopting) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (adopting.progress().isPresent() && System.nanoTime() < end) LockSupport.parkNanos(1_000_000);
        assertThat(adopting.progress()).isEmpty();
    }

    private static void assertSame(Map<String, Double> got, Map<String, Double> expected) {
        assertThat(got.keySet()).isEqualTo(expected.keySet());
        expected.forEach((who, pulse) ->
                assertThat(got.get(who)).as(who).isCloseTo(pulse, within(1e-9 * Math.max(1, Math.abs(pulse)))));
    }

    @Test
    void anAdoptedModelCountsEverybodyAndARollbackBringsTheOldPulsesBack() throws Exception {
        try (Core core = open("data")) {
            take(core, 1, 6_000);
            Map<String, Double> before = pulses(core);
            core.index().adopting().propose(MODEL);
            assertThat(pulses(core)).isEqualTo(before);
            adopt(core, Optional.of(MODEL.id()), new Adoption.How.Better());
            assertThat(core.index().models().inForce().id()).contains(MODEL.id());
            Map<String, Double> after = pulses(core);
            assertSame(after, scored(Rules.of(PULSE.catalog(RULES.catalog()))));
            assertThat(after).isNotEqualTo(before);
            take(core, 2, 2_000);
            assertSame(pulses(core), scored(Rules.of(PULSE.catalog(RULES.catalog()))));
            adopt(core, core.index().models().below().orElseThrow(), new Adoption.How.Rollback());
            assertThat(core.index().models().inForce().model()).isEmpty();
            assertSame(pulses(core), scored(RULES));
        }
    }

    @Test
    void aRestartAndARebuildGiveTheSame() throws Exception {
        Map<String, Double> adopted;
        try (Core core = open("data")) {
            take(core, 3, 5_000);
            core.index().adopting().propose(MODEL);
            adopt(core, Optional.of(MODEL.id()), new Adoption.How.Insisted("to see it"));
            take(core, 4, 1_000);
            adopted = pulses(core);
        }
        try (Core again = open("data")) {
            assertSame(pulses(again), adopted);
            assertThat(again.index().models().adoptions()).hasSize(1);
            assertThat(again.index().models().adoptions().getFirst().how())
                    .isEqualTo(new Adoption.How.Insisted("to see it"));
            Path beside = folder.resolve("beside");
            try (Index made = Index.open(again.journal(), beside, Alone.making(CLOCK))) {
                again.index().intake().checkpoint();
                made.intake().checkpoint();
                Comparison comparison = Comparison.of(
                        again.index().store(), made.store(), made.shards().rules());
                assertThat(comparison.first()).isEmpty();
                assertThat(comparison.outdated()).isZero();
            }
        }
        try (Core rebuilt = Core.rebuilt(folder.resolve("data"), Alone.making(CLOCK), new Random(1))) {
            assertSame(pulses(rebuilt), adopted);
        }
    }

    @Test
    void whatComesInWhileStatesAreMadeIsInThem() throws Exception {
        try (Core core = open("data")) {
            take(core, 5, 3_000);
            List<Map<String, Double>> meanwhile = new ArrayList<>();
            Adopting adopting = adopting(core, stage -> {
                unchecked(() -> take(core, 100 + meanwhile.size(), 500));
                meanwhile.add(pulses(core));
                unchecked(() -> assertSame(
                        meanwhile.getLast(),
                        scored(core.index().models().inForce().rules())));
            });
            try (adopting) {
                adopting.propose(MODEL);
                adopting.begin(new Adoption(Optional.of(MODEL.id()), new Adoption.How.Better(), "adm_1", NOW, ""));
                await(adopting);
                assertThat(adopting.latest()).isEqualTo(Adopting.Outcome.DONE);
            }
            assertThat(meanwhile).hasSize(Stage.values().length);
            assertSame(pulses(core), scored(core.index().models().inForce().rules()));
        }
    }

    @Test
    void customersComeInOnOtherThreadsAllTheWhile() throws Exception {
        try (Core core = open("data")) {
            take(core, 6, 3_000);
            Thread busy = new Thread(() -> unchecked(() -> {
                for (int i = 0; i < 20; i++) take(core, 200 + i, 200);
            }));
            core.index().adopting().propose(MODEL);
            busy.start();
            adopt(core, Optional.of(MODEL.id()), new Adoption.How.Better());
            busy.join();
            assertSame(pulses(core), scored(Rules.of(PULSE.catalog(RULES.catalog()))));
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aKillAtAnyStageEndsInOneOfTheTwoStates(Stage last) throws Exception {
        try (Core core = open("data")) {
            take(core, 7, 4_000);
            core.index().adopting().propose(MODEL);
            core.index().intake().checkpoint();
            Path image = folder.resolve("image");
            try (Adopting adopting = adopting(core, stage -> {
                if (stage == last) copy(folder.resolve("data"), image);
            })) {
                adopting.begin(new Adoption(Optional.of(MODEL.id()), new Adoption.How.Better(), "adm_1", NOW, ""));
                await(adopting);
            }
        }
        boolean isNew = last.compareTo(Stage.ADOPTED) >= 0;
        try (Core after = open("image")) {
            assertThat(after.index().models().inForce().model().isPresent()).isEqualTo(isNew);
            assertSame(pulses(after), scored(isNew ? Rules.of(PULSE.catalog(RULES.catalog())) : RULES));
            take(after, 8, 500);
            assertSame(pulses(after), scored(isNew ? Rules.of(PULSE.catalog(RULES.catalog())) : RULES));
        }
    }

    /// The built-in catalog with orders that count half, and other lines.
    private static Catalog halved() {
        String text = """
                extends: default
                thresholds: {overdue: {fading: 1.5, dormant: 3, lost: 6}, typical_gap: 20d}
                signals:
                  Order Completed: {side: return, weight: 5, half_life: 45d}
                """;
        return ((CatalogFile.Read) CatalogFile.read("catalog", text)).catalog();
    }

    private static CatalogChange change() {
        CatalogChange.How how = new CatalogChange.How.Edited(CatalogFile.write(halved()), halved(), "orders are cheap");
        return new CatalogChange(how, "adm_1", NOW);
    }

    private static void bring(Core core, Change change) {
        assertThat(core.index().adopting().begin(change)).isTrue();
        await(core.index().adopting());
        assertThat(core.index().adopting().latest()).isEqualTo(Adopting.Outcome.DONE);
    }

    @Test
    void anotherCatalogCountsEverybodyAfterARestartAndARebuildTooAndCanBeTakenBack() throws Exception {
        try (Core core = open("data")) {
            take(core, 10, 4_000);
            bring(core, change());
            assertSame(pulses(core), scored(Rules.of(halved())));
            take(core, 11, 500);
            assertSame(pulses(core), scored(Rules.of(halved())));
        }
        try (Core rebuilt = Core.rebuilt(folder.resolve("data"), Alone.making(CLOCK), new Random(1))) {
            assertSame(pulses(rebuilt), scored(Rules.of(halved())));
        }
        try (Core again = open("data")) {
            assertThat(again.index().models().base()).isEqualTo(halved());
            assertThat(again.index().kept().roster().typicalGapDays()).isEqualTo(20);
            bring(again, new CatalogChange(new CatalogChange.How.Rollback(), "adm_1", NOW));
            assertThat(again.index().models().base()).isEqualTo(RULES.catalog());
            assertThat(again.index().models().changed()).isEmpty();
            assertThat(again.index().models().changes()).hasSize(2);
            assertSame(pulses(again), scored(RULES));
        }
    }

    @Test
    void aModelAndACatalogAreTakenBackEachOnItsOwn() throws Exception {
        try (Core core = open("data")) {
            take(core, 12, 2_000);
            core.index().adopting().propose(MODEL);
            bring(core, change());
            adopt(core, Optional.of(MODEL.id()), new Adoption.How.Better());
            assertSame(pulses(core), scored(Rules.of(PULSE.catalog(halved()))));
            bring(core, new CatalogChange(new CatalogChange.How.Rollback(), "adm_1", NOW));
            assertThat(core.index().models().inForce().id()).contains(MODEL.id());
            assertSame(pulses(core), scored(Rules.of(PULSE.catalog(RULES.catalog()))));
            adopt(core, Optional.empty(), new Adoption.How.Rollback());
            assertSame(pulses(core), scored(RULES));
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aKillWhileTheCatalogChangesEndsInOneOfTheTwoStates(Stage last) throws Exception {
        try (Core core = open("data")) {
            take(core, 13, 2_000);
            core.index().intake().checkpoint();
            try (Adopting adopting = adopting(core, stage -> {
                if (stage == last) copy(folder.resolve("data"), folder.resolve("image"));
            })) {
                adopting.begin(change());
                await(adopting);
            }
        }
        boolean isNew = last.compareTo(Stage.ADOPTED) >= 0;
        try (Core after = open("image")) {
            assertThat(after.index().models().changed().isPresent()).isEqualTo(isNew);
            assertSame(pulses(after), scored(isNew ? Rules.of(halved()) : RULES));
        }
    }

    @Test
    void anAdoptionThatFailsChangesNothing() throws Exception {
        try (Core core = open("data")) {
            take(core, 9, 2_000);
            Map<String, Double> before = pulses(core);
            try (Adopting adopting = adopting(core, stage -> {
                if (stage == Stage.MADE) throw new IllegalStateException("no more");
            })) {
                adopting.propose(MODEL);
                adopting.begin(new Adoption(Optional.of(MODEL.id()), new Adoption.How.Better(), "adm_1", NOW, ""));
                await(adopting);
                assertThat(adopting.latest()).isEqualTo(Adopting.Outcome.FAILED);
            }
            assertThat(pulses(core)).isEqualTo(before);
            assertThat(count(core, Resting.beside(core.index().store()))).isZero();
            adopt(core, Optional.of(MODEL.id()), new Adoption.How.Better());
            assertSame(pulses(core), scored(Rules.of(PULSE.catalog(RULES.catalog()))));
            assertThat(count(core, Resting.beside(core.index().store()))).isZero();
        }
    }

    private static long count(Core core, Family family) {
        long[] count = {0};
        core.index().store().scan(family, new byte[0], new byte[0], (key, value) -> ++count[0] > 0);
        return count[0];
    }

    private static Adopting adopting(Core core, Consumer<Stage> passing) {
        Index index = core.index();
        return new Adopting(new Adopting.Parts(
                index.models(), new Changeover(index.store(), index.shards()), index.intake()::setNow, passing));
    }

    /// The folder as a process leaves it that is killed now: of the index only what was put on disk.
    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else if (!file.endsWith("lock")) Files.copy(file, target);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
