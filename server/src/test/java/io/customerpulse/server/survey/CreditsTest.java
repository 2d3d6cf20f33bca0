package io.customerpulse.server.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.server.survey.Credits.Given;
import io.customerpulse.server.survey.Credits.Own;
import io.customerpulse.server.survey.Credits.Unprompted;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsTest {

    private static List<Told> told(List<Interaction> interactions) {
        List<Interaction> sorted = interactions.stream()
                .filter(each -> !each.at().isAfter(Made.NOW))
                .sorted(Comparator.comparing(Interaction::at))
                .toList();
        return Told.of(sorted, Made.frame());
    }

    private static Credits credits(By by, Interaction... interactions) {
        return Credits.of(told(List.of(interactions)), by, Made.RULES);
    }

    private static Map<String, Own> own(Credits credits) {
        return credits.since(Long.MIN_VALUE, Made.frame().nowMicros());
    }

    @Test
    void aReturnInTimeIsPutDownToTheLatestInvestmentOfItsName() {
        Credits credits = credits(
                By.CAMPAIGN,
                Made.interaction("Email Sent", Made.days(20), "spring"),
                Made.interaction("Email Sent", Made.days(18), "spring"),
                Made.interaction("Order Completed", Made.days(17)));
        assertThat(credits.given()).extracting(Given::returns).containsExactly(0, 1);
        assertThat(credits.given().getLast().points()).isEqualTo(10);
    }

    @Test
    void aShorterTimeBetweenDoesNotEndALongerOne() {
        Credits credits = credits(
                By.CAMPAIGN,
                Made.interaction("Coupon Sent", Made.days(20), "spring"),
                Made.interaction("Direct Message Sent", Made.days(19), "spring"),
                Made.interaction("Order Completed", Made.days(18)),
                Made.interaction("Order Completed", Made.days(10)));
        assertThat(credits.given()).extracting(Given::returns).containsExactly(1, 1);
    }

    @Test
    void aReturnCountsForEachNameWhoseTimeItIsIn() {
        Credits credits = credits(
                By.CAMPAIGN,
                Made.interaction("Email Sent", Made.days(20), "spring"),
                Made.interaction("Email Sent", Made.days(14), "summer"),
                Made.interaction("Order Completed", Made.days(13.5)),
                Made.interaction("Page Viewed", Made.days(12)));
        Map<String, Own> own = own(credits);
        assertThat(own.get("spring")).extracting(one -> one.returns).isEqualTo(1L);
        assertThat(own.get("summer")).extracting(one -> one.returns).isEqualTo(2L);
    }

    @Test
    void theLastInstantOfTheTimeCountsAndTheOneAfterDoesNot() {
        Interaction sent = Made.interaction("Email Sent", Made.days(20), "spring");
        Credits atTheEnd = credits(By.CHANNEL, sent, Made.interaction("Page Viewed", Made.days(13)));
        Credits tooLate = credits(
                By.CHANNEL, sent, Made.interaction("Page Viewed", Made.days(13).minusSeconds(1)));
        assertThat(own(atTheEnd).get("email")).extracting(one -> one.returns).isEqualTo(1L);
        assertThat(own(tooLate).get("email")).extracting(one -> one.returns).isEqualTo(0L);
        assertThat(own(tooLate).get("web")).extracting(one -> one.unprompted).isEqualTo(1L);
    }

    @Test
    void noiseIsOfTheInvestmentThatNobodyAnswered() {
        Map<String, Own> own = own(credits(
                By.CAMPAIGN,
                Made.interaction("Email Sent", Made.days(20), "spring"),
                Made.interaction("Email Opened", Made.days(19), "spring"),
                Made.interaction("Email Sent", Made.days(18), "summer"),
                Made.interaction("Email Sent", Made.days(2), "summer")));
        assertThat(own.get("spring")).extracting(one -> one.noise).isEqualTo(0L);
        Own summer = own.get("summer");
        assertThat(summer).extracting(one -> one.investments).isEqualTo(2L);
        assertThat(summer).extracting(one -> one.asked).isEqualTo(1L);
        assertThat(summer).extracting(one -> one.noise).isEqualTo(1L);
        assertThat(summer).extracting(one -> one.noisePoints).isEqualTo(-0.5);
        assertThat(summer).extracting(one -> one.closed).isEqualTo(1L);
    }

    @Test
    void bySignalAReturnIsUnpromptedOnlyOutsideOfEveryTime() {
        Map<String, Own> own = own(credits(
                By.SIGNAL,
                Made.interaction("page viewed", Made.days(40)),
                Made.interaction("Email Sent", Made.days(20)),
                Made.interaction("Page Viewed", Made.days(19))));
        assertThat(own.get("Page Viewed")).extracting(one -> one.unprompted).isEqualTo(1L);
        assertThat(own.get("Email Sent")).extracting(one -> one.returns).isEqualTo(1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyReturnOfANameIsPromptedOnceOrUnprompted(long seed) {
        Random chance = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Told> told = told(Made.somebody(chance));
            for (By by : List.of(By.CAMPAIGN, By.CHANNEL, By.MOTIVATOR)) {
                Credits credits = Credits.of(told, by, Made.RULES);
                for (Given given : credits.given()) assertInTime(told, given, seed);
                for (Unprompted each : credits.unprompted()) {
                    boolean isPrompted = told.stream()
                            .filter(Told::isInvestment)
                            .filter(one ->
                                    by.name(one.interaction(), Made.RULES).equals(each.name()))
                            .anyMatch(one -> one.atMicros() < each.told().atMicros()
                                    && each.told().atMicros() <= one.closesMicros());
                    assertThat(isPrompted).as("seed %d, %s", seed, each).isFalse();
                }
            }
        }
    }

    /// What is put down to an investment can only be what was in its time.
    private static void assertInTime(List<Told> told, Given given, long seed) {
        List<Told> inTime = told.stream()
                .filter(each -> !each.isInvestment() && each.points() != 0)
                .filter(each -> each.atMicros() >= given.told().atMicros()
                        && each.atMicros() <= given.told().closesMicros())
                .toList();
        assertThat(given.returns()).as("seed %d", seed).isLessThanOrEqualTo(inTime.size());
        if (given.returns() == inTime.size()) {
            assertThat(given.points())
                    .isCloseTo(inTime.stream().mapToDouble(Told::points).sum(), within(1e-9));
        }
    }
}
