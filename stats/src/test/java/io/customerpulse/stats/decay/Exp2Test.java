package io.customerpulse.stats.decay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Exp2Test {

    private static final int DRAWS = 1_000;
    private static final double ULPS = 2;

    @Test
    void wholePowersAreExact() {
        for (int x = -1022; x <= 1023; x++) assertThat(Exp2.of(x)).isEqualTo(Math.scalb(1.0, x));
    }

    @Test
    void stepsOfTheTableAreAsGood() {
        for (int k = -64 * 1000; k <= 64 * 1000; k += 7) assertWithinTwoUlps(k / 64.0);
    }

    /// Where one table entry ends and the next begins the remainder is largest.
    @Test
    void halfwayBetweenTwoStepsIsAsGood() {
        for (int k = -64 * 1000; k <= 64 * 1000; k += 7) {
            double halfway = (k + 0.5) / 64;
            assertWithinTwoUlps(halfway);
            assertWithinTwoUlps(Math.nextUp(halfway));
            assertWithinTwoUlps(Math.nextDown(halfway));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void errorIsAtMostTwoUlps(long seed) {
        Random random = new Random(seed);
        double reach = StrictMath.pow(10, random.nextDouble(-12, 3));
        for (int i = 0; i < DRAWS; i++) assertWithinTwoUlps(random.nextDouble(-reach, reach));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void olderIsNeverMore(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DRAWS / 4; i++) {
            double x = random.nextDouble(-1000, 1000);
            double step = StrictMath.pow(2, random.nextInt(-30, 3));
            assertThat(Exp2.of(x + step)).isGreaterThan(Exp2.of(x));
            assertThat(Exp2.of(Math.nextUp(x))).isGreaterThanOrEqualTo(Exp2.of(x) * (1 - 4 * Math.ulp(1.0)));
        }
    }

    @Test
    void theEndsOfTheRange() {
        assertThat(Exp2.of(0)).isEqualTo(1);
        assertThat(Exp2.of(-0.0)).isEqualTo(1);
        assertThat(Exp2.of(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(Exp2.of(-Double.MIN_VALUE)).isEqualTo(1);
        assertThat(Exp2.of(-1022)).isEqualTo(Double.MIN_NORMAL);
        assertThat(Exp2.of(Math.nextDown(-1022.0))).isZero();
        assertThat(Exp2.of(-1e300)).isZero();
        assertThat(Exp2.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exp2.of(1023)).isEqualTo(Math.scalb(1.0, 1023));
        assertThat(Exp2.of(1022.9999)).isFinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1023.0000001, 1e300, Double.POSITIVE_INFINITY, Double.NaN})
    void refusesWhatIsTooLargeOrNoNumber(double x) {
        assertThatThrownBy(() -> Exp2.of(x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x must be at most 1023: " + x);
    }

    static Stream<Long> seeds() {
        return new Random(20260301).longs(200).boxed();
    }

    private static void assertWithinTwoUlps(double x) {
        double exact = StrictMath.pow(2, x);
        double error = Math.abs(Exp2.of(x) - exact);
        if (error > ULPS * Math.ulp(exact)) {
            assertThat(Exp2.of(x)).as("2^%s", x).isEqualTo(exact);
        }
    }
}
