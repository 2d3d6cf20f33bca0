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
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.shard.Timelines.Place;
import io.customerpulse.server.source.machine.Bursts;
import io.customerpulse.server.source.machine.Bursts.Kind;
import io.customerpulse.server.source.machine.Bursts.Touch;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That a machine's opens and clicks count nothing, whenever that comes to light.
class MachinesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant SENT = NOW.minus(Duration.ofDays(10));
    private static final Rules RULES = Rules.of(DefaultCatalog.read());
    private static final List<Kind> KINDS =
            List.of(Kind.DELIVERED, Kind.OPENED, Kind.CLICKED, Kind.CLICKED, Kind.CLICKED);

    @TempDir
    Path folder;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Shards shards(Store store, int capacity) {
        return new Shards(store, RULES, new Shards.Settings(2, capacity), List.of(), failure::set);
    }

    private static Event event(String id, String customer, String signal, Instant at, About about) {
        return new Event(
                new Event.Origin("test", id, id.hashCode(), NOW),
                List.of(new Identifier("user_id", customer)),
                new Deed.Interacted(signal, at, Money.NONE, about),
                List.of(),
                "");
    }

    private static Event touch(String id, Kind kind, double seconds, String link) {
        Instant at = SENT.plusMillis((long) (1_000 * seconds));
        return event(id, "ada", kind.signal(), at, new About("spring", link, "email"));
    }

    /// Some customers with a few messages each, most of what happens to one within a minute.
    private static List<Event> story(long seed, int customers, int events) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Event> story = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String customer = "c" + random.nextInt(customers);
            Instant at = SENT.plusMillis(500L * random.nextInt(150));
            if (random.nextInt(8) == 0) {
                story.add(event("m" + i, customer, "Order Completed", at, About.NOTHING));
                continue;
            }
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            String link = kind == Kind.CLICKED ? "link" + random.nextInt(3) : "";
            String message = random.nextInt(20) == 0 ? "" : "message" + random.nextInt(3);
            story.add(event("m" + i, customer, kind.signal(), at, new About(message, link, "email")));
        }
        return story;
    }

    private static List<Stored> arrived(List<Event> events) {
        List<Stored> arrived = new ArrayList<>();
        for (Event event : events) arrived.add(Stored.of(arrived.size() + 1, event));
        return arrived;
    }

    /// By the definition: all touches of each message of each customer at once, and the ledger of what is left.
    private static Map<String, Mark> machines(List<Event> events) {
        Map<String, List<Touch>> messages = new TreeMap<>();
        for (Event event : events) {
            if (!(event.deed() instanceof Deed.Interacted deed)) continue;
            if (deed.about().outreach().isEmpty()) continue;
            Kind.of(deed.signal())
                    .ifPresent(kind -> messages.computeIfAbsent(
                                    event.customer() + " " + deed.about().outreach(), none -> new ArrayList<>())
                            .add(new Touch(
                                    event.origin().messageId(),
                                    kind,
                                    deed.at(),
                                    deed.about().content())));
        }
        Map<String, Mark> machines = new TreeMap<>();
        for (List<Touch> touches : messages.values()) machines.putAll(Bursts.machines(touches));
        return machines;
    }

    private static double byLedger(List<Event> events, Key customer) {
        Map<String, Mark> machines = machines(events);
        List<Interaction> interactions = events.stream()
                .filter(event -> Stored.key(event).equals(customer))
                .filter(event -> !machines.containsKey(event.origin().messageId()))
                .flatMap(event -> Timelines.counted(event).stream())
                .toList();
        return Ledger.of(interactions, RULES, NOW).pulse().level();
    }

    private static double level(Shards shards, Key customer) {
        return Fold.of(shards.state(customer).orElseThrow(), RULES, Patience.LIVE)
                .pulse(Micros.of(NOW))
                .level();
    }

    private void agree(Shards shards, List<Event> events, String what) throws InterruptedException {
        shards.settle();
        for (Key customer : events.stream().map(Stored::key).distinct().toList()) {
            assertThat(level(shards, customer)).as(what).isCloseTo(byLedger(events, customer), within(1e-9));
        }
        assertThat(failure).hasNullValue();
    }

    /// Gives events in parts of any size.
    private static void give(Shards shards, List<Stored> events, SplittableRandom random) throws InterruptedException {
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(9));
            shards.take(events.subList(from, to));
            from = to;
        }
    }

    private static void save(Shards shards, Store store) throws InterruptedException {
        CountDownLatch saved = new CountDownLatch(1);
        shards.save(saved::countDown);
        saved.await();
        store.flush();
    }

    @Test
    void anyOrderOfArrivalInAnyPartsGivesThePulseWithoutTheMachines() throws IOException, InterruptedException {
        int machines = 0;
        for (int seed = 1; seed <= 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Event> story = story(seed, 3, 60);
            machines += machines(story).size();
            List<Event> shuffled = new ArrayList<>(story);
            for (int i = shuffled.size() - 1; i > 0; i--) {
                shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
            }
            try (Store store = Store.open(folder.resolve("order" + seed));
                    Shards shards = shards(store, 100)) {
                List<Stored> arrived = arrived(shuffled);
                for (int i = 0; i < arrived.size(); i += 20) {
                    give(shards, arrived.subList(i, i + 20), random);
                    agree(shards, shuffled.subList(0, i + 20), "seed %d after %d".formatted(seed, i + 20));
                    if (random.nextBoolean()) save(shards, store);
                }
            }
        }
        assertThat(machines).isGreaterThan(70);
    }

    @Test
    void neitherARestartNorPlayingAgainChangesIt() throws IOException, InterruptedException {
        for (int seed = 20; seed < 26; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Event> story = story(seed, 3, 90);
            List<Stored> arrived = arrived(story);
            try (Store store = Store.open(folder.resolve("restart" + seed))) {
                try (Shards shards = shards(store, 2)) {
                    give(shards, arrived.subList(0, 40), random);
                    save(shards, store);
                    give(shards, arrived.subList(40, 70), random);
                }
                try (Shards shards = shards(store, 2)) {
                    give(shards, arrived.subList(20, 90), random);
                    agree(shards, story, "seed %d".formatted(seed));
                }
            }
        }
    }

    @Test
    void theReasonStandsInTheTimelineHoweverItIsRead() throws IOException, InterruptedException {
        List<Event> events = List.of(
                touch("click", Kind.CLICKED, 2, "a"),
                touch("later", Kind.CLICKED, 600, "a"),
                touch("delivered", Kind.DELIVERED, 0, ""));
        try (Store store = Store.open(folder);
                Shards shards = shards(store, 100)) {
            List<Stored> arrived = arrived(events);
            Key ada = arrived.getFirst().customer();
            shards.take(arrived.subList(0, 2));
            shards.settle();
            double before = level(shards, ada);
            shards.take(arrived.subList(2, 3));
            agree(shards, events, "after the delivery");
            assertThat(level(shards, ada)).isNotEqualTo(before);
            Timelines timelines = new Timelines(store);
            List<Stored> all = timelines.all(ada);
            assertThat(all.stream().map(stored -> stored.event().marks()))
                    .containsExactly(List.of(), List.of(Mark.MACHINE, Mark.RIGHT_AFTER_DELIVERY), List.of());
            assertThat(timelines.latest(ada, Place.after(NOW), SENT, 10)).isEqualTo(all.reversed());
            assertThat(timelines.latest(ada, Place.after(NOW), SENT.plusSeconds(1), 10))
                    .as("the delivery stands before the page")
                    .isEqualTo(all.reversed().subList(0, 2));
            assertThat(timelines.marked(arrived.getFirst())).isEqualTo(all.get(1));
        }
    }

    @Test
    void withMoreInAMinuteThanIsLookedThroughItIsMadeAgain() throws IOException, InterruptedException {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) events.add(touch("m" + i, Kind.CLICKED, i / 10.0, "link" + i % 2));
        events.add(touch("delivered", Kind.DELIVERED, 20, ""));
        try (Store store = Store.open(folder);
                Shards shards = shards(store, 100)) {
            give(shards, arrived(events), new SplittableRandom(1));
            agree(shards, events, "a hot customer");
        }
    }
}
