package io.customerpulse.stats.rhythm;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
        assertThat(Rhythm.EMPTY.isEmpty()).isTrue();
        assertThat(Rhythm.EMPTY.expectedGapDays(MONTH)).isEqualTo(MONTH);
        assertThat(Rhythm.EMPTY.meanGapDays()).isEmpty();
        assertThat(Rhythm.EMPTY.overdueAtReturn(MONTH)).isEmpty();
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

    @Test
    void returnsAtOneInstantHaveNoMeanGapButAnExpectedOne() {
        Rhythm rhythm = days(3, 3, 3);
        assertThat(rhythm.meanGapDays()).isEmpty();
        assertThat(rhythm.expectedGapDays(MONTH)).isEqualTo(10);
        assertThat(rhythm.overdueAtReturn(MONTH)).isEmpty();
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
    void previousIsTheLatestDistinctInstant() {
        Rhythm rhythm = days(7, 2, 9, 9);
        assertThat(rhythm).isEqualTo(new Rhythm(4, 2 * Micros.DAY, 9 * Micros.DAY, 7 * Micros.DAY));
    }

    // ---- for all histories -------------------------------------------------------------------

    /// The oracle sorts all instants and reads off the four numbers.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheDefinitionInAnyOrder(long seed) {
        List<Long> returns = returns(seed);
        List<Long> distinct = returns.stream().distinct().sorted().toList();
        Rhythm expected = new Rhythm(
                returns.size(),
                distinct.getFirst(),
                distinct.getLast(),
                distinct.size() > 1 ? distinct.get(distinct.size() - 2) : Long.MIN_VALUE);

        assertThat(sumOf(returns)).isEqualTo(expected);
        Collections.shuffle(returns, new Random(seed));
        assertThat(sumOf(returns)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shardsMayBeSummed(long seed) {
        List<Long> returns = returns(seed);
        Random random = new Random(seed);
        int one = random.nextInt(returns.size() + 1);
        int two = random.nextInt(one, returns.size() + 1);
        Rhythm a = sumOf(returns.subList(0, one));
        Rhythm b = sumOf(returns.subList(one, two));
        Rhythm c = sumOf(returns.subList(two, returns.size()));

        assertThat(a.merge(b).merge(c)).isEqualTo(sumOf(returns));
        assertThat(a.merge(b.merge(c))).isEqualTo(sumOf(returns));
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(Rhythm.EMPTY)).isEqualTo(a);
        assertThat(Rhythm.EMPTY.merge(a)).isEqualTo(a);
    }

    /// `(tₓ + g₀) / (x + 1)`, with the mean gap in place of `tₓ / x`: a weighted mean of both gaps.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void expectedGapLiesBetweenTheOwnAndTheTypicalOne(long seed) {
        Rhythm rhythm = sumOf(returns(seed));
        double own = rhythm.meanGapDays().orElse(MONTH);
        long repeats = rhythm.meanGapDays().isPresent() ? rhythm.count() - 1 : 0;

        if (rhythm.meanGapDays().isPresent() || rhythm.count() == 1) {
            assertThat(rhythm.expectedGapDays(MONTH))
                    .isCloseTo((repeats * own + MONTH) / (repeats + 1), Offset.offset(1e-9))
                    .isBetween(Math.min(own, MONTH) - 1e-9, Math.max(own, MONTH) + 1e-9);
        } else {
            assertThat(rhythm.expectedGapDays(MONTH)).isEqualTo(MONTH / rhythm.count());
        }
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return new Random(20260301).longs(200).boxed();
    }

    /// Up to forty returns within sixty days, many at equal instants.
    private static List<Long> returns(long seed) {
        Random random = new Random(seed);
        long unit = random.nextBoolean() ? Micros.DAY : Micros.SECOND;
        List<Long> returns = new ArrayList<>();
        for (int i = random.nextInt(1, 40); i > 0; i--) returns.add(random.nextLong(-30, 30) * unit);
        return returns;
    }

    private static Rhythm sumOf(List<Long> returns) {
        Rhythm rhythm = Rhythm.EMPTY;
        for (long at : returns) rhythm = rhythm.add(at);
        return rhythm;
    }

    private static Rhythm days(long... days) {
        return sumOf(Arrays.stream(days).map(day -> day * Micros.DAY).boxed().toList());
    }
}
