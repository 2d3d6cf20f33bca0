package io.customerpulse.engine.ledger;

import static io.customerpulse.engine.sample.Samples.NOON;
import static io.customerpulse.engine.sample.Samples.RULES;
import static io.customerpulse.engine.sample.Samples.interaction;
import static io.customerpulse.engine.sample.Samples.outreach;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Change.Cause;
import io.customerpulse.engine.ledger.Change.Why;
import io.customerpulse.engine.sample.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void forgettingASendingIsApartFromForgettingItsNoise() {
        List<Interaction> email = List.of(interaction("email", NOON, outreach("spring")));
        Instant due = NOON.plus(Duration.ofDays(3));
        Ledger then = Ledger.of(email, RULES, due);
        Ledger now = Ledger.of(email, RULES, due.plus(Duration.ofDays(14)));
        List<Cause> causes = Change.between(then, now).causes();
        assertThat(causes).extracting(Cause::why).containsExactlyInAnyOrder(Why.FORGOTTEN, Why.NOISE_FORGOTTEN);
        for (Cause cause : causes) {
            assertThat(cause.signal()).isEqualTo("email");
            assertThat(cause.count()).isEqualTo(1);
            if (cause.why() == Why.NOISE_FORGOTTEN) assertThat(cause.points()).isEqualTo(0.25, Offset.offset(1e-12));
            else assertThat(cause.points()).isNegative();
        }
    }

    @Test
    void causesSumToTheChange() {
        for (long seed = 0; seed < 100; seed++) {
            List<Interaction> history = Samples.history(seed);
            for (int day = 0; day < 150; day += 30) {
                Ledger from = Ledger.of(history, RULES, NOON.plus(Duration.ofDays(day)));
                Ledger to = Ledger.of(history, RULES, NOON.plus(Duration.ofDays(day + 45)));
                Change change = Change.between(from, to);
                assertThat(change.causes().stream().mapToDouble(Cause::points).sum())
                        .as("seed %d, day %d", seed, day)
                        .isEqualTo(change.pulse(), Offset.offset(1e-9));
            }
        }
    }
}
