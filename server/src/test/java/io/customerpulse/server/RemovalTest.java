package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Strength;
import io.customerpulse.server.care.Folders;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.people.Said;
import io.customerpulse.server.person.Consent;
import io.customerpulse.server.person.Consents;
import io.customerpulse.server.person.Removals;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// That after a removal nothing is left of what a source sent, and everything of what others sent.
class RemovalTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String SAMPLE = "src_sample";
    private static final String SHOP = "src_shop";
    private static final List<String> KINDS = List.of("user_id", "email", "anonymous_id", "user_id");
    private static final List<String> SIGNALS =
            List.of("Order Completed", "Email Delivered", "Email Opened", "Page Viewed", "Social Content Viewed");

    @TempDir
    private Path folder;

    /// Something that comes in, or is set.
    private sealed interface Word {
        record Read(Reading reading) implements Word {}

        record Set(String kind, String json) implements Word {}
    }

    /// What is told, and what of it the sample has nothing to do with.
    private record Tale(List<Word> all, List<Word> real) {}

    /// Most identifiers belong to one of the two; some to both, which no sample of ours does.
    private static final class Telling {
        private final Random random;
        private final boolean isMixed;
        private final List<Word> all = new ArrayList<>();
        private final List<Word> real = new ArrayList<>();

        /// @param isMixed whether some identifiers are named by both
        Telling(long seed, boolean isMixed) {
            random = new Random(seed);
            this.isMixed = isMixed;
        }

        Tale tell(int words) {
            for (int number = 0; number < words; number++) {
                boolean isSample = random.nextInt(3) > 0;
                Word word =
                        switch (random.nextInt(12)) {
                            case 0 -> refusal(number, isSample);
                            case 1 -> consent(isSample);
                            case 2 -> merge(number, isSample);
                            default -> event(number, isSample);
                        };
                all.add(word);
                if (!isSample) real.add(word);
            }
            return new Tale(all, real);
        }

        private Word event(int number, boolean isSample) {
            List<Identifier> who = new ArrayList<>();
            who.add(identifier(isSample, true));
            for (int more = random.nextInt(3); more > 0; more--) {
                Identifier next = identifier(isSample, true);
                if (!who.contains(next)) who.add(next);
            }
            Instant at = NOW.minusSeconds(random.nextInt(90 * 86_400));
            Deed deed =
                    switch (random.nextInt(8)) {
                        case 0 -> new Deed.Described(at, "{\"plan\":\"p%d\",\"n\":%d}".formatted(number % 3, number));
                        case 1 -> new Deed.Linked(at);
                        case 2 -> new Deed.Consented(at, "marketing", "email", random.nextBoolean(), "");
                        default ->
                            new Deed.Interacted(
                                    SIGNALS.get(random.nextInt(SIGNALS.size())),
                                    at,
                                    Money.NONE,
                                    new About("letter " + random.nextInt(3), "", ""));
                    };
            Event.Origin origin = new Event.Origin(isSample ? SAMPLE : SHOP, "m" + number, number, NOW);
            return new Word.Read(new Reading.Good(new Event(origin, who, deed, List.of(), "{}")));
        }

        private Word refusal(int number, boolean isSample) {
            String raw =
                    "{\"userId\":\"%s\"}".formatted(identifier(isSample, true).value());
            return new Word.Read(new Reading.Bad(new Refusal(
                    isSample ? SAMPLE : SHOP, "m" + number, NOW, new Refusal.Why("bad", "", "for a test"), raw)));
        }

        private Word consent(boolean isSample) {
            return new Word.Set(
                    Consents.SET,
                    new Consents.Wanted(
                                    identifier(isSample, false),
                                    "marketing",
                                    "",
                                    random.nextBoolean(),
                                    NOW.minusSeconds(random.nextInt(1_000_000)),
                                    new Consent.Proof("phone", "", "adm"))
                            .json());
        }

        private Word merge(int number, boolean isSample) {
            Identifier one = identifier(isSample, false);
            Identifier other = identifier(isSample, false);
            if (one.equals(other)) other = new Identifier(one.kind(), one.value() + "x");
            long at = NOW.minusSeconds(number).getEpochSecond() * 1_000_000;
            return new Word.Set(
                    Said.MERGE, Said.merge(List.of(new Link(new Pair(one, other), Strength.STATED, at, "adm"))));
        }

        private Identifier identifier(boolean isSample, boolean mayBeShared) {
            String whose = isMixed && mayBeShared && random.nextInt(8) == 0 ? "both" : isSample ? "sample" : "real";
            int number = random.nextInt(whose.equals("both") ? 3 : 6);
            String kind = KINDS.get(number % KINDS.size());
            return new Identifier(kind, whose + number + (kind.equals("email") ? "@example.org" : ""));
        }
    }

    private static void take(Core core, List<Word> words) throws Exception {
        for (Word word : words) {
            switch (word) {
                case Word.Read read ->
                    core.index().intake().take(List.of(read.reading())).get(60, TimeUnit.SECONDS);
                case Word.Set set -> core.index().intake().setNow(set.kind(), set.json());
            }
        }
        core.index().shards().settle();
    }

    /// Everything that is known of everybody, in words that do not depend on the places in the journal.
    private static Map<String, String> known(Index index) {
        Map<String, String> known = new TreeMap<>();
        for (String whose : List.of("both", "sample", "real")) {
            for (int number = 0; number < 6; number++) {
                for (String end : List.of("", "x")) {
                    String kind = KINDS.get(number % KINDS.size());
                    String value = whose + number + (kind.equals("email") ? "@example.org" : "") + end;
                    known.put(kind + ":" + value, known(index, new Identifier(kind, value)));
                }
            }
        }
        return known;
    }

    private static String known(Index index, Identifier identifier) {
        List<Identifier> members = index.people().members(identifier);
        StringBuilder words = new StringBuilder(members.toString());
        Optional<Customer> customer = index.customers().of(identifier);
        customer.ifPresent(each -> {
            index.customers().portrait(each, NOW).ifPresent(portrait -> words.append(portrait.point()));
            index.customers()
                    .timeline(each)
                    .forEach(stored ->
                            words.append(' ').append(stored.event().origin().messageId()));
        });
        words.append(index.people().history(identifier, 100));
        words.append(index.people().refused(identifier, 100));
        words.append(index.persons().profile(members).holding());
        index.persons()
                .consent(members)
                .history()
                .forEach(word -> words.append(word.purpose())
                        .append(word.channel())
                        .append(word.granted())
                        .append(word.atMicros())
                        .append(word.proof()));
        return words.toString();
    }

    /// In which cell a customer is kept, and by which of their links, depends on the order they were heard in, which
    /// threads differ in; all else is the same to the byte.
    private void isAsARebuiltOne(Core core, String beside) throws Exception {
        Path made = folder.resolve(beside);
        try (Index rebuilt = Index.open(core.journal(), made, Alone.making(CLOCK))) {
            for (Family family : List.of(
                    Family.SEEN, Family.TIMELINE, Family.NAMES, Family.PROFILES, Family.CONTROLS, Family.FAILED)) {
                assertThat(rows(core.index().store(), family))
                        .as(family.toString())
                        .isEqualTo(rows(rebuilt.store(), family));
            }
            assertThat(known(core.index())).isEqualTo(known(rebuilt));
        }
        Folders.delete(made);
    }

    private static Map<String, String> rows(Store store, Family family) {
        Map<String, String> rows = new TreeMap<>();
        HexFormat hex = HexFormat.of();
        store.scan(family, new byte[0], new byte[0], (key, value) -> {
            rows.put(hex.formatHex(key), hex.formatHex(value));
            return true;
        });
        return rows;
    }

    private static void addsUp(Core core, Counts before) {
        Map<String, Counts> counts = core.index().intake().accounting().counts();
        assertThat(counts.values())
                .allMatch(each -> each.accepted() == each.stored() + each.duplicate() + each.failed());
        assertThat(counts).containsEntry(SAMPLE, before);
    }

    private static Counts sample(Core core) {
        return core.index().intake().accounting().counts().getOrDefault(SAMPLE, Counts.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsLeftIsWhatAServerHasThatOnlyEverGotTheRealData(long seed) throws Exception {
        Tale tale = new Telling(seed, seed % 2 == 0).tell(150);
        Path data = folder.resolve("data");
        try (Core pure = Alone.open(folder.resolve("pure"), CLOCK)) {
            take(pure, tale.real());
            try (Core core = Alone.open(data, CLOCK)) {
                take(core, tale.all());
                assertThat(known(core.index())).isNotEqualTo(known(pure.index()));
                Counts before = sample(core);
                remove(core);
                assertThat(known(core.index())).isEqualTo(known(pure.index()));
                addsUp(core, before);
                assertThat(core.index().intake().accounting().counts().get(SHOP))
                        .isEqualTo(pure.index().intake().accounting().counts().get(SHOP));
                isAsARebuiltOne(core, "beside");
                remove(core);
                assertThat(known(core.index())).isEqualTo(known(pure.index()));
            }
            try (Core again = Alone.open(data, CLOCK)) {
                assertThat(known(again.index())).isEqualTo(known(pure.index()));
                isAsARebuiltOne(again, "beside2");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whatWasBegunIsDoneAtTheNextStart(long seed) throws Exception {
        Tale tale = new Telling(seed, false).tell(100);
        Path data = folder.resolve("data");
        try (Core pure = Alone.open(folder.resolve("pure"), CLOCK)) {
            take(pure, tale.real());
            try (Core core = Alone.open(data, CLOCK)) {
                take(core, tale.all());
                core.index().removals().begin(SAMPLE, "adm");
            }
            try (Core core = Alone.open(data, CLOCK)) {
                assertThat(core.index().removals().has(SAMPLE)).isTrue();
                assertThat(known(core.index())).isEqualTo(known(pure.index()));
                isAsARebuiltOne(core, "beside");
            }
        }
    }

    @Test
    void nothingMoreComesInFromItsSourceAndThatIsSaid() throws Exception {
        try (Core core = Alone.open(folder, CLOCK)) {
            take(core, new Telling(5, false).tell(20).all());
            remove(core);
            Counts before = sample(core);
            Map<String, String> known = known(core.index());
            List<Word> late = new Telling(6, false)
                    .tell(60).all().stream()
                            .filter(word -> word instanceof Word.Read(Reading.Good(Event event))
                                    && event.origin().source().equals(SAMPLE)
                                    && Integer.parseInt(
                                                    event.origin().messageId().substring(1))
                                            >= 20)
                            .toList();
            assertThat(late).isNotEmpty();
            take(core, late);
            assertThat(sample(core).failed()).as(sample(core).toString()).isEqualTo(before.failed() + late.size());
            assertThat(known(core.index())).isEqualTo(known);
        }
    }

    private static void remove(Core core) throws Exception {
        Removals removals = core.index().removals();
        removals.begin(SAMPLE, "adm");
        removals.proceed();
    }
}
