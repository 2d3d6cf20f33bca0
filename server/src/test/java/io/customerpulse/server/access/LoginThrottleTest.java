package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final LoginThrottle throttle = new LoginThrottle();

    @Test
    void afterTheFreeTriesTheWaitGrowsAndStopsGrowing() {
        for (int i = 0; i < 5; i++) assertThat(throttle.take("ada", 5, START)).isEmpty();
        Instant now = START;
        for (long minutes : new long[] {1, 2, 4, 5, 5, 5}) {
            assertThat(throttle.take("ada", 5, now)).contains(Duration.ofMinutes(minutes));
            now = now.plus(Duration.ofMinutes(minutes));
            assertThat(throttle.take("ada", 5, now)).isEmpty();
        }
    }

    @Test
    void hammeringMakesTheWaitNoLonger() {
        for (int i = 0; i < 5; i++) throttle.take("ada", 5, START);
        for (int second = 0; second < 60; second++) {
            assertThat(throttle.take("ada", 5, START.plusSeconds(second))).isPresent();
        }
        assertThat(throttle.take("ada", 5, START.plusSeconds(60))).isEmpty();
    }

    @Test
    void noMinuteHoldsMoreThanTheFreeTries() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            LoginThrottle fresh = new LoginThrottle();
            List<Instant> taken = new ArrayList<>();
            Instant now = START;
            for (int i = 0; i < 2_000; i++) {
                now = now.plusMillis(random.nextInt(1 + random.nextInt(20_000)));
                if (fresh.take("ada", 5, now).isEmpty()) taken.add(now);
            }
            for (int i = 5; i < taken.size(); i++) {
                assertThat(Duration.between(taken.get(i - 5), taken.get(i)))
                        .as("seed %d, try %d", seed, i)
                        .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
            }
        }
    }

    @Test
    void successOrAQuietHalfHourWipesItOut() {
        for (int i = 0; i < 5; i++) throttle.take("ada", 5, START);
        throttle.forget("ada");
        for (int i = 0; i < 5; i++) assertThat(throttle.take("ada", 5, START)).isEmpty();
        Instant later = START.plus(Duration.ofMinutes(31));
        for (int i = 0; i < 5; i++) assertThat(throttle.take("ada", 5, later)).isEmpty();
        assertThat(throttle.take("ada", 5, later)).contains(Duration.ofMinutes(1));
    }

    @Test
    void itsMemoryIsBounded() {
        for (int i = 0; i < LoginThrottle.KEYS_MAX + 500; i++) throttle.take("name " + i, 5, START);
        assertThat(throttle.keys()).isEqualTo(LoginThrottle.KEYS_MAX);
    }
}
