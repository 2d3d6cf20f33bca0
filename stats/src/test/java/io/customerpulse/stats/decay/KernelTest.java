package io.customerpulse.stats.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {

    private static final HalfLife NINETY_MINUTES = DoublingGrid.HALF_LIVES.get(0);
    private static final HalfLife THREE_HOURS = DoublingGrid.HALF_LIVES.get(1);

    @Test
    void halfIsLeftAfterOneHalfLife() {
        assertThat(Kernel.halfLife(Duration.ofDays(7)).left(7 * Micros.DAY)).isEqualTo(0.5);
        assertThat(Kernel.halfLife(Duration.ofDays(7)).left(21 * Micros.DAY)).isEqualTo(0.125);
        assertThat(Kernel.halfLife(Duration.ofDays(7)).delay()).isZero();
    }

    @Test
    void aDelayedKernelFadesFromItsStart() {
        Kernel late = new Fading(List.of(new Share(HalfLife.ofDays(7), 1)), Duration.ofDays(2));
        assertThat(late.left(9 * Micros.DAY)).isEqualTo(0.5);
    }

    /// After three hours: a quarter of 60 % and half of 40 %.
    @Test
    void aMixtureIsTheSumOfItsParts() {
        Kernel mixture =
                new Fading(List.of(new Share(NINETY_MINUTES, 0.6), new Share(THREE_HOURS, 0.4)), Duration.ZERO);
        assertThat(mixture.left(Micros.of(Duration.ofHours(3)))).isCloseTo(0.35, Offset.offset(1e-15));
    }

    /// The duration counts from the interaction, not from the delay.
    @Test
    void aBoxLastsUntilItsDuration() {
        Kernel box = new Box(Duration.ofDays(1), Duration.ofDays(10));
        assertThat(box.left(Micros.DAY - 1)).isZero();
        assertThat(box.left(Micros.DAY)).isEqualTo(1);
        assertThat(box.left(10 * Micros.DAY - 1)).isEqualTo(1);
        assertThat(box.left(10 * Micros.DAY)).isZero();
    }

    @Test
    void keepsItsSharesWhateverHappensToTheList() {
        List<Share> shares = new ArrayList<>(List.of(new Share(THREE_HOURS, 1)));
        Fading kernel = new Fading(shares, Duration.ZERO);
        shares.clear();
        assertThat(kernel.shares()).containsExactly(new Share(THREE_HOURS, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.000001, Double.NaN})
    void refusesAPartOutsideOfNoughtToOne(double part) {
        assertThatThrownBy(() -> new Share(THREE_HOURS, part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part must be in (0, 1]: " + part);
    }

    @Test
    void refusesPartsThatDoNotSumToOne() {
        List<Share> tooLittle = List.of(new Share(NINETY_MINUTES, 0.5), new Share(THREE_HOURS, 0.4999));
        assertThatThrownBy(() -> new Fading(tooLittle, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the parts of a mixture must sum to 1: " + (0.5 + 0.4999));
        assertThatThrownBy(() -> new Fading(List.of(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the parts of a mixture must sum to 1: 0.0");
        List<Share> tooMuch = List.of(new Share(NINETY_MINUTES, 0.5), new Share(THREE_HOURS, 0.51));
        assertThatThrownBy(() -> new Fading(tooMuch, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toleratesTheRoundingOfParts() {
        List<Share> tenths = new ArrayList<>();
        for (int k = 0; k < 10; k++) tenths.add(new Share(DoublingGrid.HALF_LIVES.get(k), 0.1));
        assertThat(new Fading(tenths, Duration.ZERO).left(0)).isCloseTo(1, Offset.offset(1e-9));
    }

    @Test
    void refusesAHalfLifeTwice() {
        List<Share> twice = List.of(new Share(THREE_HOURS, 0.5), new Share(THREE_HOURS, 0.5));
        assertThatThrownBy(() -> new Fading(twice, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("half-life given twice: 0.125 d");
    }

    @Test
    void refusesAMixtureOffTheGrid() {
        List<Share> offGrid = List.of(new Share(THREE_HOURS, 0.5), new Share(HalfLife.ofDays(7), 0.5));
        assertThatThrownBy(() -> new Fading(offGrid, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("half-lives of a mixture must be 1.5 h doubled 0 to 14 times: 7.0 d");
    }

    @Test
    void refusesADelayBelowZero() {
        List<Share> one = List.of(new Share(THREE_HOURS, 1));
        assertThatThrownBy(() -> new Fading(one, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delay must not be negative: PT-1S");
        assertThatThrownBy(() -> new Box(Duration.ofSeconds(-1), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("delay must not be negative: PT-1S");
    }

    @Test
    void refusesABoxThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> new Box(Duration.ofDays(1), Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("duration must be longer than the delay PT24H: PT24H");
    }

    /// Less than a microsecond is no time here: such a box would book points and drop them at one instant.
    @Test
    void refusesABoxShorterThanAMicrosecond() {
        assertThatThrownBy(() -> new Box(Duration.ZERO, Duration.ofNanos(999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("duration must be longer than the delay PT0S: PT0.000000999S");
        assertThat(new Box(Duration.ZERO, Duration.ofNanos(1_000)).left(0)).isEqualTo(1);
    }
}
