package io.customerpulse.stats.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HypergeometricTest {

    /// a, b, c, z and the logarithm of the function, by mpmath 1.3 with a hundred digits:
    /// `log(hyp2f1(mpf(a), mpf(b), mpf(c), mpf(z)))`.
    private static final double[][] GOLDEN = {
        {0.5, 0.7, 1.9, 0.3, 0.062160969989292},
        {1, 1, 2, 0.5, 0.32663425997828},
        {0.5, 0.5, 1.5, 0.9, 0.27506013553725},
        {0.2426, 2.4259, 2.2188, 0.5, 0.18792091667336},
        {2.243, 4.426, 4.219, 0.501, 1.646033862927},
        {26.2426, 28.4259, 28.2188, 0.5572, 21.538600240704},
        {7.55, 1.61, 8.55, 0.95, 3.5900196848286},
        {1.5, 2.5, 3, 0.99, 5.105580000285},
        {1.5, 2.5, 3, 0.9985, 7.025188211899},
        {0.3, 0.2, 1.7, 0.9999, 0.059188155756339},
        {3, 2.5, 1.5, 0.999999, 55.955188912302},
        {2, 3, 5, 0.9999, 4.3892606166294},
        {1.2, -0.3, 2.5, 0.7, -0.13185789316884},
        {5000.25, 5002.4, 5002.2, 0.4, 2554.3579591709},
        {2.5, 3.5, 4000.2, 0.9, 0.0019702030829325},
        {1200.5, 2, 1201.5, 0.8, 3.2122612288816},
        {0.6, 1.6, 1.6, 0.97, 2.103934738392},
        {0.001, 0.001, 0.001, 0.999, 0.0069077552789821},
        {0.5, -0.5, 1, 0.9995, -0.45041151259985},
        {40.2, 1.3, 2.7, 0.9, 84.900613721316},
    };

    @Test
    void agreesWithAHundredDigits() {
        for (double[] row : GOLDEN) {
            assertThat(Hypergeometric.log(row[0], row[1], row[2], row[3]))
                    .as("2F1(%s, %s; %s; %s)", row[0], row[1], row[2], row[3])
                    .isCloseTo(row[4], Offset.offset(1e-10));
        }
    }

    @Test
    void isNegativeWhereTheThirdParameterMakesItSo() {
        assertThat(Hypergeometric.of(0.7, 0.4, -0.3, 0.6)).isCloseTo(-1.442699906, Offset.offset(1e-9));
        assertThat(Hypergeometric.log(0.7, 0.4, -0.3, 0.6)).isNaN();
    }

    @Test
    void isOneAtZeroAndWithoutAFirstParameter() {
        assertThat(Hypergeometric.of(2.5, 0.3, 4, 0)).isEqualTo(1);
        assertThat(Hypergeometric.of(0, 3, 4, 0.999)).isCloseTo(1, Offset.offset(1e-15));
    }

    @Test
    void isSymmetricAndKeepsEulersIdentity() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double a = random.nextDouble(0.01, 20);
            double b = random.nextDouble(0.01, 20);
            double c = Math.max(a, b) + random.nextDouble(0.01, 10);
            double z = 1 - StrictMath.exp(-random.nextDouble(0, 12));
            double log = Hypergeometric.log(a, b, c, z);

            assertThat(Hypergeometric.log(b, a, c, z)).as("seed %d", seed).isCloseTo(log, Offset.offset(1e-10));
            assertThat(Hypergeometric.log(c - a, c - b, c, z) + (c - a - b) * StrictMath.log1p(-z))
                    .as("seed %d", seed)
                    .isCloseTo(log, Offset.offset(1e-10));
        }
    }

    /// `₂F₁(1, 1; 2; z) = −ln(1−z)/z` and `₂F₁(a, b; b; z) = (1−z)^−a`.
    @Test
    void agreesWithElementaryFunctions() {
        for (double z : new double[] {1e-9, 0.1, 0.5, 0.9, 0.997, 0.998, 0.9981, 0.99999, 1 - 1e-9}) {
            assertThat(Hypergeometric.of(1, 1, 2, z))
                    .as("z %s", z)
                    .isCloseTo(-StrictMath.log1p(-z) / z, withinPercentage(1e-8));
            assertThat(Hypergeometric.log(2.5, 3.25, 3.25, z))
                    .as("z %s", z)
                    .isCloseTo(-2.5 * StrictMath.log1p(-z), Offset.offset(1e-10));
        }
    }

    @Test
    void isInfiniteOnlyBeyondTheLargestDouble() {
        assertThat(Hypergeometric.of(5000.25, 5002.4, 5002.2, 0.4)).isInfinite();
        assertThat(Hypergeometric.log(50_000, 50_000.5, 50_000.2, 0.9)).isBetween(115_000.0, 116_000.0);
    }

    @Test
    void refusesWhatHasNoValue() {
        assertThatThrownBy(() -> Hypergeometric.of(1, 1, -2, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameters must be finite, and the third no negative whole number: 1.0, 1.0, -2.0");
        assertThatThrownBy(() -> Hypergeometric.of(1, Double.NaN, 2, 0.5)).hasMessageStartingWith("parameters must");
        assertThatThrownBy(() -> Hypergeometric.of(1, 1, 2, 1)).hasMessage("z must be at least 0 and below 1: 1.0");
        assertThatThrownBy(() -> Hypergeometric.of(1, 1, 2, -0.1)).hasMessageStartingWith("z must be at least 0");
    }
}
