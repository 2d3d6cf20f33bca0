package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.model.Adopting;
import io.customerpulse.server.model.Adoption;
import io.customerpulse.server.model.Contest;
import io.customerpulse.server.model.Drift;
import io.customerpulse.server.model.Model;
import io.customerpulse.server.model.Nights;
import io.customerpulse.server.model.Refit;
import io.customerpulse.server.model.Teaching;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done for models each night, over a shop whose customers come at rates of their own.
class NightsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int CUSTOMERS = 400;
    private static final int DAYS = 180;

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private Core core;

    @BeforeEach
    void open() throws Exception {
        core = Alone.open(folder, now::get);
        core.index().intake().take(shop(new Random(7))).get(60, TimeUnit.SECONDS);
        core.index().shards().settle();
    }

    @AfterEach
    void close() throws Exception {
        core.close();
    }

    /// Each customer orders at a rate of their own, until they are gone, and looks at things before they order.
    private static List<Reading> shop(Random random) {
        List<Reading> readings = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            double gapDays = 4 - 12 * Math.log(1 - random.nextDouble());
            double left = -90 * Math.log(1 - random.nextDouble());
            double day = 100 * random.nextDouble();
            double end = Math.min(DAYS, day + left);
            for (; day < end; day -= gapDays * Math.log(1 - random.nextDouble())) {
                Instant at = NOW.minus(Duration.ofDays(DAYS)).plusSeconds((long) (86_400 * day));
                readings.add(event(readings.size(), customer, "Product Viewed", at.minusSeconds(7_200)));
                readings.add(event(readings.size(), customer, "Order Completed", at));
            }
        }
        return readings;
    }

    private static Reading event(int number, int customer, String signal, Instant at) {
        Money value = signal.startsWith("Order") ? new Money(2_500, "USD") : Money.NONE;
        return new Reading.Good(new Event(
                new Event.Origin("shop", "m" + number, number, NOW),
                List.of(new Identifier("user_id", "u" + customer)),
                new Deed.Interacted(signal, at, value, About.NOTHING),
                List.of(),
                ""));
    }

    private static <T> T await(Supplier<Optional<T>> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Optional<T> got = wanted.get();
        while (got.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
            got = wanted.get();
        }
        return got.orElseThrow(() -> new AssertionError("it has not come about"));
    }

    private void adopt(Model model) {
        core.index()
                .adopting()
                .begin(new Adoption(Optional.of(model.id()), new Adoption.How.Better(), "adm_1", NOW, ""));
        await(() -> Optional.of(core.index().adopting().latest()).filter(Adopting.Outcome.DONE::equals));
    }

    private Optional<Model> refitted() {
        return core.index().models().list().stream()
                .filter(model -> model.by().equals(Refit.BY))
                .findFirst();
    }

    @Test
    void aPulseIsLearnedAnewEachNightAndAdoptsNothing() throws Exception {
        try (Nights nights = core.index().nights(new Nights.Wanted(true, true), now::get)) {
            assertThat(refitted()).isEmpty();
            now.set(NOW.plus(Duration.ofHours(13)));
            Model model = await(this::refitted);
            assertThat(core.index().models().inForce().model()).isEmpty();
            assertThat(nights.drift()).isEmpty();
            assertThat(model.pulse().targets()).containsExactly("Order Completed");
            Contest contest = core.index().contests(now::get).of(model);
            assertThat(contest.period().isKnown()).isFalse();
            assertThat(contest.period().customers()).isEqualTo(CUSTOMERS);
            assertThat(contest.candidate().auc().orElseThrow()).isGreaterThan(0.7);
            adopt(model);
            Drift drift = await(nights::drift);
            assertThat(drift.model()).isEqualTo(model.id());
            assertThat(drift.observed() / drift.expected())
                    .isCloseTo(drift.ratio().orElseThrow().estimate(), within(1e-12));
            assertThat(drift.isAlarm()).as("%s", drift).isFalse();
        }
    }

    @Test
    void aModelThatExpectsTooMuchRaisesTheAlarm() {
        Model far = Model.of(Teaching.pulse(40, 1.5), "adm_1", NOW);
        core.index().adopting().propose(far);
        adopt(far);
        try (Nights nights = core.index().nights(new Nights.Wanted(false, true), now::get)) {
            Drift drift = await(nights::drift);
            assertThat(drift.isAlarm()).isTrue();
            assertThat(drift.ratio().orElseThrow().high()).isLessThan(0.9);
        }
        assertThat(refitted()).isEmpty();
    }
}
