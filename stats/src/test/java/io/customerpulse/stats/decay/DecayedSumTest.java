package io.customerpulse.stats.decay;

import static io.customerpulse.stats.decay.DecayedSum.TOLERANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecayedSumTest {

    private static final HalfLife WEEK = HalfLife.ofDays(7);

    record Amount(double amount, long atMicros) {}

    // ---- by example --------------------------------------------------------------------------

    @Test
    void halfIsLeftAfterOneHalfLife() {
        DecayedSum sum = DecayedSum.EMPTY.add(80, 0, WEEK);
        assertThat(sum.valueAt(7 * Micros.DAY, WEEK)).isEqualTo(40);
    }

    @Test
    void aLateAmountHasFadedWhenItArrives() {
        DecayedSum sum = DecayedSum.EMPTY.add(80, 7 * Micros.DAY, WEEK).add(20, 0, WEEK);
        assertThat(sum).isEqualTo(new DecayedSum(90, 7 * Micros.DAY));
    }

    @Test
    void amountsOfOneInstantAreAdded() {
        DecayedSum sum = DecayedSum.EMPTY.add(80, 5, WEEK).add(-30, 5, WEEK);
        assertThat(sum).isEqualTo(new DecayedSum(50, 5));
    }

    @Test
    void emptyIsNothingAtAnyInstant() {
        assertThat(DecayedSum.EMPTY.valueAt(Long.MIN_VALUE, WEEK)).isZero();
        assertThat(DecayedSum.EMPTY.valueAt(Long.MAX_VALUE, WEEK)).isZero();
    }

    @Test
    void readsAtTheInstantOfTheNewestAmount() {
        assertThat(new DecayedSum(3, 10).valueAt(10, WEEK)).isEqualTo(3);
    }

    @Test
    void refusesToReadThePast() {
        DecayedSum sum = DecayedSum.EMPTY.add(80, 10, WEEK);
        assertThatThrownBy(() -> sum.valueAt(9, WEEK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot read a sum as of 10 µs back at 9 µs");
    }

    @Test
    void refusesAValueThatIsNotFinite() {
        assertThatThrownBy(() -> new DecayedSum(Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite: NaN");
        assertThatThrownBy(() -> DecayedSum.EMPTY.add(Double.POSITIVE_INFINITY, 0, WEEK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite: Infinity");
    }

    @Test
    void nothingIsLeftFromTheOtherEndOfTime() {
        DecayedSum sum = DecayedSum.EMPTY.add(1, -Micros.MAX, WEEK).add(2, Micros.MAX, WEEK);
        assertThat(sum).isEqualTo(new DecayedSum(2, Micros.MAX));
        assertThat(DecayedSum.EMPTY.add(2, Micros.MAX, WEEK).add(1, -Micros.MAX, WEEK))
                .isEqualTo(sum);
    }

    // ---- for all histories -------------------------------------------------------------------

    /// The oracle is the definition itself, slow and plain.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheDefinition(long seed) {
        List<Amount> history = history(seed);
        long now = 100 * Micros.DAY;

        double expected = 0;
        for (Amount a : history) {
            expected += a.amount * StrictMath.pow(0.5, (now - a.atMicros) / (7.0 * Micros.DAY));
        }

        assertThat(sumOf(history).valueAt(now, WEEK)).isCloseTo(expected, rounding(history));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void arrivalOrderDoesNotMatter(long seed) {
        List<Amount> history = history(seed);
        List<Amount> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(sumOf(shuffled).asOfMicros()).isEqualTo(sumOf(history).asOfMicros());
        assertThat(sumOf(shuffled).value()).isCloseTo(sumOf(history).value(), rounding(history));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shardsMayBeSummed(long seed) {
        List<Amount> history = history(seed);
        int cut = new Random(seed).nextInt(history.size() + 1);
        int second = new Random(seed).nextInt(cut, history.size() + 1);
        DecayedSum a = sumOf(history.subList(0, cut));
        DecayedSum b = sumOf(history.subList(cut, second));
        DecayedSum c = sumOf(history.subList(second, history.size()));

        assertThat(a.merge(b, WEEK).merge(c, WEEK).value())
                .isCloseTo(sumOf(history).value(), rounding(history));
        assertThat(a.merge(b.merge(c, WEEK), WEEK).value())
                .isCloseTo(sumOf(history).value(), rounding(history));
        assertThat(a.merge(b, WEEK)).isEqualTo(b.merge(a, WEEK));
        assertThat(a.merge(DecayedSum.EMPTY, WEEK)).isEqualTo(a);
        assertThat(DecayedSum.EMPTY.merge(a, WEEK)).isEqualTo(a);
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return new Random(20260301).longs(200).boxed();
    }

    /// Up to 1,000 purchases and refunds, up to 90 days before and after the epoch, in no order.
    private static List<Amount> history(long seed) {
        Random random = new Random(seed);
        List<Amount> history = new ArrayList<>();
        for (int i = random.nextInt(1, 1_000); i > 0; i--) {
            history.add(new Amount(random.nextDouble(-20, 100), random.nextLong(-90 * Micros.DAY, 90 * Micros.DAY)));
        }
        return history;
    }

    private static DecayedSum sumOf(List<Amount> amounts) {
        DecayedSum sum = DecayedSum.EMPTY;
        for (Amount a : amounts) sum = sum.add(a.amount, a.atMicros, WEEK);
        return sum;
    }

    private static Offset<Double> rounding(List<Amount> amounts) {
        DecayedSum magnitudes = DecayedSum.EMPTY;
        for (Amount a : amounts) magnitudes = magnitudes.add(Math.abs(a.amount), a.atMicros, WEEK);
        return Offset.offset(magnitudes.value() * TOLERANCE);
    }
}
