package io.customerpulse.server.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How often everybody is walked through.
class SurveyTest {

    private static final Duration WORKED = Duration.ofSeconds(3);

    @Test
    void aWalkOfManyTakesATwentiethOfAProcessor() {
        assertThat(Survey.rest(5_000, 5_000, WORKED)).isEqualTo(WORKED.multipliedBy(20));
        assertThat(Survey.rest(5_000, 9_999, WORKED)).isEqualTo(WORKED.multipliedBy(20));
    }

    @Test
    void aWalkOfFewIsSoonDoneAgain() {
        assertThat(Survey.rest(1_000, 1_100, WORKED)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aWalkThatMissedHalfOfThemIsSoonDoneAgain() {
        assertThat(Survey.rest(5_000, 10_000, WORKED)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Survey.rest(0, 0, Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aShortWalkRestsASecondAtLeast() {
        assertThat(Survey.rest(2_000, 2_000, Duration.ofMillis(10))).isEqualTo(Duration.ofSeconds(1));
    }
}
