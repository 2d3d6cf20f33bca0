package io.customerpulse.engine.vitals;

import static io.customerpulse.engine.sample.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Signal.Response;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.sample.Samples;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Summary;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of [Vitals], row by row. The typical gap is 30 days, the lines are the usual ones: fading
/// at 2, dormant at 4, lost at 8 expected gaps; new for 30 days.
class VitalsTest {

    private static final double MONTH = 30;
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    private static final Rules SHOP = Samples.rules(List.of(
            give("reach out", Response.NO_PART),
            give("email", Samples.expects(72, 0.5)),
            take("purchase", 1),
            take("social browsing", 1),
            take("complaint", -1),
            take("gift", 0)));

    // ---- stages ------------------------------------------------------------------------------

    @Test
    void lostAfterEightExpectedGapsOfSilence() {
        // Two returns a month apart: expected (30 + 30) / 2 = 30 days.
        Summary summary = returns(0, 30);
        assertThat(stage(summary, 30 + 240)).isEqualTo(Stage.LOST);
        assertThat(stage(summary, 30 + 240 - 0.001)).isEqualTo(Stage.DORMANT);
    }

    @Test
    void dormantAfterFourExpectedGapsOfSilence() {
        Summary summary = returns(0, 30);
        assertThat(stage(summary, 30 + 120)).isEqualTo(Stage.DORMANT);
        assertThat(stage(summary, 30 + 120 - 0.001)).isEqualTo(Stage.FADING);
    }

    @Test
    void fadingAfterTwoExpectedGapsOfSilence() {
        Summary summary = returns(0, 30);
        assertThat(stage(summary, 30 + 60)).isEqualTo(Stage.FADING);
        assertThat(stage(summary, 30 + 60 - 0.001)).isEqualTo(Stage.STEADY);
    }

    /// 240 days are eight typical gaps, all that could be expected before the second return.
    @Test
    void revivedByAReturnAfterEightExpectedGaps() {
        assertThat(stage(returns(0, 240), 241)).isEqualTo(Stage.REVIVED);
        assertThat(stage(returns(0, 239), 241)).isNotEqualTo(Stage.REVIVED);
    }

    @Test
    void revivedEvenWhileNew() {
        // Expected before the last return: (11 + 30) / 12 = 3.4 days; it took 29.
        double[] days = new double[13];
        for (int i = 0; i < 12; i++) days[i] = i;
        days[12] = 40;
        Thresholds usual = Thresholds.USUAL;
        Thresholds newForLong = new Thresholds(
                Duration.ofDays(60),
                usual.overdue(),
                usual.momentum(),
                usual.thrivingReturns(),
                usual.typicalGapDays());
        assertThat(stage(returns(days), 40, newForLong)).isEqualTo(Stage.REVIVED);
    }

    @Test
    void theRevivedFadeAgainLikeAllOthers() {
        Summary summary = returns(0, 240);
        assertThat(stage(summary, 240 + 2 * 135)).isEqualTo(Stage.FADING);
    }

    @Test
    void newForThirtyDaysFromTheFirstInteraction() {
        Summary summary = summary(at("reach out", 0), at("purchase", 20));
        assertThat(stage(summary, 30 - 0.001)).isEqualTo(Stage.NEW);
        assertThat(stage(summary, 30)).isNotEqualTo(Stage.NEW);
    }

    /// Momentum of a single return falls by ln 2 · (1/14 − 1/90) a day, from ln(90/14) on.
    @Test
    void fadingWhenMomentumIsLowEvenIfNotOverdue() {
        double[] days = new double[9];
        for (int i = 0; i < days.length; i++) days[i] = i * 40;
        Summary summary = returns(days);
        // Expected (320 + 30) / 9 = 38.9 days: 70 days of silence are under two gaps.
        assertThat(vitals(summary, 320 + 70).overdue().orElseThrow()).isLessThan(2);
        assertThat(vitals(summary, 320 + 70).momentum().orElseThrow()).isLessThanOrEqualTo(-1.5);
        assertThat(stage(summary, 320 + 70)).isEqualTo(Stage.FADING);
        assertThat(vitals(summary, 320 + 50).momentum().orElseThrow()).isGreaterThan(-1.5);
        assertThat(stage(summary, 320 + 50)).isEqualTo(Stage.STEADY);
    }

    @Test
    void fadingExactlyAtTheLineOfMomentum() {
        Summary summary = returns(0, 40, 80, 120);
        double momentum = vitals(summary, 165).momentum().orElseThrow();
        assertThat(stage(summary, 165, lines(momentum + 1, momentum))).isEqualTo(Stage.FADING);
        assertThat(stage(summary, 165, lines(momentum + 1, Math.nextDown(momentum))))
                .isEqualTo(Stage.STEADY);
    }

