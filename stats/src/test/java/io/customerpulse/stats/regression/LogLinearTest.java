package io.customerpulse.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.regression.LogLinear.Counts;
import io.customerpulse.stats.regression.LogLinear.Family;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LogLinearTest {

    private static final List<Family> FAMILIES = List.of(Family.LOGISTIC, Family.POISSON, new Counts(0.5));

    private static final Offset<Double> CLOSE = Offset.offset(1e-7);

    // ---- golden values -----------------------------------------------------------------------

    /// scipy 1.17: optimize.minimize, BFGS then Nelder-Mead, of the objective in the type's description.
    @Test
    void logisticIsThatOfScipy() {
        Sample sample = Sample.of(Matrix.of(World.X, 8, 2), new double[] {0, 0, 1, 1, 0, 1, 1, 0})
                .weighted(World.WEIGHTS);
        LogLinear fitted = LogLinear.fit(Family.LOGISTIC, sample, 0.7);

        assertThat(fitted.intercept()).isCloseTo(-1.708641217849, CLOSE);
        assertThat(fitted.coefficients()[0]).isCloseTo(0.698496186231, CLOSE);
        assertThat(fitted.coefficients()[1]).isCloseTo(0.072381666648, CLOSE);
        assertThat(fitted.fit().objective()).isCloseTo(6.2834033191450755, Offset.offset(1e-11));
        assertThat(fitted.fit().converged()).isTrue();
    }

    /// scipy 1.17, as above.
    @Test
    void poissonIsThatOfScipy() {
        Sample sample = Sample.of(Matrix.of(World.X, 8, 2), World.COUNTS)
                .weighted(World.WEIGHTS)
                .exposed(World.EXPOSURES);
        LogLinear fitted = LogLinear.fit(Family.POISSON, sample, 0.7);

        assertThat(fitted.intercept()).isCloseTo(-2.630829558735, CLOSE);
        assertThat(fitted.coefficients()[0]).isCloseTo(1.167851388707, CLOSE);
        assertThat(fitted.coefficients()[1]).isCloseTo(0.508481285716, CLOSE);
        assertThat(fitted.fit().objective()).isCloseTo(3.115066292693259, Offset.offset(1e-11));
    }

    /// Without features the mean is what came: 3 of 4; 6 in 8.
    @Test
    void withoutFeaturesItIsTheMean() {
        Sample chance = Sample.of(Matrix.of(new double[0], 4, 0), new double[] {1, 1, 0, 1});
        assertThat(LogLinear.fit(Family.LOGISTIC, chance, 1).predict(new double[0]))
                .isCloseTo(0.75, CLOSE);
        Sample rate =
                Sample.of(Matrix.of(new double[0], 2, 0), new double[] {2, 4}).exposed(new double[] {3, 5});
        assertThat(LogLinear.fit(Family.POISSON, rate, 1).predict(new double[0]))
                .isCloseTo(0.75, CLOSE);
    }

    // ---- for all samples ---------------------------------------------------------------------

    @Test
    void theSlopeIsZeroAtTheResult() {
        for (Family family : FAMILIES) {
            for (long seed = 0; seed < 40; seed++) {
                Random random = new Random(seed);
                Sample sample = sample(family, random, 300, new double[] {0.8, -0.5, 0, 0.3});
                double ridge = random.nextDouble() * 5;
                LogLinear fitted = LogLinear.fit(family, sample, ridge);

                assertThat(fitted.fit().converged()).isTrue();
                double[] slope = slope(family, sample, fitted, ridge);
                for (double each : slope) {
                    assertThat(each).as("%s, seed %d", family, seed).isCloseTo(0, Offset.offset(1e-5));
                }
            }
        }
    }

    private static double[] slope(Family family, Sample sample, LogLinear fitted, double ridge) {
        double[] b = fitted.coefficients();
        double[] slope = new double[b.length + 1];
        for (int i = 0; i < sample.rows(); i++) {
            double odds = Math.exp(fitted.intercept() + World.dot(b, sample.features(), i)) * sample.exposure(i);
            double off = sample.weight(i) * (family.equals(Family.LOGISTIC) ? odds / (1 + odds) : odds);
            off -= sample.weight(i) * sample.outcome(i);
            if (family instanceof Counts(double dispersion)) off /= 1 + dispersion * odds;
            for (int j = 0; j < b.length; j++)
                slope[j] += off * sample.features().at(i, j);
            slope[b.length] += off;
        }
        for (int j = 0; j < b.length; j++) {
            double deviation = World.deviation(sample, j);
            slope[j] += ridge * deviation * deviation * b[j];
        }
        return slope;
    }

    /// 4,000 cases: each coefficient's standard error is below .1, so .35 is 3.5 of them.
    @Test
    void theTruthIsFoundAgain() {
        double[] truth = {0.8, -0.5, 0, 0.3};
        for (Family family : FAMILIES) {
            for (long seed = 0; seed < 20; seed++) {
                Sample sample = sample(family, new Random(seed), 4000, truth);
                double[] found = LogLinear.fit(family, sample, 0.1).coefficients();
                for (int j = 0; j < truth.length; j++) {
                    assertThat(found[j]).as("%s, seed %d", family, seed).isCloseTo(truth[j], Offset.offset(0.45));
                }
            }
        }
    }

    private static Sample sample(Family family, Random random, int rows, double[] truth) {
        Matrix x = Matrix.of(World.features(random, rows, truth.length), rows, truth.length);
        double[] outcomes = new double[rows];
        double[] exposures = random.doubles(rows, 0.5, 2).toArray();
        for (int i = 0; i < rows; i++) {
            double odds = Math.exp(1 + World.dot(truth, x, i)) * exposures[i];
            outcomes[i] = outcome(family, random, odds);
        }
        return Sample.of(x, outcomes).exposed(exposures);
    }

    /// Counts whose mean has a gamma of shape 2 as a factor have a dispersion of .5.
    private static double outcome(Family family, Random random, double odds) {
        if (family.equals(Family.LOGISTIC)) return random.nextDouble() < odds / (1 + odds) ? 1 : 0;
        if (family.equals(Family.POISSON)) return World.poisson(random, odds);
        double factor = -Math.log(random.nextDouble() * random.nextDouble()) / 2;
        return World.poisson(random, odds * factor);
    }

    @Test
    void weightsAreRepetitions() {
        Random random = new Random(9);
        Sample once = sample(Family.POISSON, random, 60, new double[] {0.5, -0.4});
        double[] weights = random.ints(60, 0, 4).asDoubleStream().toArray();
        int total = 0;
        for (double weight : weights) total += (int) weight;
        double[] values = new double[2 * total];
        double[] outcomes = new double[total];
        double[] exposures = new double[total];
        for (int i = 0, next = 0; i < 60; i++) {
            for (int k = 0; k < weights[i]; k++, next++) {
                values[2 * next] = once.features().at(i, 0);
                values[2 * next + 1] = once.features().at(i, 1);
                outcomes[next] = once.outcome(i);
                exposures[next] = once.exposure(i);
            }
        }
        LogLinear weighted = LogLinear.fit(Family.POISSON, once.weighted(weights), 1);
        LogLinear repeated = LogLinear.fit(
                Family.POISSON, Sample.of(Matrix.of(values, total, 2), outcomes).exposed(exposures), 1);
        assertThat(weighted.intercept()).isCloseTo(repeated.intercept(), CLOSE);
        assertThat(weighted.coefficients()[1]).isCloseTo(repeated.coefficients()[1], CLOSE);
    }

    // ---- data that would break it ------------------------------------------------------------

    @Test
    void theRidgeTamesSeparationTwinsAndConstants() {
        double[] values = new double[40 * 3];
        double[] outcomes = new double[40];
        for (int i = 0; i < 40; i++) {
            values[3 * i] = i;
            values[3 * i + 1] = i;
            values[3 * i + 2] = 5;
            outcomes[i] = i < 20 ? 0 : 1;
        }
        LogLinear fitted = LogLinear.fit(Family.LOGISTIC, Sample.of(Matrix.of(values, 40, 3), outcomes), 0.5);

        assertThat(fitted.fit().converged()).isTrue();
        double[] b = fitted.coefficients();
        assertThat(b[0]).isCloseTo(b[1], CLOSE).isBetween(0.01, 1.0);
        assertThat(b[2]).isZero();
        assertThat(fitted.predict(new double[] {0, 0, 5})).isLessThan(0.1);
    }

    @Test
    void nothingButZerosGivesNextToNothing() {
        Sample zeros = Sample.of(Matrix.of(World.X, 8, 2), new double[8]);
        for (Family family : FAMILIES) {
            LogLinear fitted = LogLinear.fit(family, zeros, 1);
            assertThat(fitted.predict(new double[] {1, 1})).isBetween(0.0, 1e-6);
            assertThat(fitted.fit().converged()).isTrue();
        }
    }

    /// Features of very different size: the largest 1e9 times the smallest, far from 0.
    @Test
    void theUnitOfAFeatureDoesNotMatter() {
        Random random = new Random(12);
        Sample sample = sample(Family.LOGISTIC, random, 500, new double[] {0.8, -0.5});
        double[] values = new double[1000];
        for (int i = 0; i < 500; i++) {
            values[2 * i] = 1e6 * sample.features().at(i, 0);
            values[2 * i + 1] = 1e-3 * sample.features().at(i, 1) + 7;
        }
        double[] outcomes = new double[500];
        double[] exposures = new double[500];
        for (int i = 0; i < 500; i++) {
            outcomes[i] = sample.outcome(i);
            exposures[i] = sample.exposure(i);
        }
        double[] plain = LogLinear.fit(Family.LOGISTIC, sample, 2).coefficients();
        double[] other = LogLinear.fit(
                        Family.LOGISTIC,
                        Sample.of(Matrix.of(values, 500, 2), outcomes).exposed(exposures),
                        2)
                .coefficients();
        assertThat(other[0] * 1e6).isCloseTo(plain[0], Offset.offset(1e-6));
        assertThat(other[1] * 1e-3).isCloseTo(plain[1], Offset.offset(1e-6));
    }

    @Test
    void refusesWhatIsNoSample() {
        Matrix x = Matrix.of(World.X, 8, 2);
        assertThatThrownBy(() -> Matrix.of(World.X, 8, 3)).hasMessage("16 values are not 8 rows of 3 columns");
        assertThatThrownBy(() -> Matrix.of(new double[] {Double.NaN}, 1, 1)).hasMessage("features must be finite: NaN");
        assertThatThrownBy(() -> Sample.of(x, new double[7])).hasMessage("8 rows but 7 outcomes");
        assertThatThrownBy(() -> Sample.of(Matrix.of(new double[0], 0, 2), new double[0]))
                .hasMessage("need at least one case");
        Sample sample = Sample.of(x, World.COUNTS);
        assertThatThrownBy(() -> sample.weighted(new double[8])).hasMessage("need at least one case with weight");
        assertThatThrownBy(() -> sample.exposed(new double[8])).hasMessage("exposures must be above 0: 0.0");
        assertThatThrownBy(() -> LogLinear.fit(Family.LOGISTIC, sample, 1))
                .hasMessage("outcomes must be in [0, 1]: 2.0");
        assertThatThrownBy(() -> LogLinear.fit(Family.POISSON, sample, -1))
                .hasMessage("ridge must be finite and not negative: -1.0");
        assertThatThrownBy(() -> LogLinear.fit(Family.POISSON, sample, 1).predict(new double[3]))
                .hasMessage("3 features but 2 columns");
    }
}
