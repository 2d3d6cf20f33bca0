package io.customerpulse.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.regression.LinearPoisson.Sign;
import io.customerpulse.stats.regression.LinearPoisson.Term;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Estimates are as far from the truth as their covariance says.
class CovarianceTest {

    private static final int WORLDS = 400;
    private static final int GROUPS = 250;
    private static final int ROWS = 4;
    private static final double ERRORS_IN_95 = 1.96;

    /// People who look at things differently often, and buy more or less than all that tells.
    private static final class People {

        private final double[] truth;

        /// @param truth what each column adds; the first two columns are nearly alike
        People(double... truth) {
            this.truth = truth;
        }

        Sample sample(Random random) {
            double[] cells = new double[GROUPS * ROWS * truth.length];
            double[] outcomes = new double[GROUPS * ROWS];
            for (int group = 0; group < GROUPS; group++) {
                double zeal = random.nextInt(3);
                double[] habit = random.doubles(truth.length).toArray();
                for (int row = group * ROWS; row < (group + 1) * ROWS; row++) {
                    double rate = 0.2;
                    for (int j = 0; j < truth.length; j++) {
                        double own = habit[j] + 0.2 * random.nextDouble();
                        double cell = j == 1 ? 0.8 * cells[row * truth.length] + 0.2 * own : own;
                        cells[row * truth.length + j] = cell;
                        rate += truth[j] * cell;
                    }
                    outcomes[row] = World.poisson(random, zeal * rate);
                }
            }
            return Sample.of(Matrix.of(cells, outcomes.length, truth.length), outcomes);
        }

        /// In how many of the worlds the truth of a sum of columns is where it is expected.
        int covered(long[] groups, int from, int to) {
            int covered = 0;
            for (long seed = 1; seed <= WORLDS; seed++) {
                Sample sample = sample(new Random(seed));
                List<Term> terms = terms(truth.length);
                LinearPoisson fitted = LinearPoisson.fit(sample, terms);
                double found = sum(fitted.coefficients(), from, to);
                double variance = 0;
                double[][] covariance = fitted.covariance(sample, terms, groups);
                for (int j = from; j < to; j++) variance += sum(covariance[j], from, to);
                double error = Math.sqrt(variance);
                if (Math.abs(found - sum(truth, from, to)) <= ERRORS_IN_95 * error) covered++;
            }
            return covered;
        }
    }

    private static double sum(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).sum();
    }

    private static List<Term> terms(int count) {
        return Collections.nCopies(count, new Term(Sign.NOT_NEGATIVE, 0.1));
    }

    private static long[] people() {
        return LongStream.range(0, GROUPS * ROWS).map(row -> row / ROWS).toArray();
    }

    private static long[] rowsApart() {
        return LongStream.range(0, GROUPS * ROWS).toArray();
    }

    /// 380 of 400 are due; chance alone goes below 366 in one of a thousand runs, and the seeds are fixed.
    @Test
    void whatIsFreeIsWhereItIsExpected() {
        assertThat(new People(0.5, 0.5, 1).covered(people(), 2, 3)).isBetween(366, 393);
    }

    @Test
    void aSumIsWhereItIsExpectedThoughItsPartsAreHeldByTheirSigns() {
        assertThat(new People(0, 0.8, 0).covered(people(), 0, 2)).isBetween(366, 393);
    }

    @Test
    void rowsOfOnePersonAreNotTakenForManyPeople() {
        assertThat(new People(0.5, 0.5, 1).covered(rowsApart(), 2, 3)).isLessThan(350);
    }

    @Test
    void whatIsAtItsBoundIsTakenAsKnown() {
        int held = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Sample sample = new People(0, 0.8, 0).sample(new Random(seed));
            LinearPoisson fitted = LinearPoisson.fit(sample, terms(3));
            double[][] covariance = fitted.covariance(sample, terms(3), people());
            for (int j = 0; j < 3; j++) {
                boolean isHeld = fitted.coefficients()[j] == 0;
                if (isHeld) held++;
                for (int k = 0; k < 3; k++) {
                    assertThat(covariance[j][k]).isEqualTo(covariance[k][j], Offset.offset(1e-12));
                    if (isHeld) assertThat(covariance[j][k]).isZero();
                }
                if (!isHeld) assertThat(covariance[j][j]).isPositive();
            }
        }
        assertThat(held).isPositive();
    }

    @Test
    void aColumnThatNeverChangesIsKnownToBeWorthNothing() {
        double[] cells = {1, 0, 1, 1, 1, 2, 1, 3};
        Sample sample = Sample.of(Matrix.of(cells, 4, 2), new double[] {0, 1, 1, 3});
        LinearPoisson fitted = LinearPoisson.fit(sample, terms(2));
        double[][] covariance = fitted.covariance(sample, terms(2), new long[] {1, 2, 3, 4});
        assertThat(covariance[0]).containsOnly(0);
        assertThat(covariance[1][1]).isPositive();
    }

    @Test
    void eachRowIsAboutSomebody() {
        Sample sample = new People(1, 0, 0).sample(new Random(1));
        LinearPoisson fitted = LinearPoisson.fit(sample, terms(3));
        assertThatThrownBy(() -> fitted.covariance(sample, terms(3), new long[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1000 rows but 3 groups");
    }
}
