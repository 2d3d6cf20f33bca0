package io.customerpulse.server.access;

import static io.customerpulse.server.access.ControlLog.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final RateLimit limit = new RateLimit(new Rate(10, Duration.ofSeconds(5)));

    @Test
    void theWholeQuotaMayBeTakenAtOnceAndComesBackEvenly() {
        for (int left = 9; left >= 0; left--) {
            RateLimit.Verdict verdict = limit.take("a", START);
            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.remaining()).isEqualTo(left);
        }
        RateLimit.Verdict refused = limit.take("a", START);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryIn()).isEqualTo(Duration.ofMillis(500));
        assertThat(refused.fullIn()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limit.take("b", START).allowed()).isTrue();
        assertThat(limit.take("a", START.plusMillis(499)).allowed()).isFalse();
        assertThat(limit.take("a", START.plusMillis(500)).allowed()).isTrue();
        assertThat(limit.take("a", START.plusMillis(500)).allowed()).isFalse();
    }

    @Test
    void overAnyTimeNoMoreIsAllowedThanQuotaAndWhatComesBack() {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            RateLimit fresh = new RateLimit(new Rate(10, Duration.ofSeconds(5)));
            Instant now = START;
            int allowed = 0;
            for (int i = 0; i < 3_000; i++) {
                now = now.plusMillis(random.nextInt(300));
                if (fresh.take("a", now).allowed()) allowed++;
                double most = 10 + Duration.between(START, now).toMillis() / 500.0;
                assertThat((double) allowed).as("seed %d", seed).isLessThanOrEqualTo(most);
            }
            assertThat(allowed).as("seed %d", seed).isGreaterThan(800);
        }
    }

    @Test
    void aClockThatGoesBackRefusesForNoLongerThanTheWindow() {
        for (int i = 0; i < 10; i++) limit.take("a", START.plusSeconds(86_400));
        assertThat(limit.take("a", START).allowed()).isTrue();
        for (int i = 0; i < 10; i++) limit.take("b", START.plusSeconds(3));
        assertThat(limit.take("b", START).allowed()).isFalse();
        assertThat(limit.take("b", START).retryIn()).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(limit.take("b", START.plusSeconds(5)).allowed()).isTrue();
    }

    @Test
    void threadsTogetherGetNoMoreThanOne() {
        long allowed = IntStream.range(0, 400)
                .parallel()
                .filter(_ -> limit.take("a", START).allowed())
                .count();
        assertThat(allowed).isEqualTo(10);
    }

    @Test
    void itsMemoryIsBounded() {
        RateLimit small = new RateLimit(new Rate(1_000, Duration.ofSeconds(1)));
        for (int i = 0; i < RateLimit.BUCKETS_MAX + 5_000; i++) small.take("key " + i, START);
        assertThat(small.buckets()).isEqualTo(RateLimit.BUCKETS_MAX);
        small.take("late", START.plusSeconds(5));
        assertThat(small.buckets()).isEqualTo(1);
    }

    @Test
    void aRateIsPossible() {
        assertThatThrownBy(() -> new Rate(0, Duration.ofSeconds(1))).hasMessageContaining("1 or more");
        assertThatThrownBy(() -> new Rate(1, Duration.ZERO)).hasMessageContaining("window");
        assertThatThrownBy(() -> new Rate(1, Duration.ofDays(2))).hasMessageContaining("window");
    }
}
