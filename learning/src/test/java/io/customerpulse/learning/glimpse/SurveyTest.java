package io.customerpulse.learning.glimpse;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.Asked;
import io.customerpulse.learning.People;
import io.customerpulse.learning.People.Deed;
import io.customerpulse.stats.time.Micros;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTest {

    private static final int PURCHASE = Asked.RULES.signal("purchase");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theTypicalValueIsTheMedianToOnePercent(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double scale = StrictMath.exp(random.nextDouble(-10, 15));
        double[] values = random.doubles(501).map(it -> scale * (0.2 + it)).toArray();
        Survey survey = survey(
                IntStream.range(0, values.length)
                        .mapToObj(i -> new Deed(i, 1, "purchase", random.nextBoolean() ? values[i] : -values[i]))
                        .toList(),
                10);
        Arrays.sort(values);
        assertThat(survey.typicalValue(PURCHASE) / values[250]).isBetween(0.99, 1.01);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aHistoryHasBegunWhenATenthHasHappened(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double scale = StrictMath.exp(random.nextDouble(-15, 8));
        double[] days = random.doubles(random.nextInt(1, 500))
                .map(it -> 10 - scale * it * it)
                .sorted()
                .toArray();
        Survey survey = survey(
                IntStream.range(0, days.length)
                        .mapToObj(i -> new Deed(i, days[i], "visit", Double.NaN))
                        .toList(),
                10);
        double tenth = days[(days.length + 9) / 10 - 1];
        double begun = Micros.days(survey.begunMicros() - People.START);
        assertThat(begun)
                .isLessThanOrEqualTo(tenth + 1e-9)
                .isGreaterThanOrEqualTo(tenth - (10 - tenth) / 60 - 1e-9)
                .isGreaterThanOrEqualTo(days[0] - 1e-9);
    }

    @Test
    void whatComesLaterIsNotCounted() {
        Survey survey = survey(
                List.of(
                        new Deed(1, 2, "purchase", 10),
                        new Deed(1, 4, "visit", Double.NaN),
                        new Deed(1, 12, "purchase", 1e6),
                        new Deed(2, 11, "purchase", 1e6)),
                10);
        assertThat(survey.customers()).isEqualTo(1);
        assertThat(survey.interactions()).isEqualTo(2);
        assertThat(survey.count(PURCHASE)).isEqualTo(1);
        assertThat(survey.spanDays()).isEqualTo(2);
        assertThat(survey.typicalValue(PURCHASE)).isBetween(9.9, 10.1);
    }

    @Test
    void aSignalWithoutValuesIsTypicallyOne() {
        Survey survey = survey(List.of(new Deed(1, 2, "purchase", Double.NaN), new Deed(1, 3, "purchase", 0)), 10);
        assertThat(survey.typicalValue(PURCHASE)).isEqualTo(1);
        assertThat(survey.valuedShare(PURCHASE)).isZero();
        assertThat(survey(List.of(), 10).spanDays()).isZero();
    }

    private static Survey survey(List<Deed> deeds, int untilDay) {
        Survey survey = new Survey(Asked.RULES, People.before(untilDay));
        People.of(deeds).walk(Asked.RULES, survey);
        return survey;
    }
}
