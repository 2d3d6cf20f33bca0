package io.customerpulse.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GammaBeliefTest {

    /// Tables of the chi-squared distribution, which is gamma with half the degrees of freedom and rate ½.
    @ParameterizedTest
    @CsvSource({
        "1, .95, 3.841458820694124",
        "2, .5, 1.386294361119891",
        "10, .05, 3.940299136119096",
        "10, .95, 18.30703805327515",
        "100, .95, 124.3421134033151",
    })
    void quantilesAreThoseOfTheTables(double freedom, double probability, double expected) {
        GammaBelief belief = new GammaBelief(freedom / 2, 0.5);
        assertThat(belief.quantile(probability)).isCloseTo(expected, within(1e-9 * expected));
        assertThat(belief.below(expected)).isCloseTo(probability, within(1e-10));
    }

    @Test
    void withShapeOneItIsExponential() {
        GammaBelief belief = new GammaBelief(1, 3);
        for (double x : new double[] {1e-9, 0.1, 0.5, 1, 5}) {
            assertThat(belief.below(x)).isCloseTo(-StrictMath.expm1(-3 * x), within(1e-13));
        }
        assertThat(belief.quantile(0.9)).isCloseTo(StrictMath.log(10) / 3, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theQuantileIsWhereTheProbabilityLiesBelow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GammaBelief belief =
                new GammaBelief(StrictMath.exp(random.nextDouble(-4, 9)), StrictMath.exp(random.nextDouble(-9, 9)));
        double probability = random.nextDouble(0.01, 0.99);
        assertThat(belief.below(belief.quantile(probability))).isCloseTo(probability, within(1e-9));
        assertThat(belief.quantile(probability)).isLessThanOrEqualTo(belief.quantile(probability + 0.005));
    }

    @Test
    void theMeanOfABeliefIsTheRate() {
        GammaPoisson all = new GammaPoisson(2, 10);
        GammaBelief belief = all.belief(3, 5);
        assertThat(belief).isEqualTo(new GammaBelief(5, 15));
        assertThat(all.rate(3, 5)).isEqualTo(belief.shape() / belief.rate());
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> new GammaBelief(0, 1))
                .hasMessage("shape and rate must be finite and above 0: 0.0, 1.0");
        assertThatThrownBy(() -> new GammaBelief(1, 1).quantile(1)).hasMessage("probability must be in (0, 1): 1.0");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }
}
