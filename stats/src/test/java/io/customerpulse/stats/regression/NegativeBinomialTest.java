package io.customerpulse.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

    /// scipy 1.17: minimize_scalar over ln φ of nbinom.logpmf(k, 1/φ, 1/(1+φμ)) and the prior.
    @Test
    void aNegativeBinomialHasAMean() {
        NegativeBinomial model = new NegativeBinomial(1);
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            String told = "mean must be finite and above 0: " + wrong;
            assertThatThrownBy(() -> model.none(wrong)).hasMessage(told);
            assertThatThrownBy(() -> model.quantile(wrong, 0.5)).hasMessage(told);
        }
    }

    @Test
    void theDispersionIsThatOfScipy() {
        double[] means = {0.5, 1, 2, 3, 1.5, 0.2, 4, 2.5};
        int[] counts = {0, 3, 1, 9, 0, 1, 2, 0};
        assertThat(NegativeBinomial.fit(means, counts).dispersion()).isCloseTo(0.9962200762080248, Offset.offset(1e-6));
    }

    /// scipy 1.17: nbinom.pmf(0, 1/.7, 1/(1+.7·2.3)); e^−2.3.
    @Test
    void theChanceOfNoneIsThatOfScipy() {
        assertThat(new NegativeBinomial(0.7).none(2.3)).isCloseTo(0.2539798575246154, Offset.offset(1e-14));
        assertThat(new NegativeBinomial(0).none(2.3)).isCloseTo(0.10025884372280375, Offset.offset(1e-14));
        assertThat(new NegativeBinomial(1e-9).none(2.3)).isCloseTo(0.10025884372280375, Offset.offset(1e-8));
    }

    /// By summing the chances one by one, their logarithms by `lgamma`.
    @Test
    void quantilesAreTheLeastCountsThatReachTheShare() {
        assertThat(new NegativeBinomial(0.7).quantile(2.3, 0.9)).isEqualTo(6);
        assertThat(new NegativeBinomial(0.7).quantile(2.3, 0.1)).isZero();
        assertThat(new NegativeBinomial(3).quantile(10, 0.9)).isEqualTo(29);
        assertThat(new NegativeBinomial(3).quantile(10, 0.25)).isZero();
        assertThat(new NegativeBinomial(0.01).quantile(250, 0.975)).isEqualTo(311);
        assertThat(new NegativeBinomial(2).quantile(5000, 0.9)).isEqualTo(13_528);
        assertThat(new NegativeBinomial(5).quantile(0.02, 0.999)).isEqualTo(2);
        NegativeBinomial poisson = new NegativeBinomial(0);
        assertThat(poisson.quantile(3.2, 0.1)).isEqualTo(1);
        assertThat(poisson.quantile(3.2, 0.9)).isEqualTo(6);
        assertThat(poisson.quantile(1000, 0.05)).isEqualTo(948);
        assertThatThrownBy(() -> poisson.quantile(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> poisson.quantile(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /// scipy 1.17: nbinom.median and poisson.median.
    @Test
    void theMedianIsThatOfScipy() {
        assertThat(new NegativeBinomial(0.7).median(2.3)).isEqualTo(2);
        assertThat(new NegativeBinomial(3).median(10)).isEqualTo(3);
        assertThat(new NegativeBinomial(0.01).median(250)).isEqualTo(249);
        assertThat(new NegativeBinomial(2).median(5000)).isEqualTo(2275);
        assertThat(new NegativeBinomial(0.001).median(100_000)).isEqualTo(99_967);
        NegativeBinomial poisson = new NegativeBinomial(0);
        assertThat(poisson.median(0.5)).isZero();
        assertThat(poisson.median(0.7)).isEqualTo(1);
        assertThat(poisson.median(3.2)).isEqualTo(3);
        assertThat(poisson.median(1000)).isEqualTo(1000);
        assertThat(poisson.median(20_000.5)).isEqualTo(20_000);
    }

    /// 4,000 cases of mean 2: the standard error of ln φ is below .06 for these.
    @Test
    void theTruthIsFoundAgain() {
        double[] truths = {0.3, 1, 3};
        for (double truth : truths) {
            for (long seed = 0; seed < 10; seed++) {
                Random random = new Random(seed);
                double[] means = random.doubles(4000, 1, 3).toArray();
                int[] counts = new int[4000];
                for (int i = 0; i < counts.length; i++) {
                    counts[i] = World.poisson(random, means[i] * gamma(random, 1 / truth) * truth);
                }
                assertThat(Math.log(NegativeBinomial.fit(means, counts).dispersion() / truth))
                        .as("φ %s, seed %d", truth, seed)
                        .isCloseTo(0, Offset.offset(0.25));
            }
        }
    }

    @Test
    void countsWithoutExtraSpreadHaveNextToNone() {
        Random random = new Random(3);
        double[] means = random.doubles(5000, 1, 3).toArray();
        int[] counts = new int[5000];
        for (int i = 0; i < counts.length; i++) counts[i] = World.poisson(random, means[i]);
        assertThat(NegativeBinomial.fit(means, counts).dispersion()).isLessThan(0.03);
    }

    /// Without cases the prior alone speaks: ½.
    @Test
    void noCasesGiveThePrior() {
        assertThat(NegativeBinomial.fit(new double[0], new int[0]).dispersion()).isCloseTo(0.5, Offset.offset(1e-6));
        assertThat(NegativeBinomial.fit(new double[] {1, 2}, new int[2]).dispersion())
                .isBetween(0.1, 20.0);
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatThrownBy(() -> new NegativeBinomial(-1))
                .hasMessage("dispersion must be finite and not negative: -1.0");
        assertThatThrownBy(() -> NegativeBinomial.fit(new double[] {1}, new int[] {-1}))
                .hasMessage("counts must be in [0, 10000000]: -1");
        assertThatThrownBy(() -> NegativeBinomial.fit(new double[] {0}, new int[] {1}))
                .hasMessage("mean must be finite and above 0: 0.0");
        assertThatThrownBy(() -> NegativeBinomial.fit(new double[] {1}, new int[2]))
                .hasMessage("1 means but 2 counts");
        assertThatThrownBy(() -> new NegativeBinomial(1).median(1e8))
                .hasMessage("mean must be at most 10000000: 1.0E8");
    }

    /// Marsaglia and Tsang, 2000; below shape 1 by the power of a uniform.
    private static double gamma(Random random, double shape) {
        if (shape < 1) return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) return d * v;
        }
    }
}
