package io.customerpulse.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.simulator.Dice.Purpose;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiceTest {

    private static final int DRAWS = 40_000;

    @Test
    void theSameSeedPurposeAndKeyGiveTheSameDraws() {
        assertThat(draws(Dice.of(7, Purpose.MOOD, 3))).isEqualTo(draws(Dice.of(7, Purpose.MOOD, 3)));
    }

    @Test
    void anotherSeedPurposeOrKeyGivesOtherDraws() {
        double[] draws = draws(Dice.of(7, Purpose.MOOD, 3));
        assertThat(draws(Dice.of(8, Purpose.MOOD, 3))).isNotEqualTo(draws);
        assertThat(draws(Dice.of(7, Purpose.GAP, 3))).isNotEqualTo(draws);
        assertThat(draws(Dice.of(7, Purpose.MOOD, 4))).isNotEqualTo(draws);
    }

    /// The first draws of neighbouring keys are what a simulation by days uses most.
    @Test
    void firstDrawsOfNeighbouringKeysAreEvenAndUnrelated() {
        double[] first = IntStream.range(0, DRAWS)
                .mapToDouble(day -> Dice.of(42, Purpose.VISIT, day).unit())
                .toArray();
        double related = 0;
        for (int i = 1; i < DRAWS; i++) related += (first[i - 1] - 0.5) * (first[i] - 0.5) * 12 / DRAWS;

        assertThat(mean(first)).isCloseTo(0.5, within(0.01));
        assertThat(variance(first)).isCloseTo(1.0 / 12, within(0.002));
        assertThat(related).isCloseTo(0, within(0.02));
    }

    @Test
    void normalHasMeanZeroAndVarianceOne() {
        double[] draws = many(Dice::normal);
        assertThat(mean(draws)).isCloseTo(0, within(0.02));
        assertThat(variance(draws)).isCloseTo(1, within(0.03));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 2.5, 6})
    void gammaHasItsShapeAsMeanAndVariance(double shape) {
        double[] draws = many(dice -> dice.gamma(shape));
        assertThat(mean(draws)).isCloseTo(shape, within(0.03 * shape + 0.01));
        assertThat(variance(draws)).isCloseTo(shape, within(0.06 * shape));
    }

    @Test
    void halfOfALogNormalIsBelowItsMedian() {
        double[] draws = many(dice -> dice.logNormal(55, 0.6));
        assertThat(Arrays.stream(draws).filter(x -> x < 55).count() / (double) DRAWS)
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void wholeNumbersReachBothEnds() {
        assertThat(Arrays.stream(many(dice -> dice.whole(2, 5))).distinct().sorted())
                .containsExactly(2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void sharesSumToOneAndFollowTheirWeights() {
        Dice dice = Dice.of(1, Purpose.PERSON, 0);
        double first = 0;
        for (int i = 0; i < 4_000; i++) {
            double[] shares = dice.shares(3, 1);
            assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
            first += shares[0] / 4_000;
        }
        assertThat(first).isCloseTo(0.75, within(0.02));
    }

    private static double[] draws(Dice dice) {
        return IntStream.range(0, 20).mapToDouble(_ -> dice.unit()).toArray();
    }

    private static double[] many(ToDoubleFunction<Dice> draw) {
        Dice dice = Dice.of(42, Purpose.ORDER, 1);
        return IntStream.range(0, DRAWS)
                .mapToDouble(_ -> draw.applyAsDouble(dice))
                .toArray();
    }

    private static double mean(double[] draws) {
        return Arrays.stream(draws).average().orElseThrow();
    }

    private static double variance(double[] draws) {
        double mean = mean(draws);
        return Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    }
}