    /// Expected (120 + 30) / 4 = 37.5 days: as long as they have not passed, low momentum is the own rhythm.
    @Test
    void lowMomentumWithinTheOwnRhythmIsNotFading() {
        Summary summary = returns(0, 40, 80, 120);
        assertThat(stage(summary, 120 + 37.5, lines(10, 9))).isEqualTo(Stage.STEADY);
        assertThat(stage(summary, 120 + 37.6, lines(10, 9))).isEqualTo(Stage.FADING);
    }

    @Test
    void growingWhenMomentumIsHigh() {
        Summary summary = returns(0, 50, 55, 60);
        double momentum = vitals(summary, 61).momentum().orElseThrow();
        assertThat(momentum).isGreaterThan(0.5);
        assertThat(stage(summary, 61)).isEqualTo(Stage.GROWING);
        assertThat(stage(summary, 61, lines(momentum, -9))).isEqualTo(Stage.GROWING);
        assertThat(stage(summary, 61, lines(Math.nextUp(momentum), -9))).isEqualTo(Stage.STEADY);
    }

    @Test
    void growingTakesThreeReturns() {
        assertThat(stage(returns(0, 35), 36)).isEqualTo(Stage.STEADY);
        assertThat(stage(returns(0, 34, 35), 36)).isEqualTo(Stage.GROWING);
    }

    /// Six returns every 30 days: expected gap 30, momentum about level.
    @Test
    void thrivingWithSixReturnsAndNotOverdue() {
        Summary six = returns(0, 30, 60, 90, 120, 150);
        assertThat(vitals(six, 180).overdue()).hasValue(1);
        assertThat(stage(six, 180)).isEqualTo(Stage.THRIVING);
        assertThat(stage(six, 180.001)).isEqualTo(Stage.STEADY);
        assertThat(stage(returns(0, 30, 60, 90, 120), 150)).isEqualTo(Stage.STEADY);
    }

