package io.customerpulse.stats.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HalfLifeTest {

    @Test
    void halfIsLeftAfterEach() {
        HalfLife week = HalfLife.ofDays(7);
        assertThat(week.left(0)).isEqualTo(1);
        assertThat(week.left(7 * Micros.DAY)).isEqualTo(0.5);
        assertThat(week.left(70 * Micros.DAY)).isEqualTo(1 / 1024.0);
    }

    @Test
    void isCountedInDaysAndOrderedByLength() {
        assertThat(HalfLife.of(Duration.ofHours(36)).days()).isEqualTo(1.5);
        assertThat(HalfLife.ofDays(1)).isLessThan(HalfLife.ofDays(2));
        assertThat(HalfLife.ofDays(2)).isGreaterThan(HalfLife.ofDays(1));
        assertThat(HalfLife.ofDays(1)).isEqualByComparingTo(HalfLife.of(Duration.ofHours(24)));
    }

    @Test
    void refusesNoTimeAtAll() {
        assertThatThrownBy(() -> HalfLife.of(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("half-life must be positive: PT0S");
        assertThatThrownBy(() -> new HalfLife(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("half-life must be positive: PT-0.000001S");
        assertThat(new HalfLife(1).left(1)).isEqualTo(0.5);
    }
}
