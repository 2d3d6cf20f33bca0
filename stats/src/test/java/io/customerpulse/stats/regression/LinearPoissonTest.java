package io.customerpulse.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.regression.LinearPoisson.Sign;
import io.customerpulse.stats.regression.LinearPoisson.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LinearPoissonTest {

    /// scipy 1.17: optimize.minimize, L-BFGS-B then Nelder-Mead with bounds, of the objective in the
    /// type's description; the base rate ends at its floor.
    @Test
    void isThatOfScipy() {
        Sample sample = Sample.of(Matrix.of(World.X, 8, 2), World.COUNTS)
                .weighted(World.WEIGHTS)
                .exposed(World.EXPOSURES);
        LinearPoisson fitted = LinearPoisson.fit(sample, terms(2, Sign.NOT_NEGATIVE, 0.7));

        assertThat(fitted.intercept()).isCloseTo(9.473684210526e-05, Offset.offset(1e-12));
        assertThat(fitted.coefficients()[0]).isCloseTo(6.942154149217e-01, Offset.offset(1e-7));
        assertThat(fitted.coefficients()[1]).isCloseTo(1.205421002315e-01, Offset.offset(1e-7));
        assertThat(fitted.predict(new double[] {1, 1})).isCloseTo(0.814852253995, Offset.offset(1e-7));
    }

    /// At the minimum no coefficient wants to move: slope 0 where it is free, and uphill where it is held
    /// (Karush, Kuhn and Tucker). Rates stay above the floor here, so the slope is the plain one.
    @Test
    void noCoefficientWantsToMove() {
        int held = 0;
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            double[] truth = {0.5, 0.1, 0, 0, 1, 0, 0, 0.3};
            Sample sample = sample(random, 200, truth, 0.05);
            double ridge = seed % 3 == 0 ? 0 : 3 * random.nextDouble();
            LinearPoisson fitted = LinearPoisson.fit(sample, terms(truth.length, Sign.NOT_NEGATIVE, ridge));

            assertThat(fitted.fit().converged()).as("seed %d", seed).isTrue();
            double[] slope = slope(sample, fitted, ridge);
            double[] b = fitted.coefficients();
            for (int j = 0; j < b.length; j++) {
                assertThat(b[j]).isNotNegative();
                if (b[j] > 0) assertThat(slope[j]).as("seed %d", seed).isCloseTo(0, Offset.offset(2e-4));
                else {
                    held++;
                    assertThat(slope[j]).as("seed %d", seed).isGreaterThan(-2e-4);
                }
            }
            assertThat(slope[b.length]).as("seed %d", seed).isGreaterThan(-2e-4);
        }
        assertThat(held).isGreaterThan(100);
    }

    /// Columns that differ by a hundredth, as the sums of neighbouring half-lives do: few are chosen, and
    /// in few steps.
    @Test
    void columnsThatAreNearlyAlikeAreToldApart() {
        int columns = 30;
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] values = new double[400 * columns];
            double[] outcomes = new double[400];
            for (int i = 0; i < 400; i++) {
                double common = Math.exp(random.nextGaussian());
                for (int j = 0; j < columns; j++) {
                    values[i * columns + j] = common * (1 + 0.01 * random.nextGaussian());
                }
                outcomes[i] = World.poisson(random, 0.3 + 0.5 * common);
            }
            Sample sample = Sample.of(Matrix.of(values, 400, columns), outcomes);
            LinearPoisson fitted = LinearPoisson.fit(sample, terms(columns, Sign.NOT_NEGATIVE, 0.001));

            assertThat(fitted.fit().converged()).as("seed %d", seed).isTrue();
            assertThat(fitted.fit().iterations()).as("seed %d", seed).isLessThan(20);
            double[] slope = slope(sample, fitted, 0.001);
            double[] b = fitted.coefficients();
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += b[j];
                if (b[j] > 0) assertThat(slope[j]).as("seed %d", seed).isCloseTo(0, Offset.offset(1e-3));
                else assertThat(slope[j]).as("seed %d", seed).isGreaterThan(-1e-3);
            }
            assertThat(sum).isCloseTo(0.5, Offset.offset(0.2));
        }
    }

    private static double[] slope(Sample sample, LinearPoisson fitted, double ridge) {
        double[] b = fitted.coefficients();
        double[] slope = new double[b.length + 1];
        for (int i = 0; i < sample.rows(); i++) {
            double rate = fitted.intercept() + World.dot(b, sample.features(), i);
            double off = sample.weight(i) * (sample.exposure(i) - sample.outcome(i) / rate);
            for (int j = 0; j < b.length; j++)
                slope[j] += off * sample.features().at(i, j);
            slope[b.length] += off;
        }
        double mean = mean(sample);
        for (int j = 0; j < b.length; j++) {
            double deviation = World.deviation(sample, j) / mean;
            slope[j] += ridge * deviation * deviation * b[j];
        }
        return slope;
    }

    /// Mixed signs, rates below the floor among them: the objective, written out again, is nowhere lower
    /// near by, and the search's own value of it agrees.
    @Test
    void noAllowedNeighbourIsBetterWhateverTheSigns() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            double[] truth = {1, -0.15, -0.4, 0.5};
            Sample sample = sample(random, 150, truth, 0.6);
            List<Term> terms = new ArrayList<>();
            for (double each : truth) {
                terms.add(new Term(each > 0 ? Sign.NOT_NEGATIVE : Sign.NOT_POSITIVE, random.nextDouble()));
            }
            if (seed % 4 == 0) terms.set(2, new Term(Sign.ANY, 0.3));
            LinearPoisson fitted = LinearPoisson.fit(sample, terms);
            double[] b = fitted.coefficients();
            double best = objective(sample, terms, fitted.intercept(), b);

            assertThat(fitted.fit().converged()).as("seed %d", seed).isTrue();
            assertThat(b[0]).isNotNegative();
            assertThat(b[1]).isNotPositive();
            for (int trial = 0; trial < 200; trial++) {
                double size = Math.pow(10, -1 - 4 * random.nextDouble());
                double intercept = Math.max(fitted.intercept() + size * random.nextGaussian(), 1e-4 * mean(sample));
                double[] near = b.clone();
                for (int j = 0; j < near.length; j++) {
                    near[j] += size * random.nextGaussian();
                    if (terms.get(j).sign() == Sign.NOT_NEGATIVE) near[j] = Math.max(0, near[j]);
                    if (terms.get(j).sign() == Sign.NOT_POSITIVE) near[j] = Math.min(0, near[j]);
                }
                assertThat(objective(sample, terms, intercept, near))
                        .as("seed %d", seed)
                        .isGreaterThan(best - 1e-9);
            }
        }
    }

    private static double objective(Sample sample, List<Term> terms, double intercept, double[] b) {
        double mean = mean(sample);
        double floor = 1e-4;
        double sum = 0;
        for (int i = 0; i < sample.rows(); i++) {
            double u = (intercept + World.dot(b, sample.features(), i)) / mean;
            double eased = u >= floor ? u : (Math.max(u, 0) * Math.max(u, 0) + floor * floor) / (2 * floor);
            double log = u >= floor
                    ? Math.log(u)
                    : Math.log(floor) + (u - floor) / floor - (u - floor) * (u - floor) / (2 * floor * floor);
            sum += sample.weight(i) * (sample.exposure(i) * mean * eased - sample.outcome(i) * log);
        }
        for (int j = 0; j < b.length; j++) {
            double scaled = World.deviation(sample, j) * b[j] / mean;
            sum += terms.get(j).ridge() / 2 * scaled * scaled;
        }
        return sum;
    }

    /// 6,000 cases: standard errors are below .04.
    @Test
    void theTruthIsFoundAgain() {
        double[] truth = {0.5, 0.05, 0, 0.2, 1};
        for (long seed = 0; seed < 20; seed++) {
            Sample sample = sample(new Random(seed), 6000, truth, 0.1);
            double[] found =
                    LinearPoisson.fit(sample, terms(5, Sign.NOT_NEGATIVE, 0.1)).coefficients();
            for (int j = 0; j < truth.length; j++) {
                assertThat(found[j]).as("seed %d", seed).isCloseTo(truth[j], Offset.offset(0.14));
            }
        }
    }

    /// The slope of the base rate is 0 when it is free, and so is the sum of all slopes times coefficients:
    /// without a ridge the forecasts add up to what came.
    @Test
    void forecastsAddUpToWhatCame() {
        for (long seed = 0; seed < 30; seed++) {
            Sample sample = sample(new Random(seed), 300, new double[] {0.5, 0.1, 0.2}, 0.3);
            LinearPoisson fitted = LinearPoisson.fit(sample, terms(3, Sign.NOT_NEGATIVE, 0));
            double forecast = 0;
            double came = 0;
            for (int i = 0; i < sample.rows(); i++) {
                forecast +=
                        sample.exposure(i) * fitted.predict(sample.features().row(i));
                came += sample.outcome(i);
            }
            // The floor of the base rate, a ten-thousandth, is all that can be off.
            assertThat(forecast).isCloseTo(came, Offset.offset(1e-3 * came));
        }
    }

    @Test
    void nothingButZerosTwinsAndConstantsAreTamed() {
        double[] values = new double[30 * 3];
        for (int i = 0; i < 30; i++) {
            values[3 * i] = i % 7;
            values[3 * i + 1] = i % 7;
            values[3 * i + 2] = 4;
        }
        Matrix x = Matrix.of(values, 30, 3);
        LinearPoisson none = LinearPoisson.fit(Sample.of(x, new double[30]), terms(3, Sign.NOT_NEGATIVE, 1));
        assertThat(none.fit().converged()).isTrue();
        assertThat(none.predict(new double[] {3, 3, 4})).isBetween(0.0, 1e-3);

        double[] outcomes = new double[30];
        for (int i = 0; i < 30; i++) outcomes[i] = 0.5 * (i % 7);
        LinearPoisson twins = LinearPoisson.fit(Sample.of(x, outcomes), terms(3, Sign.NOT_NEGATIVE, 0.01));
        assertThat(twins.coefficients()[0]).isCloseTo(twins.coefficients()[1], Offset.offset(1e-6));
        assertThat(twins.coefficients()[0]).isCloseTo(0.25, Offset.offset(0.01));
        assertThat(twins.coefficients()[2]).isZero();
    }

    @Test
    void aRateStaysAboveNothing() {
        Sample sample = sample(new Random(1), 400, new double[] {1, -0.2}, 0.7);
        LinearPoisson fitted =
                LinearPoisson.fit(sample, List.of(new Term(Sign.NOT_NEGATIVE, 0.1), new Term(Sign.NOT_POSITIVE, 0.1)));
        assertThat(fitted.coefficients()[1]).isNegative();
        assertThat(fitted.predict(new double[] {0, 1000})).isPositive().isLessThan(1e-3);
    }

    @Test
    void refusesTermsThatDoNotFit() {
        Sample sample = Sample.of(Matrix.of(World.X, 8, 2), World.COUNTS);
        assertThatThrownBy(() -> LinearPoisson.fit(sample, List.of())).hasMessage("2 columns but 0 terms");
        assertThatThrownBy(() -> new Term(Sign.ANY, -1)).hasMessage("ridge must be finite and not negative: -1.0");
        assertThatThrownBy(() -> Sample.of(Matrix.of(World.X, 8, 2), new double[] {0, 0, 0, 0, 0, 0, 0, -1}))
                .hasMessage("outcomes must not be negative: -1.0");
    }

    // ---- the world these tests live in -------------------------------------------------------

    private static Sample sample(Random random, int rows, double[] truth, double base) {
        Matrix x = Matrix.of(World.features(random, rows, truth.length), rows, truth.length);
        double[] outcomes = new double[rows];
        double[] exposures = random.doubles(rows, 0.5, 2).toArray();
        for (int i = 0; i < rows; i++) {
            double rate = Math.max(0, base + World.dot(truth, x, i));
            outcomes[i] = World.poisson(random, rate * exposures[i]);
        }
        return Sample.of(x, outcomes).exposed(exposures);
    }

    private static double mean(Sample sample) {
        double came = 0;
        double watched = 0;
        for (int i = 0; i < sample.rows(); i++) {
            came += sample.weight(i) * sample.outcome(i);
            watched += sample.weight(i) * sample.exposure(i);
        }
        return came / watched;
    }

    private static List<Term> terms(int count, Sign sign, double ridge) {
        return Collections.nCopies(count, new Term(sign, ridge));
    }
}