    @Test
    void whoNeverReturnedIsHeldAgainstTheTypicalGap() {
        Summary summary = summary(at("reach out", 0), at("reach out", 50));
        Vitals vitals = vitals(summary, 51);
        assertThat(vitals.overdue()).isEmpty();
        assertThat(vitals.momentum()).isEmpty();
        assertThat(vitals.cadenceDays()).isEqualTo(MONTH);
        assertThat(stage(summary, 59.999)).isEqualTo(Stage.STEADY);
        assertThat(stage(summary, 60)).isEqualTo(Stage.FADING);
        assertThat(stage(summary, 120)).isEqualTo(Stage.DORMANT);
        assertThat(stage(summary, 240)).isEqualTo(Stage.LOST);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void aStageIsHealthyUnlessTheCustomerIsGoing(Stage stage) {
        boolean going = List.of(Stage.FADING, Stage.DORMANT, Stage.LOST).contains(stage);
        assertThat(stage.isHealthy()).isNotEqualTo(going);
        assertThat(stage.word()).isEqualToIgnoringCase(stage.name()).isLowerCase();
    }

    // ---- momentum and cadence ----------------------------------------------------------------

    @Test
    void momentumOfOneReturnIsTheLogarithmOfTheScales() {
        assertThat(vitals(returns(0), 0).momentum().orElseThrow()).isCloseTo(Math.log(90 / 14.0), ROUNDING);
    }

    @Test
    void momentumFallsByAStraightLine() {
        Summary summary = returns(0, 5, 9);
        double start = vitals(summary, 9).momentum().orElseThrow();
        double slope = Math.log(2) * (1 / 14.0 - 1 / 90.0);
        for (int days = 1; days < 10_000; days += 7) {
            assertThat(vitals(summary, 9 + days).momentum().orElseThrow())
                    .isCloseTo(start - slope * days, Offset.offset(1e-9 * days));
        }
    }

    @Test
    void aSteadyStreamHasNoMomentum() {
        double[] days = new double[2_000];
        for (int i = 0; i < days.length; i++) days[i] = i;
        assertThat(vitals(returns(days), 2_000).momentum().orElseThrow()).isCloseTo(0, Offset.offset(0.03));
    }

    @Test
    void complaintsAndThanksGiveNoMomentum() {
        assertThat(vitals(summary(at("complaint", 0)), 1).momentum()).isEmpty();
        assertThat(vitals(summary(at("complaint", 0)), 1).overdue()).isEmpty();
        assertThat(vitals(summary(at("gift", 0)), 1).momentum()).isEmpty();
    }

    @Test
    void centuriesOfSilenceGiveFiniteNumbers() {
        Summary summary = returns(0, 10, 20);
        Vitals vitals = vitals(summary, 365_250 * 8.0);
        assertThat(vitals.momentum().orElseThrow()).isFinite().isLessThan(-1_000);
        assertThat(vitals.overdue().orElseThrow()).isFinite();
        assertThat(vitals.stage()).isEqualTo(Stage.LOST);
    }

    @Test
    void cadenceAndOverdueFollowTheOwnRhythm() {
        Vitals vitals = vitals(returns(0, 12, 20), 30);
        assertThat(vitals.cadenceDays()).isEqualTo(50 / 3.0);
        assertThat(vitals.overdue().orElseThrow()).isCloseTo(0.6, ROUNDING);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyHistoryHasFiniteVitals(long seed) {
        Summary summary = fold(Samples.RULES, Samples.history(seed)).summary();
        for (long days : List.of(120L, 200L, 2_000L, 200_000L)) {
            Vitals vitals =
                    Vitals.of(summary.signs(), Thresholds.USUAL, MONTH, Micros.of(NOON.plus(Duration.ofDays(days))));
            assertThat(vitals.cadenceDays()).isPositive().isFinite();
            assertThat(vitals.overdue().orElse(0)).isNotNegative().isFinite();
            assertThat(vitals.momentum().orElse(0)).isFinite();
        }
        assertThat(stage(summary, 200_000)).isEqualTo(Stage.LOST);
    }

    // ---- the story ---------------------------------------------------------------------------

    /// Buys once, ignores an e-mail, browses social content unprompted: purchases alone say fading.
    @Test
    void theCustomerWhoBrowsesOnIsHealthyThoughPurchasesAloneSayFading() {
        List<Interaction> purchases = List.of(at("purchase", 0));
        List<Interaction> withMail = new ArrayList<>(purchases);
        withMail.add(at("email", 10));
        List<Interaction> all = new ArrayList<>(withMail);
        for (double day : new double[] {30, 40, 52, 60}) all.add(at("social browsing", day));

        assertThat(stage(summary(purchases.toArray(Interaction[]::new)), 65)).isEqualTo(Stage.FADING);
        assertThat(stage(summary(all.toArray(Interaction[]::new)), 65).isHealthy())
                .isTrue();

        long now = Micros.of(NOON.plus(Duration.ofDays(65)));
        List<Interaction> unasked =
                all.stream().filter(i -> !i.signal().equals("email")).toList();
        Pulse pulse = fold(SHOP, all).pulse(now);
        assertThat(pulse.noise()).isEqualTo(-0.5);
        double noiseLeft = pulse.level()
                - pulse.investments()
                - fold(SHOP, unasked).pulse(now).level();
        assertThat(noiseLeft).isNegative();
        assertThat(pulse.level()).isGreaterThan(fold(SHOP, purchases).pulse(now).level());
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return Samples.seeds();
    }

    private static Signal give(String name, Response response) {
        return new Signal(
                name, Side.INVESTMENT, 1, Samples.halfLife(7), ValueTransform.NONE, Signal.Habits.UNSTATED, response);
    }

    private static Signal take(String name, double weight) {
        return new Signal(
                name,
                Side.RETURN,
                weight,
                Samples.halfLife(30),
                ValueTransform.NONE,
                Signal.Habits.UNSTATED,
                Samples.answers(Answers.OUTREACH));
    }

    private static Interaction at(String signal, double day) {
        Instant at = NOON.plusNanos((long) (day * 86_400e9));
        return Samples.interaction(signal, at, About.NOTHING);
    }

    private static Summary returns(double... days) {
        Interaction[] returns = new Interaction[days.length];
        for (int i = 0; i < days.length; i++) returns[i] = at("purchase", days[i]);
        return summary(returns);
    }

    private static Summary summary(Interaction... interactions) {
        return fold(SHOP, List.of(interactions)).summary();
    }

    private static Fold fold(Rules rules, List<Interaction> interactions) {
        Timeline timeline = new Timeline(rules);
        interactions.stream().sorted(Comparator.comparing(Interaction::at)).forEach(timeline::add);
        Fold fold = new Fold(rules, Patience.SORTED);
        for (int row = 0; row < timeline.size(); row++) fold.add(timeline, row);
        return fold;
    }

    private static Thresholds lines(double growing, double fading) {
        Thresholds usual = Thresholds.USUAL;
        return new Thresholds(
                usual.newFor(),
                usual.overdue(),
                new Thresholds.Momentum(
                        usual.momentum().fast(), usual.momentum().slow(), growing, fading),
                usual.thrivingReturns(),
                usual.typicalGapDays());
    }

    private static Vitals vitals(Summary summary, double day) {
        return Vitals.of(summary.signs(), Thresholds.USUAL, MONTH, micros(day));
    }

    private static Stage stage(Summary summary, double day) {
        return stage(summary, day, Thresholds.USUAL);
    }

    private static Stage stage(Summary summary, double day, Thresholds thresholds) {
        return Vitals.of(summary.signs(), thresholds, MONTH, micros(day)).stage();
    }

    private static long micros(double day) {
        return Micros.of(NOON) + (long) (day * Micros.DAY);
    }
}
