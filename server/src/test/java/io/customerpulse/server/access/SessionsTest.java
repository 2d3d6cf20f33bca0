package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static io.customerpulse.server.access.ControlLog.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final User ADA = new User("adm_ada", "Ada", Role.ADMINISTRATOR, new Stamp("setup", START));
    private static final User EVE = new User("adm_eve", "Eve", Role.VIEWER, new Stamp("setup", START));
    private static final Login.From HOME = new Login.From("192.0.2.7", "Firefox");

    private final ControlLog log = new ControlLog();
    private final Sessions sessions = log.access().sessions();

    @Test
    void aSessionIsKnownByItsTokenAndByNothingElse() {
        Session.Begun begun = sessions.begin(ADA, HOME, START);
        assertThat(begun.token()).matches("[0-9A-Za-z]{43}");
        assertThat(sessions.check(begun.token(), START)).contains(begun.session());
        for (String wrong : List.of("", begun.session().id(), begun.token() + "0", "0".repeat(43), "ä".repeat(43))) {
            assertThat(sessions.check(wrong, START)).isEmpty();
        }
        assertThat(begun.toString()).doesNotContain(begun.token());
    }

    @Test
    void aSessionEndsWhenItIsIdleTooLong() {
        Session.Begun begun = sessions.begin(ADA, HOME, START);
        Instant now = START;
        for (int i = 0; i < 5; i++) {
            now = now.plus(Duration.ofHours(12)).minusSeconds(1);
            assertThat(sessions.check(begun.token(), now)).isPresent();
        }
        assertThat(sessions.check(begun.token(), now.plus(Duration.ofHours(12))))
                .isEmpty();
    }

    @Test
    void aSessionEndsAfterAWeekHoweverMuchItIsUsed() {
        Session.Begun begun = sessions.begin(ADA, HOME, START);
        Instant end = START.plus(Duration.ofDays(7));
        for (Instant now = START; now.isBefore(end); now = now.plus(Duration.ofHours(11))) {
            assertThat(sessions.check(begun.token(), now)).isPresent();
        }
        assertThat(sessions.check(begun.token(), end)).isEmpty();
        assertThat(sessions.list(ADA.id(), end)).isEmpty();
    }

    @Test
    void oneSeesAndEndsOnesOwnSessionsOnly() {
        Session.Begun ada = sessions.begin(ADA, HOME, START);
        Session.Begun eve = sessions.begin(EVE, HOME, START);
        assertThat(sessions.list(ADA.id(), START)).containsExactly(ada.session());
        assertThat(sessions.end(ada.session().id(), new Stamp(EVE.id(), START))).isInstanceOf(Outcome.Missing.class);
        done(sessions.end(ada.session().id(), new Stamp(ADA.id(), START)));
        assertThat(sessions.check(ada.token(), START)).isEmpty();
        assertThat(sessions.check(eve.token(), START)).isPresent();
    }

    @Test
    void aRestartLogsNobodyOutAndBringsNoSessionBack() {
        Session.Begun kept = sessions.begin(ADA, HOME, START);
        Session.Begun ended = sessions.begin(ADA, HOME, START.plusSeconds(1));
        done(sessions.end(ended.session().id(), new Stamp(ADA.id(), START.plusSeconds(2))));
        Sessions restarted = log.restarted().access().sessions();
        assertThat(restarted.check(kept.token(), START.plusSeconds(3))).contains(kept.session());
        assertThat(restarted.check(ended.token(), START.plusSeconds(3))).isEmpty();
        assertThat(restarted.check(kept.token(), START.plus(Duration.ofDays(7))))
                .isEmpty();
    }

    @Test
    void aRestartRemembersTheLastUseToTheHour() {
        Session.Begun begun = sessions.begin(ADA, HOME, START);
        Instant used = START.plus(Duration.ofHours(11));
        sessions.check(begun.token(), used);
        log.access().keepUses(used);
        assertThat(log.restarted().access().sessions().check(begun.token(), used.plus(Duration.ofHours(11))))
                .isPresent();
    }

    @Test
    void theOldestSessionEndsForOneTooMany() {
        Session.Begun first = sessions.begin(ADA, HOME, START);
        Session.Begun other = sessions.begin(EVE, HOME, START);
        for (int i = 1; i <= Sessions.SESSIONS_MAX; i++) sessions.begin(ADA, HOME, START.plusSeconds(i));
        assertThat(sessions.check(first.token(), START.plusSeconds(60))).isEmpty();
        assertThat(sessions.list(ADA.id(), START.plusSeconds(60))).hasSize(Sessions.SESSIONS_MAX);
        assertThat(sessions.check(other.token(), START.plusSeconds(60))).isPresent();
    }

    @Test
    void whatIsInUseStaysHoweverOldItIs() {
        Session.Begun used = sessions.begin(ADA, HOME, START);
        Session.Begun unused = sessions.begin(ADA, HOME, START.plusSeconds(1));
        for (int i = 2; i <= Sessions.SESSIONS_MAX; i++) {
            sessions.check(used.token(), START.plusSeconds(i));
            sessions.begin(ADA, HOME, START.plusSeconds(i));
        }
        assertThat(sessions.check(used.token(), START.plusSeconds(60))).isPresent();
        assertThat(sessions.check(unused.token(), START.plusSeconds(60))).isEmpty();
        assertThat(log.restarted().access().sessions().check(unused.token(), START.plusSeconds(60)))
                .isEmpty();
        assertThat(log.restarted().access().sessions().check(used.token(), START.plusSeconds(60)))
                .isPresent();
    }

    @Test
    void aProofBelongsToOneToken() {
        String token = sessions.begin(ADA, HOME, START).token();
        String other = sessions.begin(ADA, HOME, START).token();
        assertThat(Sessions.isProof(Sessions.proof(token), token)).isTrue();
        assertThat(Sessions.isProof(Sessions.proof(other), token)).isFalse();
        assertThat(Sessions.isProof("", token)).isFalse();
        assertThat(Sessions.isProof(token, token)).isFalse();
    }

    @Test
    void whatABrowserSaysItIsIsCut() {
        Session.Begun begun = sessions.begin(ADA, new Login.From("192.0.2.7", "x\r\n".repeat(1_000)), START);
        assertThat(begun.session().agent()).hasSize(Sessions.AGENT_MAX);
        assertThat(log.restarted().access().sessions().list(ADA.id(), START)).containsExactly(begun.session());
    }
}
