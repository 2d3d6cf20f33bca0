package io.customerpulse.stats.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.stats.time.Micros;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RhythmTest {

    private static final double MONTH = 30;

    // ---- by example --------------------------------------------------------------------------

    @Test
    void emptyExpectsTheTypicalGap() {
        assertThat(days()).isEqualTo(Rhythm.NONE);
        assertThat(Rhythm.NONE.isEmpty()).isTrue();
        assertThat(Rhythm.NONE.expectedGapDays(MONTH)).isEqualTo(MONTH);
        assertThat(Rhythm.NONE.meanGapDays()).isEmpty();
        assertThat(Rhythm.NONE.overdueAtReturn(MONTH)).isEmpty();
    }

    @Test
    void oneReturnExpectsTheTypicalGap() {
        Rhythm once = days(5);
        assertThat(once.isEmpty()).isFalse();
        assertThat(once.expectedGapDays(MONTH)).isEqualTo(MONTH);
        assertThat(once.meanGapDays()).isEmpty();
        assertThat(once.overdueAtReturn(MONTH)).isEmpty();
    }

    /// Two repeats in 20 days and a typical gap of 30: (20 + 30) / (2 + 1).
    @Test
    void expectedGapIsShrunkTowardsTheTypicalOne() {
        Rhythm rhythm = days(0, 12, 20);
        assertThat(rhythm.expectedGapDays(MONTH)).isEqualTo(50 / 3.0);
        assertThat(rhythm.meanGapDays()).hasValue(10);
    }

    /// A visit is one sign of life, however much happens in it.
    @Test
    void manyReturnsOnOneDayAreOneBeat() {
        Rhythm once = days(3, 3.2, 3.9);
        assertThat(once.days()).isEqualTo(1);
        assertThat(once.meanGapDays()).isEmpty();
        assertThat(once.expectedGapDays(MONTH)).isEqualTo(MONTH);
        assertThat(days(0, 0.1, 0.2, 10, 10.5)).isEqualTo(days(0.3, 10.5));
    }

    /// Before the return on day 100 there were two returns, ten days apart: expected (10 + 30) / 2 = 20,
    /// and it took 90 days.
    @Test
    void tellsHowOverdueTheCustomerWasAtTheReturn() {
        assertThat(days(0, 10, 100).overdueAtReturn(MONTH)).hasValue(4.5);
    }

    /// Before the second return there was one: the typical gap is all there is to expect.
    @Test
    void theSecondReturnIsHeldAgainstTheTypicalGap() {
        assertThat(days(0, 90).overdueAtReturn(MONTH)).hasValue(3);
    }

    @Test
    void readsTheNumbersOffTheDays() {
        assertThat(days(7, 2, 9, 9)).isEqualTo(new Rhythm(3, 2, 7, 9 * Micros.DAY));
    }

    @Test
    void daysBeforeTheEpochCountToo() {
        assertThat(days(-0.5, -3)).isEqualTo(new Rhythm(2, -3, -3, -Micros.DAY / 2));
    }

    // ---- for all histories -------------------------------------------------------------------

    /// `(tₓ + g₀) / (x + 1)`, with the mean gap in place of `tₓ / x`: a weighted mean of both gaps.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void expectedGapLiesBetweenTheOwnAndTheTypicalOne(long seed) {
        Rhythm rhythm = days(new Random(seed).doubles(30, 0, 300).toArray());
        double own = rhythm.meanGapDays().orElseThrow();
        int repeats = rhythm.days() - 1;

        assertThat(rhythm.expectedGapDays(MONTH))
                .isCloseTo((repeats * own + MONTH) / (repeats + 1), Offset.offset(1e-9))
                .isBetween(Math.min(own, MONTH) - 1e-9, Math.max(own, MONTH) + 1e-9);
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return new Random(20260301).longs(200).boxed();
    }

    private static Rhythm days(double... days) {
        DayWindow window = new DayWindow();
        long latest = Long.MIN_VALUE;
        for (double day : days) {
            long at = (long) (day * Micros.DAY);
            window.add(Math.floorDiv(at, Micros.DAY));
            latest = Math.max(latest, at);
        }
        return Rhythm.of(window, latest);
    }
}
