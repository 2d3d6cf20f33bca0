package io.customerpulse.engine.ledger;

import static io.customerpulse.engine.sample.Samples.NOON;
import static io.customerpulse.engine.sample.Samples.RULES;
import static io.customerpulse.engine.sample.Samples.interaction;
import static io.customerpulse.engine.sample.Samples.outreach;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.ledger.Entry.Kind;
import io.customerpulse.engine.sample.Definition;
import io.customerpulse.engine.sample.Samples;
import io.customerpulse.engine.sample.States;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Interaction EMAIL = interaction("email", NOON, outreach("spring"));
    private static final Instant DUE = NOON.plus(Duration.ofDays(3));

    // ---- by example --------------------------------------------------------------------------

    @Test
    void aLineSaysWhatIsLeftOfAnInteraction() {
        Interaction browse = interaction("browse", NOON);
        Ledger ledger = Ledger.of(List.of(browse), RULES, NOON.plus(Duration.ofDays(7)));
        assertThat(ledger.entries()).containsExactly(new Entry(browse, Kind.INTERACTION, Side.RETURN, NOON, 0.5, 0.25));
        assertThat(ledger.entries().getFirst().decay()).isEqualTo(0.25);
        assertThat(ledger.pulse()).isEqualTo(new Pulse(0.25, 0, 0.5, 0));
        assertThat(ledger.at()).isEqualTo(NOON.plus(Duration.ofDays(7)));
    }

    @Test
    void aLineOfNoiseIsBookedWhenItIsDue() {
        Instant now = DUE.plus(Duration.ofDays(14));
        Ledger ledger = Ledger.of(List.of(EMAIL), RULES, now);
        assertThat(ledger.entries()).hasSize(2);
        assertThat(ledger.entries().getLast()).isEqualTo(new Entry(EMAIL, Kind.NOISE, Side.RETURN, DUE, -0.5, -0.25));
        assertThat(ledger.pulse().noise()).isEqualTo(-0.5);
        assertThat(ledger.pulse().returns()).isEqualTo(-0.5);
        assertThat(ledger.pulse().investments()).isEqualTo(0.5);
    }

    @Test
    void laterInteractionsAreLeftOut() {
        List<Interaction> both = List.of(interaction("browse", NOON), interaction("browse", NOON.plus(MICROSECOND)));
        assertThat(Ledger.of(both, RULES, NOON.minus(MICROSECOND)).entries()).isEmpty();
        assertThat(Ledger.of(both, RULES, NOON).entries()).hasSize(1);
        assertThat(Ledger.of(both, RULES, NOON.plus(MICROSECOND)).entries()).hasSize(2);
    }

    @Test
    void aBoxIsBookedAfterItsDelayAndExpiresAtItsEnd() {
        List<Interaction> offer = List.of(interaction("offer", NOON));
        Instant start = NOON.plus(Duration.ofDays(1));
        Instant end = NOON.plus(Duration.ofDays(10));
        assertThat(Ledger.of(offer, RULES, start.minus(MICROSECOND)).entries()).isEmpty();
        assertThat(Ledger.of(offer, RULES, start).pulse().level()).isEqualTo(1);
        assertThat(Ledger.of(offer, RULES, start).entries().getFirst().bookedAt())
                .isEqualTo(start);
        assertThat(own(Ledger.of(offer, RULES, end.minus(MICROSECOND))).left()).isEqualTo(1);
        assertThat(own(Ledger.of(offer, RULES, end)).left()).isZero();
        assertThat(own(Ledger.of(offer, RULES, end)).decay()).isEqualTo(1);
    }

    @Test
    void entriesStandInTheOrderOfBooking() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(Ledger.of(Samples.history(seed), RULES, NOON.plus(Duration.ofDays(150)))
                            .entries())
                    .as("seed %d", seed)
                    .isSortedAccordingTo(Comparator.comparing(Entry::bookedAt));
        }
    }

    // ---- responses, at their limits ----------------------------------------------------------

    @Test
    void aResponseAtTheInstantOfTheOutreachCounts() {
        assertThat(noiseWith(interaction("click", NOON, outreach("spring")))).isZero();
    }

    @Test
    void aResponseBeforeTheOutreachDoesNotCount() {
        assertThat(noiseWith(interaction("click", NOON.minus(MICROSECOND), outreach("spring"))))
                .isEqualTo(-0.5);
    }

    @Test
    void aResponseAtTheLastInstantCounts() {
        assertThat(noiseWith(interaction("click", DUE, outreach("spring")))).isZero();
    }

    @Test
    void aResponseOneMicrosecondLaterDoesNotCount() {
        assertThat(noiseWith(interaction("click", DUE.plus(MICROSECOND), outreach("spring"))))
                .isEqualTo(-0.5);
    }

    /// Finer digits than microseconds are cut off everywhere, so ledger and fold agree.
    @Test
    void aResponseLessThanAMicrosecondLaterCounts() {
        assertThat(noiseWith(interaction("click", DUE.plusNanos(999), outreach("spring"))))
                .isZero();
        Interaction later = interaction("email", NOON.plusNanos(999), outreach("winter"));
        Interaction response = interaction("click", NOON.plusNanos(1), outreach("winter"));
        assertThat(Ledger.of(List.of(later, response), RULES, DUE.plusSeconds(9))
                        .pulse()
                        .noise())
                .isZero();
    }

    @Test
    void noiseIsBookedExactlyWhenItIsDue() {
        assertThat(Ledger.of(List.of(EMAIL), RULES, DUE.minus(MICROSECOND))
                        .pulse()
                        .noise())
                .isZero();
        assertThat(Ledger.of(List.of(EMAIL), RULES, DUE).pulse().noise()).isEqualTo(-0.5);
    }

    @Test
    void theSameContentIsAnAnswer() {
        Interaction shown = interaction("email", NOON, new About("spring", "boots", ""));
        Interaction looked = interaction("click", NOON, new About("winter", "boots", ""));
        assertThat(noise(shown, looked)).isZero();
        assertThat(noise(shown, interaction("click", NOON, new About("winter", "shoes", ""))))
                .isEqualTo(-0.5);
    }

    @Test
    void theSameChannelIsAnAnswerIfTheSignalSaysSo() {
        assertThat(noise(EMAIL, interaction("browse", NOON, new About("", "", "email"))))
                .isZero();
        assertThat(noise(EMAIL, interaction("browse", NOON))).isEqualTo(-0.5);
        // A click is on the signal's own channel, but answers outreaches only.
        assertThat(noise(EMAIL, interaction("click", NOON))).isEqualTo(-0.5);
        Interaction social = interaction("email", NOON, new About("", "", "social"));
        assertThat(noise(social, interaction("reply", NOON))).isZero();
    }

    @Test
    void whatAnswersNothingIsNoAnswer() {
        assertThat(noise(EMAIL, interaction("purchase", NOON, outreach("spring"))))
                .isEqualTo(-0.5);
        assertThat(noise(
                        interaction("email", NOON, new About("", "", "unheard of")),
                        interaction("click", NOON, new About("", "", "unheard of"))))
                .isEqualTo(-0.5);
    }

    @Test
    void oneResponseAnswersTwoOutreaches() {
        Interaction again = interaction("email", NOON.plusSeconds(60), outreach("spring"));
        Interaction click = interaction("click", NOON.plusSeconds(90), outreach("spring"));
        assertThat(Ledger.of(List.of(EMAIL, again, click), RULES, NOON.plus(Duration.ofDays(9)))
                        .pulse()
                        .noise())
                .isZero();
    }

    @Test
    void oneResponseOfSeveralInTimeIsEnough() {
        Instant now = NOON.plus(Duration.ofDays(9));
        List<Interaction> all = new ArrayList<>(List.of(EMAIL));
        all.add(interaction("click", NOON.minusSeconds(1), outreach("spring")));
        all.add(interaction("click", DUE.plusSeconds(1), outreach("spring")));
        assertThat(Ledger.of(all, RULES, now).pulse().noise()).isEqualTo(-0.5);
        all.add(interaction("click", DUE.minusSeconds(1), outreach("spring")));
        assertThat(Ledger.of(all, RULES, now).pulse().noise()).isZero();
    }

    // ---- for all histories -------------------------------------------------------------------

    /// Law 5: ledger, fold and definition agree, at the end and at past instants.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheFoldAndTheDefinitionAtEveryInstant(long seed) {
        List<Interaction> history = Samples.history(seed).stream()
                .sorted(Comparator.comparing(Interaction::at))
                .toList();
        Timeline timeline = new Timeline(RULES);
        history.forEach(timeline::add);
        Fold fold = new Fold(RULES, Patience.SORTED);
        int row = 0;
        for (Instant at : instants(history, seed)) {
            while (row < timeline.size() && timeline.atMicros(row) <= Micros.of(at)) fold.add(timeline, row++);
            Pulse pulse = fold.pulse(Micros.of(at));
            States.assertSame(pulse, Ledger.of(history, RULES, at).pulse(), 1e-9);
            States.assertSame(pulse, Definition.pulse(history, at), 1e-9);
            assertThat(pulse.investments() + pulse.returns() - pulse.decay())
                    .isCloseTo(pulse.level(), Offset.offset(1e-9));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfInteractionsDoesNotMatter(long seed) {
        List<Interaction> history = Samples.history(seed);
        List<Interaction> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, new Random(seed));
        Instant at = NOON.plus(Duration.ofDays(20));
        assertThat(Ledger.of(shuffled, RULES, at)).isEqualTo(Ledger.of(history, RULES, at));
    }

    /// Without ids, and all at one instant, only what they are about and worth tells them apart.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfInteractionsWithoutIdsDoesNotMatter(long seed) {
        List<Interaction> history = Samples.history(seed).stream()
                .map(i -> new Interaction("", "ada", i.signal(), NOON, i.value(), i.about()))
                .toList();
        List<Interaction> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, new Random(seed));
        Instant at = NOON.plus(Duration.ofDays(20));
        assertThat(Ledger.of(shuffled, RULES, at)).isEqualTo(Ledger.of(history, RULES, at));
    }

    /// "Why did it move" is a subtraction: what was booked since, less what was forgotten since.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTrendIsADifference(long seed) {
        List<Interaction> history = Samples.history(seed);
        Instant since = NOON.plus(Duration.ofDays(new Random(seed).nextInt(120)));
        Instant at = since.plus(Duration.ofDays(7));
        Ledger before = Ledger.of(history, RULES, since);
        Ledger after = Ledger.of(history, RULES, at);

        double booked = after.entries().stream()
                .filter(entry -> entry.bookedAt().isAfter(since))
                .mapToDouble(Entry::points)
                .sum();
        double forgotten = after.pulse().decay() - before.pulse().decay();
        assertThat(after.pulse().level() - before.pulse().level()).isCloseTo(booked - forgotten, Offset.offset(1e-9));
    }

    /// Every outreach against every response would be 400 million pairs.
    @Test
    @Timeout(20)
    void twentyThousandOutreachesAndResponsesAreNoTrouble() {
        List<Interaction> many = IntStream.range(0, 20_000)
                .boxed()
                .flatMap(i -> Stream.of(
                        interaction("email", NOON.plusSeconds(i), outreach("e" + i)),
                        interaction("click", NOON.plusSeconds(i), outreach("c" + i))))
                .toList();
        assertThat(Ledger.of(many, RULES, NOON.plus(Duration.ofDays(9))).pulse().noise())
                .isEqualTo(-10_000);
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return Samples.seeds();
    }

    /// Some before, between and after the interactions, and some at them.
    private static Set<Instant> instants(List<Interaction> history, long seed) {
        Random random = new Random(seed);
        TreeSet<Instant> instants = new TreeSet<>();
        instants.add(NOON.minusSeconds(1));
        for (int i = 0; i < 4; i++) {
            instants.add(NOON.plusNanos(random.nextLong(Duration.ofDays(130).toNanos())));
            instants.add(history.get(random.nextInt(history.size())).at());
        }
        instants.add(history.getLast().at());
        instants.add(NOON.plus(Duration.ofDays(200)));
        return instants;
    }

    private static double noiseWith(Interaction response) {
        return noise(EMAIL, response);
    }

    private static double noise(Interaction outreach, Interaction response) {
        return Ledger.of(List.of(outreach, response), RULES, NOON.plus(Duration.ofDays(9)))
                .pulse()
                .noise();
    }

    private static Entry own(Ledger ledger) {
        return ledger.entries().stream()
                .filter(entry -> entry.kind() == Kind.INTERACTION)
                .findFirst()
                .orElseThrow();
    }
}
