package io.customerpulse.engine.state;

import static io.customerpulse.engine.sample.Samples.NOON;
import static io.customerpulse.engine.sample.Samples.RULES;
import static io.customerpulse.engine.sample.Samples.interaction;
import static io.customerpulse.engine.sample.Samples.outreach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.sample.Definition;
import io.customerpulse.engine.sample.Samples;
import io.customerpulse.engine.sample.States;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Interaction EMAIL = interaction("email", NOON, outreach("spring"));
    private static final Instant DUE = NOON.plus(Duration.ofDays(3));

    // ---- kernels, at their limits ------------------------------------------------------------

    @Test
    void aBoxIsBookedAfterItsDelayAndExpiresAtItsEnd() {
        Interaction offer = interaction("offer", NOON, outreach("spring"));
        Interaction answer = interaction("click", NOON, outreach("spring"));
        Instant end = NOON.plus(DAY.multipliedBy(10));
        Fold fold = fold(offer);
        assertThat(level(fold, NOON)).isZero();
        assertThat(level(fold, NOON.plus(DAY).minus(MICROSECOND))).isZero();
        assertThat(pulse(fold, NOON.plus(DAY).minus(MICROSECOND)).investments()).isZero();
        assertThat(level(fold, NOON.plus(DAY))).isEqualTo(1);
        assertThat(pulse(fold(offer, answer), end.minus(MICROSECOND)).investments())
                .isEqualTo(1);
        double clickLeft = level(fold(answer), end.minus(MICROSECOND));
        assertThat(level(fold(offer, answer), end.minus(MICROSECOND))).isEqualTo(1 + clickLeft);
        assertThat(level(fold(offer, answer), end)).isEqualTo(level(fold(answer), end));
        assertThat(pulse(fold(offer, answer), end).investments()).isEqualTo(1);
    }

    /// The same once the fold has seen the instants, and not only been asked about them.
    @Test
    void aBoxThatWasSeenToExpireKeepsItsRawPoints() {
        Instant end = NOON.plus(Duration.ofDays(5));
        Fold before = fold(interaction("coupon", NOON), interaction("noted", end.minus(MICROSECOND)));
        Fold after = fold(interaction("coupon", NOON), interaction("noted", end));
        assertThat(pulse(before, end.minus(MICROSECOND))).isEqualTo(new Pulse(2, 2, 0, 0));
        assertThat(pulse(after, end)).isEqualTo(new Pulse(0, 2, 0, 0));
        assertThat(before.state().parts().questions().pending()).hasSize(1);
        assertThat(after.state().parts().questions().pending()).isEmpty();
    }

    @Test
    void aDelayedKernelDoesNotFadeBeforeItStarts() {
        Instant start = NOON.plus(Duration.ofDays(2));
        Fold fold = fold(interaction("reward", NOON));
        assertThat(pulse(fold, start.minus(MICROSECOND))).isEqualTo(Pulse.NONE);
        assertThat(pulse(fold, start)).isEqualTo(new Pulse(4, 4, 0, 0));
        assertThat(level(fold, start.plus(DAY))).isLessThan(4);

        Fold seen = fold(interaction("reward", NOON), interaction("noted", start));
        assertThat(pulse(seen, start)).isEqualTo(new Pulse(4, 4, 0, 0));
        assertThat(level(seen, start.plus(DAY))).isEqualTo(level(fold, start.plus(DAY)));
        assertThat(seen.state().parts().questions().pending()).isEmpty();
    }

    // ---- responses, at their limits ----------------------------------------------------------

    @Test
    void noiseIsBookedExactlyWhenItIsDue() {
        assertThat(pulse(fold(EMAIL), DUE.minus(MICROSECOND)).noise()).isZero();
        assertThat(pulse(fold(EMAIL), DUE).noise()).isEqualTo(-0.5);
        assertThat(pulse(fold(EMAIL, interaction("noted", DUE)), DUE).noise()).isEqualTo(-0.5);
        Pulse settled = pulse(fold(EMAIL, interaction("noted", DUE.plus(MICROSECOND))), DUE.plus(Duration.ofDays(14)));
        assertThat(settled.noise()).isEqualTo(-0.5);
        assertThat(settled.returns()).isEqualTo(-0.5);
        assertThat(settled.level()).isEqualTo(level(fold(EMAIL), DUE.plus(Duration.ofDays(14))));
    }

    @Test
    void aResponseCountsFromTheOutreachToTheLastInstant() {
        assertThat(noiseWith(NOON.minus(MICROSECOND))).isEqualTo(-0.5);
        assertThat(noiseWith(NOON)).isZero();
        assertThat(noiseWith(DUE)).isZero();
        assertThat(noiseWith(DUE.plusNanos(999))).isZero();
        assertThat(noiseWith(DUE.plus(MICROSECOND))).isEqualTo(-0.5);
    }

    @Test
    void everyWayToAnswer() {
        Interaction shown = interaction("email", NOON, new About("spring", "boots", ""));
        assertThat(noise(shown, interaction("click", NOON, outreach("spring")))).isZero();
        assertThat(noise(shown, interaction("click", NOON, new About("", "boots", ""))))
                .isZero();
        assertThat(noise(shown, interaction("click", NOON, new About("winter", "shoes", "email"))))
                .isEqualTo(-0.5);
        assertThat(noise(shown, interaction("browse", NOON, new About("winter", "", "email"))))
                .isZero();
        assertThat(noise(shown, interaction("browse", NOON))).isEqualTo(-0.5);
        assertThat(noise(shown, interaction("purchase", NOON, new About("spring", "boots", "email"))))
                .isEqualTo(-0.5);
        assertThat(noise(interaction("email", NOON), interaction("click", NOON)))
                .isEqualTo(-0.5);
    }

    /// The offer runs a week, the e-mail three days.
    @Test
    void oneResponseAnswersAllItFits() {
        Interaction offer = interaction("offer", NOON, outreach("spring"));
        Interaction click = interaction("click", NOON.plus(DAY), outreach("spring"));
        Instant later = NOON.plus(Duration.ofDays(20));
        assertThat(pulse(fold(EMAIL, offer, click), later).noise()).isZero();
        Interaction late = interaction("click", NOON.plus(Duration.ofDays(5)), outreach("spring"));
        assertThat(pulse(fold(EMAIL, offer, late), later).noise()).isEqualTo(-0.5);
        assertThat(pulse(fold(EMAIL, offer), later).noise()).isEqualTo(-1.5);
    }

    @Test
    void atOneInstantTheOrderDoesNotMatter() {
        Interaction click = interaction("click", NOON, outreach("spring"));
        assertThat(pulse(fold(click, EMAIL), DUE).noise()).isZero();
        assertThat(pulse(fold(EMAIL, click), DUE).noise()).isZero();
    }

    // ---- reading and reusing -----------------------------------------------------------------

    @Test
    void refusesToReadThePast() {
        Fold fold = fold(EMAIL);
        assertThatThrownBy(() -> fold.pulse(Micros.of(NOON) - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot read a state of 2026-03-01T12:00:00Z back at 2026-03-01T11:59:59.999999Z:"
                        + " use the ledger");
        assertThat(fold.pulse(Micros.of(NOON)).level()).isEqualTo(0.5);
    }

    @Test
    void aClearedFoldKnowsNothing() {
        Fold fold = new Fold(RULES, Patience.LIVE);
        for (long seed = 0; seed < 20; seed++) {
            Timeline timeline = timeline(Samples.history(seed));
            for (int row = 0; row < timeline.size(); row++) fold.add(timeline, row);
            fold.clear();
            assertThat(fold.summary()).isEqualTo(Summary.EMPTY);
            assertThat(fold.pulse(Long.MIN_VALUE)).isEqualTo(Pulse.NONE);
            assertThat(fold.state().parts())
                    .isEqualTo(CustomerState.empty(RULES).parts());
        }
    }

    @Test
    void aClearedFoldCountsTheNextCustomerAlone() {
        Fold reused = new Fold(RULES, Patience.SORTED);
        for (long seed = 0; seed < 50; seed++) {
            List<Interaction> history = sorted(Samples.history(seed));
            Timeline timeline = timeline(history);
            reused.clear();
            for (int row = 0; row < timeline.size(); row++) reused.add(timeline, row);
            long at = Micros.of(NOON.plus(Duration.ofDays(150)));
            assertThat(reused.pulse(at))
                    .as("seed %d", seed)
                    .isEqualTo(fold(history).pulse(at));
            if (seed % 3 == 0)
                assertThat(reused.state().parts())
                        .isEqualTo(fold(history).state().parts());
        }
    }

    /// The furthest instants that are taken at all; nothing overflows between them.
    @Test
    void fromOneEndOfTimeToTheOther() {
        Instant first = Micros.instant(-Micros.MAX / Micros.SECOND * Micros.SECOND);
        Instant last = Micros.instant(Micros.MAX / Micros.SECOND * Micros.SECOND);
        for (String signal : List.of("email", "offer", "reward", "purchase", "review")) {
            for (Fold fold : List.of(
                    fold(interaction(signal, first), interaction(signal, last)),
                    fold(interaction(signal, last), interaction(signal, first)))) {
                Pulse pulse = fold.pulse(Micros.of(last) + Micros.DAY * 365);
                double points = RULES.signal(RULES.signal(signal)).weight();
                assertThat(pulse.investments() + pulse.returns() - pulse.noise())
                        .isEqualTo(2 * points);
                assertThat(pulse.level()).isFinite();
            }
        }
    }

    // ---- openMax -----------------------------------------------------------------------------

    /// With room for one outreach the older one is final at once: its noise is booked, but not before it is due.
    @Test
    void theOldestOutreachGivesWay() {
        Fold fold = new Fold(RULES, new Patience(DAY, 1));
        Timeline timeline = timeline(List.of(
                EMAIL,
                interaction("email", NOON.plusSeconds(1), outreach("winter")),
                interaction("click", NOON.plusSeconds(2), outreach("spring")),
                interaction("click", NOON.plusSeconds(2), outreach("winter"))));
        for (int row = 0; row < timeline.size(); row++) fold.add(timeline, row);
        assertThat(pulse(fold, DUE.minus(MICROSECOND)).noise()).isZero();
        assertThat(pulse(fold, DUE).noise()).isEqualTo(-0.5);
        assertThat(pulse(fold, NOON.plus(Duration.ofDays(30))).noise()).isEqualTo(-0.5);
    }

    @Test
    void theOldestPendingBookingGivesWay() {
        Fold fold = new Fold(RULES, new Patience(DAY, 1));
        Timeline timeline = timeline(
                List.of(interaction("coupon", NOON), interaction("reward", NOON), interaction("reward", NOON)));
        for (int row = 0; row < 2; row++) fold.add(timeline, row);
        // The coupon gave way to the reward, and counts as expired.
        assertThat(pulse(fold, NOON)).isEqualTo(new Pulse(0, 2, 0, 0));
        fold.add(timeline, 2);
        // One reward gave way to the other, and is booked as of the latest instant seen.
        assertThat(pulse(fold, NOON)).isEqualTo(new Pulse(4, 6, 0, 0));
        assertThat(pulse(fold, NOON.plus(Duration.ofDays(2))).investments()).isEqualTo(10);
    }

    @Test
    void theOldestAnswerGivesWay() {
        Fold fold = new Fold(RULES, new Patience(DAY, 1));
        Timeline timeline = timeline(List.of(
                interaction("click", NOON, outreach("spring")),
                interaction("click", NOON.plusSeconds(1), outreach("winter")),
                EMAIL,
                interaction("email", NOON, outreach("winter"))));
        for (int row = 0; row < timeline.size(); row++) fold.add(timeline, row);
        assertThat(pulse(fold, DUE).noise()).isEqualTo(-0.5);
    }

    // ---- for all histories -------------------------------------------------------------------

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void goingOnFromAStateIsGoingOn(long seed) {
        List<Interaction> history = sorted(Samples.history(seed));
        Random random = new Random(seed);
        Fold resumed = new Fold(RULES, Patience.SORTED);
        for (Interaction interaction : history) {
            resumed.add(Timeline.of(interaction, RULES), 0);
            if (random.nextInt(4) == 0) resumed = Fold.of(resumed.state(), RULES, Patience.SORTED);
        }
        Instant at = NOON.plus(Duration.ofDays(150));
        assertThat(resumed.pulse(Micros.of(at))).isEqualTo(fold(history).pulse(Micros.of(at)));
        States.assertSame(resumed.pulse(Micros.of(at)), Definition.pulse(history, at), 1e-9);
        assertThat(resumed.state().parts()).isEqualTo(fold(history).state().parts());
    }

    /// Nothing is kept that is settled: what waits is not due, and what is due does not wait.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyWhatIsNotFinalWaits(long seed) {
        long lateness = Micros.of(DAY);
        Fold fold = new Fold(RULES, new Patience(DAY, Integer.MAX_VALUE));
        for (Interaction interaction : Samples.history(seed)) {
            fold.add(Timeline.of(interaction, RULES), 0);
            CustomerState state = fold.state();
            long seen = state.seenMicros();
            assertThat(state.questions().open()).allMatch(open -> open.dueMicros() >= seen - lateness);
            assertThat(state.questions().answers()).allMatch(answer -> answer.atMicros() >= seen - lateness);
            assertThat(state.questions().pending())
                    .allMatch(later -> (later.fades() ? later.startMicros() : later.endMicros()) > seen);
            fold = Fold.of(state, RULES, new Patience(DAY, Integer.MAX_VALUE));
        }
        assertThat(fold.summary().interactions())
                .isEqualTo(Samples.history(seed).size());
    }

    // ---- hot customers -----------------------------------------------------------------------

    @Test
    @Timeout(20)
    void fiftyThousandInteractionsOfOneCustomerAreNoTrouble() {
        List<Interaction> year = hot(50_000, Duration.ofDays(365), i -> switch (i % 5) {
            case 0 -> "email";
            case 1 -> "click";
            case 2 -> "offer";
            case 3 -> "reward";
            default -> "purchase";
        });
        assertThat(fold(year).summary().interactions()).isEqualTo(50_000);
    }

    @Test
    @Timeout(20)
    void tenThousandUnansweredOutreachesOfOneDayAreNoTrouble() {
        Fold fold = fold(hot(20_000, DAY, i -> i % 2 == 0 ? "email" : "click"));
        assertThat(pulse(fold, NOON.plus(Duration.ofDays(9))).noise()).isEqualTo(-5_000);
    }

    @Test
    @Timeout(20)
    void twentyThousandCouponsThatOverlapAreNoTrouble() {
        Fold fold = fold(hot(20_000, Duration.ofDays(50), _ -> "coupon"));
        assertThat(pulse(fold, NOON.plus(Duration.ofDays(90)))).isEqualTo(new Pulse(0, 40_000, 0, 0));
    }

    @Test
    @Timeout(20)
    void liveCustomersStayQuickWhateverTheyDo() {
        Fold fold = new Fold(RULES, Patience.LIVE);
        Timeline timeline = timeline(hot(50_000, Duration.ofDays(30), i -> i % 2 == 0 ? "email" : "click"));
        for (int row = 0; row < timeline.size(); row++) fold.add(timeline, row);
        assertThat(pulse(fold, NOON.plus(Duration.ofDays(90))).noise()).isEqualTo(-12_500);
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return Samples.seeds();
    }

    /// Evenly spread over the time, each about an outreach of its own.
    private static List<Interaction> hot(int count, Duration span, IntFunction<String> signal) {
        return IntStream.range(0, count)
                .mapToObj(i -> interaction(
                        signal.apply(i), NOON.plus(span.dividedBy(count).multipliedBy(i)), outreach("o" + i)))
                .toList();
    }

    private static Fold fold(Interaction... interactions) {
        return fold(List.of(interactions));
    }

    private static Fold fold(List<Interaction> sorted) {
        Fold fold = new Fold(RULES, Patience.SORTED);
        Timeline timeline = timeline(sorted);
        for (int row = 0; row < timeline.size(); row++) fold.add(timeline, row);
        return fold;
    }

    private static Timeline timeline(List<Interaction> interactions) {
        Timeline timeline = new Timeline(RULES);
        interactions.forEach(timeline::add);
        return timeline;
    }

    private static List<Interaction> sorted(List<Interaction> interactions) {
        return interactions.stream()
                .sorted(Comparator.comparing(Interaction::at))
                .toList();
    }

    private static Pulse pulse(Fold fold, Instant at) {
        return fold.pulse(Micros.of(at));
    }

    private static double level(Fold fold, Instant at) {
        return pulse(fold, at).level();
    }

    private static double noiseWith(Instant response) {
        return noise(EMAIL, interaction("click", response, outreach("spring")));
    }

    private static double noise(Interaction outreach, Interaction response) {
        return pulse(fold(sorted(List.of(outreach, response))), NOON.plus(Duration.ofDays(9)))
                .noise();
    }
}
