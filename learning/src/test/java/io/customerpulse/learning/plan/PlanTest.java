package io.customerpulse.learning.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final long FIRST = 1_700_000_000L * Micros.SECOND;
    private static final int SEEDS = 20_000;

    /// People joined for five years before anything else was kept.
    @Test
    void landmarksStandWhereTheHistoryHasBegun() {
        long begun = FIRST + 5 * 365 * Micros.DAY;
        long until = begun + 180 * Micros.DAY;
        Plan plan = Plan.of(new Plan.Past(FIRST, begun, until), Duration.ofDays(30));
        assertThat(plan.landmarks()).hasSize(8).allSatisfy(at -> assertThat(at).isGreaterThanOrEqualTo(begun));
    }

    @Test
    void landmarksLookAheadInsideTheHistory() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long span = Math.round(StrictMath.exp(
                    random.nextDouble(StrictMath.log(Micros.DAY / 24.0), StrictMath.log(4_000.0 * Micros.DAY))));
            Duration horizon = Duration.ofMinutes(Math.round(StrictMath.exp(random.nextDouble(4, 15))));
            requireInside(Plan.of(past(FIRST + span), horizon), FIRST, FIRST + span, horizon);
        }
    }

    private static void requireInside(Plan plan, long first, long until, Duration horizon) {
        assertThat(plan.landmarks())
                .as("%s in %s", horizon, until - first)
                .hasSizeBetween(1, Plan.LANDMARKS_MAX)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(at -> at >= first + (until - first) / 3)
                .allMatch(at -> at + plan.horizonMicros() <= until);
        assertThat(plan.landmarks().getLast() + plan.horizonMicros()).isEqualTo(until);
        assertThat(plan.horizonMicros()).isPositive().isLessThanOrEqualTo(plan.askedMicros());
        assertThat(plan.askedMicros()).isEqualTo(Micros.of(horizon));
        assertThat(plan.stretch()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aYearIsLookedBackOnFromEightLandmarks() {
        Plan plan = Plan.of(past(FIRST + 365 * Micros.DAY), Duration.ofDays(30));
        assertThat(plan.landmarks()).hasSize(8);
        assertThat(plan.horizonMicros()).isEqualTo(30 * Micros.DAY);
        assertThat(plan.stretch()).isEqualTo(1);
    }

    @Test
    void aHorizonTooLongForTheHistoryIsStretched() {
        Plan plan = Plan.of(past(FIRST + 270 * Micros.DAY), Duration.ofDays(180));
        assertThat(plan.horizonMicros()).isEqualTo(90 * Micros.DAY);
        assertThat(plan.stretch()).isEqualTo(2);
    }

    @Test
    void chosenLandmarksWhoseHorizonEndsTooLateAreLeftOut() {
        long until = FIRST + 100 * Micros.DAY;
        List<Long> chosen =
                List.of(FIRST + 95 * Micros.DAY, FIRST + 50 * Micros.DAY, FIRST + 90 * Micros.DAY, FIRST - 1);
        Plan plan = Plan.at(chosen, past(until), Duration.ofDays(10));
        assertThat(plan.landmarks()).containsExactly(FIRST + 50 * Micros.DAY, FIRST + 90 * Micros.DAY);
    }

    @Test
    void withoutAChosenLandmarkThatFitsTheUsualOnesStand() {
        long until = FIRST + 100 * Micros.DAY;
        assertThat(Plan.at(List.of(until), past(until), Duration.ofDays(10)))
                .isEqualTo(Plan.of(past(until), Duration.ofDays(10)));
    }

    @Test
    void aLandmarkThatKnowsTheFutureIsRefused() {
        assertThatThrownBy(() -> new Plan(List.of(FIRST), 10, FIRST + 9, 10))
                .hasMessage("a landmark's horizon must end in the history");
        assertThatThrownBy(() -> new Plan(List.of(), 10, FIRST, 10)).hasMessage("a plan needs a landmark");
        assertThatThrownBy(() -> new Plan(List.of(2L, 1L), 1, 10, 1)).hasMessage("landmarks must rise");
        assertThatThrownBy(() -> new Plan(List.of(1L), 2, 10, 1))
                .hasMessage("a horizon must be positive, and at most the one asked for");
    }

    private static Plan.Past past(long until) {
        return new Plan.Past(FIRST, FIRST, until);
    }
}
