package io.customerpulse.stats.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RisingTest {

    /// Relative error of 1e-10.
    private static final double PERCENT = 1e-8;

    @Test
    void isAProductOfConsecutiveFactors() {
        assertThat(Rising.log(3, 0)).isZero();
        assertThat(Rising.log(3, 4)).isCloseTo(StrictMath.log(3 * 4 * 5 * 6), Offset.offset(1e-15));
        assertThat(Rising.log(1, 10)).isCloseTo(StrictMath.log(3_628_800), Offset.offset(1e-14));
        assertThat(Rising.slope(2, 3)).isCloseTo(1 / 2.0 + 1 / 3.0 + 1 / 4.0, Offset.offset(1e-15));
    }

    /// The oracle multiplies with forty digits.
    @Test
    void agreesWithTheProductWhetherShortOrLong() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double a = StrictMath.pow(10, random.nextDouble(-12, 6));
            int n = random.nextInt(1, 300);
            MathContext digits = new MathContext(40);
            BigDecimal product = BigDecimal.ONE;
            double slope = 0;
            for (int i = 0; i < n; i++) {
                BigDecimal factor = new BigDecimal(a).add(BigDecimal.valueOf(i));
                product = product.multiply(factor, digits);
                slope += 1 / (a + i);
            }
            int exponent = product.precision() - product.scale();
            double log =
                    StrictMath.log(product.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * StrictMath.log(10);

            assertThat(Rising.log(a, n)).as("seed %d", seed).isCloseTo(log, Offset.offset(1e-11 * (1 + Math.abs(log))));
            assertThat(Rising.slope(a, n)).as("seed %d", seed).isCloseTo(slope, withinPercentage(PERCENT));
        }
    }

    /// One factor more adds its logarithm, also where the product gives way to log-gamma.
    @Test
    void oneFactorMoreAddsItsLogarithm() {
        for (int n = Rising.PRODUCT_MAX - 2; n < Rising.PRODUCT_MAX + 3; n++) {
            for (double a : new double[] {0.01, 0.6, 5, 200}) {
                assertThat(Rising.log(a, n + 1) - Rising.log(a, n))
                        .as("%s, %d", a, n)
                        .isCloseTo(StrictMath.log(a + n), Offset.offset(1e-11));
            }
        }
    }

    @Test
    void refusesAStartThatIsNotPositive() {
        assertThatThrownBy(() -> Rising.log(0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rising factorial needs a positive start and no negative length: 0.0, 3");
        assertThatThrownBy(() -> Rising.slope(1, -1)).hasMessageContaining("1.0, -1");
    }
}
