package io.customerpulse.stats.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MicrosTest {

    @Test
    void countsFromTheEpoch() {
        assertThat(Micros.of(Instant.EPOCH)).isZero();
        assertThat(Micros.of(Instant.parse("1970-01-02T00:00:00.000001Z"))).isEqualTo(Micros.DAY + 1);
        assertThat(Micros.of(Instant.parse("1969-12-31T23:59:59Z"))).isEqualTo(-Micros.SECOND);
    }

    @Test
    void finerDigitsAreCutOffTowardsThePast() {
        assertThat(Micros.of(Instant.EPOCH.plusNanos(1_999))).isEqualTo(1);
        assertThat(Micros.of(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
        assertThat(Micros.of(Instant.EPOCH.minusNanos(1_001))).isEqualTo(-2);
        assertThat(Micros.of(Duration.ofNanos(1_999))).isEqualTo(1);
        assertThat(Micros.of(Duration.ofNanos(-1))).isEqualTo(-1);
    }

    @Test
    void instantsAndSpansComeBack() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            long micros = random.nextLong(-Micros.MAX / 2, Micros.MAX / 2);
            assertThat(Micros.of(Micros.instant(micros))).isEqualTo(micros);
            assertThat(Micros.of(Micros.span(micros))).isEqualTo(micros);
        }
    }

    @Test
    void theCalendarOfFourDigitYearsFits() {
        assertThat(Micros.instant(Micros.of(Instant.parse("0001-01-01T00:00:00Z"))))
                .isEqualTo("0001-01-01T00:00:00Z");
        assertThat(Micros.instant(Micros.of(Instant.parse("9999-12-31T23:59:59.999999Z"))))
                .isEqualTo("9999-12-31T23:59:59.999999Z");
    }

    @Test
    void sumsAndDifferencesOfWhatIsAcceptedNeverOverflow() {
        Instant first = Instant.ofEpochSecond(-Micros.MAX / Micros.SECOND);
        Instant last = Instant.ofEpochSecond(Micros.MAX / Micros.SECOND);
        Duration longest = Duration.ofSeconds(Micros.MAX / Micros.SECOND);

        assertThat(Math.subtractExact(Micros.of(last), Micros.of(first))).isPositive();
        assertThat(Math.addExact(Micros.of(last), Math.addExact(Micros.of(longest), Micros.of(longest))))
                .isPositive();
    }

    @Test
    void refusesWhatIsTooFarAway() {
        long seconds = Micros.MAX / Micros.SECOND + 1;

        assertThatThrownBy(() -> Micros.of(Instant.ofEpochSecond(seconds)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("instants and spans reach 73,000 years either way, not " + seconds + " s");
        assertThatThrownBy(() -> Micros.of(Instant.ofEpochSecond(-seconds))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Micros.of(Duration.ofSeconds(seconds))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Micros.of(Duration.ofSeconds(Long.MIN_VALUE))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Micros.of(Instant.MAX)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aDayHasTwentyFourHours() {
        assertThat(Micros.days(Micros.of(Duration.ofHours(36)))).isEqualTo(1.5);
        assertThat(Micros.days(-Micros.DAY)).isEqualTo(-1);
    }
}
