package io.customerpulse.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Bond;
import io.customerpulse.engine.identity.Change;
import io.customerpulse.engine.identity.Customer;
import io.customerpulse.engine.identity.Happening;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Refused;
import io.customerpulse.engine.identity.Resolution;
import io.customerpulse.engine.identity.Split;
import io.customerpulse.engine.identity.Step;
import io.customerpulse.engine.identity.Strength;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IdentitiesTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Identifier ADA = Identifier.parse("user_id:ada");
    private static final Identifier BEN = Identifier.parse("user_id:ben");
    private static final Identifier DEVICE = Identifier.parse("anonymous_id:d1");
    private static final Identifier MAIL = Identifier.parse("email:ada@example.org");
    private static final IdentityRules TIGHT = new IdentityRules(
            new TreeMap<>(Map.of("user_id", 1, "email", 2)), 3, 7, List.of("user_id"), IdentityRules.DEFAULT.blocked());

    @TempDir
    Path folder;

    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());
    private Store store;
    private Identities identities;

    @BeforeEach
    void open() throws IOException {
        store = Store.open(folder);
        identities = new Identities(store, IdentityRules.DEFAULT, steps::add);
    }

    @AfterEach
    void close() {
        store.close();
    }

    // ---- events --------------------------------------------------------------------------------

    @Test
    void anEventLinksWhomItNames() {
        follow("m1", new Deed.Noted(NOON, "page"), DEVICE, Identifier.parse("user_id:null"), MAIL, ADA);
        assertThat(identities.members(DEVICE)).containsExactly(ADA, DEVICE, MAIL);
        assertThat(identities.members(MAIL)).containsExactly(ADA, DEVICE, MAIL);
        assertThat(identities.members(BEN)).containsExactly(BEN);
        assertThat(identities.history(ADA, 9))
                .containsExactlyInAnyOrder(
                        new Happening.Joined(link(ADA, DEVICE, Strength.SEEN, "m1")),
                        new Happening.Joined(link(ADA, MAIL, Strength.SEEN, "m1")));
    }

    @Test
    void anAliasStatesThem() {
        follow("m1", new Deed.Linked(NOON), ADA, BEN);
        assertThat(identities.members(BEN)).containsExactly(ADA, BEN);
        assertThat(identities.history(ADA, 9))
                .containsExactly(new Happening.Joined(link(ADA, BEN, Strength.STATED, "m1")));
    }

    @Test
    void anEventOfOneIdentifierLinksNobody() {
        follow("m1", new Deed.Interacted("Order Completed", NOON, Money.NONE, new About("", "", "")), ADA);
        assertThat(identities.members(ADA)).containsExactly(ADA);
        assertThat(steps).isEmpty();
    }

    @Test
    void twoUsersOfOneDeviceStayTwo() {
        follow("m1", new Deed.Noted(NOON, "page"), ADA, DEVICE);
        follow("m2", new Deed.Noted(NOON.plusSeconds(1), "page"), BEN, DEVICE);
        assertThat(identities.members(DEVICE)).containsExactly(ADA, DEVICE);
        assertThat(identities.members(BEN)).containsExactly(BEN);
        assertThat(identities.refused(BEN, 9))
                .extracting(Refused::why)
                .containsExactly(new Refused.Why.TooMany("user_id", 1));
        assertThat(identities.history(BEN, 9)).hasSize(1).allMatch(each -> each instanceof Happening.Declined);
    }

    @Test
    void theReasonOfALinkIsCut() {
        follow("m".repeat(300), new Deed.Noted(NOON, "page"), ADA, DEVICE);
        assertThat(identities.history(ADA, 9))
                .containsExactly(new Happening.Joined(link(ADA, DEVICE, Strength.SEEN, "m".repeat(200))));
        follow("m".repeat(300), new Deed.Noted(NOON, "page"), ADA, DEVICE);
        assertThat(steps).hasSize(1);
    }

    /// What was heard a moment ago is not looked up: it is not noticed that the store has lost it.
    @Test
    void whatIsKnownCostsNoLook() {
        follow("m1", new Deed.Noted(NOON, "page"), ADA, DEVICE);
        byte[] key = bondKey(ADA, DEVICE);
        assertThat(store.get(Family.LINKS, key)).isPresent();
        try (Batch batch = store.batch()) {
            batch.delete(Family.LINKS, key).write();
        }
        for (int i = 0; i < 1_000; i++) {
            follow("m" + i, new Deed.Noted(NOON.plusSeconds(i + 1), "page"), ADA, DEVICE);
        }
        assertThat(store.get(Family.LINKS, key)).isEmpty();
    }

    // ---- what people say -----------------------------------------------------------------------

    @Test
    void aSplitPartsAndAMergeJoinsAgain() {
        follow("m1", new Deed.Noted(NOON, "page"), ADA, DEVICE);
        follow("m2", new Deed.Noted(NOON, "page"), MAIL, DEVICE);
        long at = Micros.of(NOON) + 1;
        Split split = new Split(new Pair(ADA, DEVICE), at, "eve");
        identities.said(Said.SPLIT, Said.split(List.of(split)));
        assertThat(identities.members(ADA)).containsExactly(ADA);
        assertThat(identities.members(DEVICE)).containsExactly(MAIL, DEVICE);
        assertThat(identities.history(ADA, 9)).contains(new Happening.Parted(split, true));

        List<Link> merge = identities.merging(new Pair(MAIL, ADA), at + 1, "eve");
        assertThat(merge)
                .containsExactly(
                        new Link(new Pair(ADA, DEVICE), Strength.STATED, at + 1, "eve"),
                        new Link(new Pair(ADA, MAIL), Strength.STATED, at + 1, "eve"));
        identities.said(Said.MERGE, Said.merge(merge));
        assertThat(identities.members(MAIL)).containsExactly(ADA, DEVICE, MAIL);
        assertThat(identities.history(ADA, 9)).contains(new Happening.Parted(split, false));
        assertThat(steps.stream().flatMap(step -> step.changes().stream()))
                .hasSize(4)
                .anyMatch(change -> change instanceof Change.Parted);
    }

    @Test
    void aMergeOfWhoIsOneIsKeptAsItWasSaid() {
        follow("m1", new Deed.Noted(NOON, "page"), ADA, DEVICE);
        assertThat(identities.merging(new Pair(DEVICE, ADA), 5, "eve"))
                .containsExactly(new Link(new Pair(ADA, DEVICE), Strength.STATED, 5, "eve"));
    }

    @Test
    void otherControlsSayNothingOfIdentifiers() {
        identities.said("source.put", "{}");
        assertThat(steps).isEmpty();
    }

    // ---- for all -------------------------------------------------------------------------------

    @Test
    void liveReopenedAndReplayedAreWhatTheFactsMake() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            List<Bond> facts = facts(random, "s" + seed, 60);
            Identities live = new Identities(store, TIGHT, steps::add);
            facts.forEach(fact -> hear(live, fact));
            Resolution expected = resolution(facts);
            assertKnows(live, expected, "live, seed " + seed);
            Identities reopened = new Identities(store, TIGHT, steps::add);
            assertKnows(reopened, expected, "reopened, seed " + seed);
            steps.clear();
            Collections.shuffle(facts, random);
            facts.forEach(fact -> hear(reopened, fact));
            assertThat(steps).as("replayed, seed %d", seed).isEmpty();
            assertKnows(reopened, expected, "replayed, seed " + seed);
        }
    }

    @Test
    void factsMayComeFromAnyThreadWhileOthersRead() throws InterruptedException, ExecutionException {
        List<Bond> facts = facts(new Random(7), "t", 300);
        Identities live = new Identities(store, TIGHT, steps::add);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (int part = 0; part < 3; part++) {
                List<Bond> own = facts.subList(part * 100, part * 100 + 100);
                done.add(threads.submit(() -> own.forEach(fact -> hear(live, fact))));
            }
            done.add(threads.submit(() -> {
                for (Bond fact : facts) {
                    Customer customer = live.customerOf(fact.pair().one());
                    assertThat(customer.has(fact.pair().one())).isTrue();
                    // The circle may have grown since; each answer is whole by itself.
                    assertThat(live.members(fact.pair().one()))
                            .contains(fact.pair().one())
                            .doesNotHaveDuplicates();
                }
            }));
            for (Future<?> each : done) each.get();
        }
        assertKnows(live, resolution(facts), "from threads");
    }

    @Test
    void manyAliasesOfOneUserAreKeptOneByOne() {
        for (int i = 0; i < 1_000; i++) {
            identities.hear(Link.of(ADA, Identifier.parse("user_id:a" + i), Strength.STATED, i));
        }
        Identities reopened = new Identities(store, IdentityRules.DEFAULT, steps::add);
        assertThat(reopened.members(Identifier.parse("user_id:a500"))).hasSize(1_001);
        assertThat(reopened.customerOf(ADA).counts()).containsEntry("user_id", 1);
    }

    // ---- forgetting ----------------------------------------------------------------------------

    @Test
    void whoIsForgottenLeavesNoTrace() {
        follow("m1", new Deed.Noted(NOON, "page"), ADA, DEVICE, MAIL);
        follow("m2", new Deed.Noted(NOON.plusSeconds(1), "page"), BEN, DEVICE);
        Identifier phone = Identifier.parse("phone:+49");
        follow("m3", new Deed.Noted(NOON.plusSeconds(2), "page"), BEN, phone);
        identities.hear(Split.of(BEN, MAIL, 5));
        identities.forget(DEVICE);
        assertThat(stored("ada", "d1")).isEmpty();
        assertThat(stored("ben")).isNotEmpty();
        for (Identities each : List.of(identities, new Identities(store, IdentityRules.DEFAULT, steps::add))) {
            assertThat(each.members(ADA)).containsExactly(ADA);
            assertThat(each.members(phone)).containsExactly(BEN, phone);
            assertThat(each.customerOf(BEN).apart()).isEmpty();
        }
        follow("m4", new Deed.Noted(NOON.plusSeconds(9), "page"), ADA, DEVICE);
        assertThat(identities.members(DEVICE)).containsExactly(ADA, DEVICE);
    }

    @Test
    void whoIsUnknownCanBeForgotten() {
        identities.forget(ADA);
        assertThat(identities.members(ADA)).containsExactly(ADA);
    }

    private List<String> stored(String... needles) {
        List<String> found = new ArrayList<>();
        store.scan(Family.LINKS, new byte[0], new byte[0], (key, value) -> {
            String text = new String(value, StandardCharsets.ISO_8859_1);
            for (String needle : needles) if (text.contains(needle)) found.add(text);
            return true;
        });
        return found;
    }

    private void follow(String message, Deed deed, Identifier... who) {
        Event event = new Event(new Event.Origin("shop", message, 1, NOON), List.of(who), deed, List.of(), "");
        try (Batch batch = store.batch()) {
            identities.follow(Stored.of(1, event), batch);
            assertThat(batch.isEmpty()).isTrue();
        }
    }

    private static Link link(Identifier one, Identifier other, Strength strength, String because) {
        return new Link(new Pair(one, other), strength, Micros.of(NOON), because);
    }

    private static byte[] bondKey(Identifier one, Identifier other) {
        byte[] key = new byte[1 + 2 * Key.BYTES];
        key[0] = 'b';
        Pair pair = new Pair(one, other);
        Key.of(pair.one().toString()).write(key, 1);
        Key.of(pair.other().toString()).write(key, 1 + Key.BYTES);
        return key;
    }

    private static void hear(Identities identities, Bond fact) {
        fact.links().forEach(identities::hear);
        fact.splits().forEach(identities::hear);
    }

    private static Resolution resolution(List<Bond> facts) {
        return Resolution.of(
                facts.stream().flatMap(each -> each.links().stream()).toList(),
                facts.stream().flatMap(each -> each.splits().stream()).toList(),
                TIGHT);
    }

    private static void assertKnows(Identities identities, Resolution expected, String what) {
        for (Customer customer : expected.customers()) {
            for (Identifier identifier : customer.identifiers()) {
                Customer got = identities.customerOf(identifier);
                assertThat(got.identifiers()).as(what).isEqualTo(customer.identifiers());
                assertThat(got.counts()).as(what).isEqualTo(customer.counts());
                assertThat(got.apart()).as(what).isEqualTo(customer.apart());
                assertThat(identities.members(identifier).getFirst()).as(what).isEqualTo(TIGHT.name(customer));
            }
        }
    }

    private static List<Bond> facts(Random random, String prefix, int size) {
        List<String> kinds = List.of("user_id", "email", "anonymous_id", "handle");
        List<Bond> facts = new ArrayList<>();
        while (facts.size() < size) {
            int one = random.nextInt(20);
            int other = random.nextInt(20);
            if (one == other) continue;
            Identifier left = new Identifier(kinds.get(one % 4), prefix + one / 4);
            Identifier right = new Identifier(kinds.get(other % 4), prefix + other / 4);
            Strength strength = random.nextInt(4) == 0 ? Strength.STATED : Strength.SEEN;
            int at = random.nextInt(20);
            boolean isSplit = random.nextInt(10) == 0;
            facts.add(isSplit ? Bond.of(Split.of(left, right, at)) : Bond.of(Link.of(left, right, strength, at)));
        }
        return facts;
    }
}
