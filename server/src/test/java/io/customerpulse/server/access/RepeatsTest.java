package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Repeats.Answer;
import io.customerpulse.server.access.Repeats.Asked;
import io.customerpulse.server.access.Repeats.Turn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private static final Asked ASKED = new Asked("key_1", "7f2c", "POST /api/v1/keys {}");
    private static final Answer ANSWER = new Answer(201, Map.of("Location", "/x"), "the secret answer");

    private final ControlLog log = new ControlLog();
    private final Repeats repeats = log.access().repeats();

    @Test
    void aRequestIsDoneOnceAndAnsweredTheSameForADay() {
        assertThat(repeats.begin(ASKED, START)).isEqualTo(new Turn.New());
        assertThat(repeats.begin(ASKED, START)).isEqualTo(new Turn.Running());
        repeats.done(ASKED, ANSWER, START);
        assertThat(repeats.begin(ASKED, START.plus(Repeats.KEPT).minusMillis(1)))
                .isEqualTo(new Turn.Again(ANSWER));
        assertThat(repeats.begin(ASKED, START.plus(Repeats.KEPT))).isEqualTo(new Turn.New());
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        repeats.begin(ASKED, START);
        Asked other = new Asked("key_1", "7f2c", "POST /api/v1/keys {\"a\":1}");
        assertThat(repeats.begin(other, START)).isEqualTo(new Turn.Other());
        repeats.done(ASKED, ANSWER, START);
        assertThat(repeats.begin(other, START)).isEqualTo(new Turn.Other());
    }

    @Test
    void callersDoNotMeet() {
        repeats.begin(ASKED, START);
        assertThat(repeats.begin(new Asked("key_2", "7f2c", "anything"), START)).isEqualTo(new Turn.New());
    }

    @Test
    void whatWasNotDoneMayBeAskedAgainInAnyForm() {
        repeats.begin(ASKED, START);
        repeats.notDone(ASKED);
        assertThat(repeats.begin(new Asked("key_1", "7f2c", "mended"), START)).isEqualTo(new Turn.New());
    }

    @Test
    void aRestartDoesNotDoItTwiceAndKeepsNoAnswer() {
        repeats.begin(ASKED, START);
        repeats.done(ASKED, ANSWER, START);
        assertThat(log.bytes()).doesNotContain("the secret answer", "7f2c", "/api/v1/keys");
        Repeats restarted = log.restarted().access().repeats();
        assertThat(restarted.begin(ASKED, START.plusSeconds(1))).isEqualTo(new Turn.Gone(201));
        assertThat(restarted.begin(new Asked("key_1", "7f2c", "other"), START)).isEqualTo(new Turn.Other());
    }

    @Test
    void itsMemoryIsBoundedAndTheGuaranteeIsNot() {
        String large = "x".repeat(Repeats.ANSWER_CHARACTERS_MAX);
        for (int i = 0; i < 100; i++) {
            Asked asked = new Asked("key_1", "large " + i, "");
            repeats.begin(asked, START);
            repeats.done(asked, new Answer(200, Map.of(), large), START);
        }
        assertThat(repeats.begin(new Asked("key_1", "large 0", ""), START)).isEqualTo(new Turn.Gone(200));
        assertThat(repeats.begin(new Asked("key_1", "large 99", ""), START)).isInstanceOf(Turn.Again.class);
        repeats.begin(ASKED, START);
        repeats.done(ASKED, new Answer(200, Map.of(), large + "x"), START);
        assertThat(repeats.begin(ASKED, START)).isEqualTo(new Turn.Gone(200));
        while (repeats.size() < Repeats.REQUESTS_MAX) {
            repeats.begin(new Asked("key_1", "more " + repeats.size(), ""), START.plusSeconds(60));
        }
        assertThat(repeats.begin(new Asked("key_1", "one more", ""), START.plusSeconds(60)))
                .isEqualTo(new Turn.Full(Repeats.KEPT.minusSeconds(60)));
        assertThat(repeats.begin(ASKED, START.plusSeconds(60))).isEqualTo(new Turn.Gone(200));
        assertThat(repeats.begin(new Asked("key_1", "one more", ""), START.plus(Repeats.KEPT)))
                .isEqualTo(new Turn.New());
    }
}
