package io.customerpulse.server.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.engine.event.Interaction;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseTest {

    private static List<Response> responses(By by, Interaction... interactions) {
        return Response.of(List.of(interactions), by, Made.frame());
    }

    @Test
    void whoComesUnpromptedAndIgnoresAMailRespondsToTheOneAndNotToTheOther() {
        List<Response> channels = responses(
                By.CHANNEL,
                Made.interaction("Email Sent", Made.days(30), "come back"),
                Made.interaction("Page Viewed", Made.days(12)),
                Made.interaction("Page Viewed", Made.days(11)));
        assertThat(channels).extracting(Response::name).containsExactly("web", "email");
        Response web = channels.getFirst();
        assertThat(web.sums().investments()).isZero();
        assertThat(web.sums().unprompted()).isEqualTo(2);
        assertThat(web.back()).isEqualTo(web.sums().unpromptedPoints()).isPositive();
        assertThat(web.latest()).contains(Made.NOW.minus(Made.days(11)));
        assertThat(web.sums().answered()).isEmpty();
        Response email = channels.getLast();
        assertThat(email.sums().investments()).isEqualTo(1);
        assertThat(email.sums().asked()).isEqualTo(1);
        assertThat(email.sums().noise()).isEqualTo(1);
        assertThat(email.back()).isEqualTo(email.sums().noisePoints()).isNegative();
        assertThat(email.latest()).isEmpty();
        assertThat(email.sums().answered().orElseThrow().estimate()).isZero();
    }

    @Test
    void anAnswerIsTheLatestReturnOfTheNameItAnswers() {
        List<Response> campaigns = responses(
                By.CAMPAIGN,
                Made.interaction("Order Completed", Made.days(17)),
                Made.interaction("Email Sent", Made.days(20), "spring"),
                Made.interaction("Page Viewed", Made.days(18)),
                Made.interaction("Page Viewed", Made.days(1)));
        assertThat(campaigns).hasSize(1);
        assertThat(campaigns.getFirst().sums().returns()).isEqualTo(2);
        assertThat(campaigns.getFirst().latest()).contains(Made.NOW.minus(Made.days(17)));
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void ofEverybodyTogetherItIsWhatTheEffectsAre(By by) {
        Random random = new Random(7);
        Frame frame = Made.frame();
        List<String> signals = List.of("Email Sent", "Coupon Sent", "Page Viewed", "Order Completed", "Complaint");
        Effects effects = new Effects(frame);
        long[] sums = new long[3];
        double back = 0;
        for (int customer = 0; customer < 40; customer++) {
            List<Interaction> all = random.ints(30, 0, signals.size())
                    .mapToObj(kind -> Made.interaction(
                            signals.get(kind), Made.days(random.nextDouble(364)), "c" + random.nextInt(3)))
                    .toList();
            effects.add(Told.of(frame.until(all), frame));
            for (Response each : Response.of(all, by, frame)) {
                sums[0] += each.sums().investments();
                sums[1] += each.sums().returns();
                sums[2] += each.sums().unprompted();
                back += each.back();
            }
        }
        long[] ofEffects = new long[3];
        double backOfEffects = 0;
        for (Effect each : effects.table(by, 365).verdicts().effects()) {
            ofEffects[0] += each.sums().investments();
            ofEffects[1] += each.sums().returns();
            ofEffects[2] += each.sums().unprompted();
            backOfEffects += each.sums().returnPoints()
                    + each.sums().unpromptedPoints()
                    + each.sums().noisePoints();
        }
        assertThat(sums).isEqualTo(ofEffects);
        assertThat(back).isCloseTo(backOfEffects, within(1e-6));
    }
}
