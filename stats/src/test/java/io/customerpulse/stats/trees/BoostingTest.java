package io.customerpulse.stats.trees;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.stats.regression.Matrix;
import io.customerpulse.stats.trees.Boosting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoostingTest {

    private static final Settings SETTINGS = new Settings(3, 0.1, 1, 5, 0.8, 0.7);
    private static final Settings WHOLE = new Settings(1, 0.5, 2, 1, 1, 1);
    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final Offset<Double> MILLIONTH = Offset.offset(1e-6);
    private static final int FEATURES = 4;

    /// Cases whose odds depend on whether the first two features are on the same side, which no sum of them tells.
    private static final class Cases {

        private final double[] cells;
        private final boolean[] outcomes;
        private final double[] truth;

        Cases(int rows, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            cells = new double[rows * FEATURES];
            outcomes = new boolean[rows];
            truth = new double[rows];
            for (int row = 0; row < rows; row++) {
                for (int j = 0; j < FEATURES; j++) cells[row * FEATURES + j] = random.nextInt(100);
                boolean same = cells[row * FEATURES] < 50 == cells[row * FEATURES + 1] < 50;
                truth[row] = same ? 0.8 : 0.2;
                outcomes[row] = random.nextDouble() < truth[row];
            }
        }

        Matrix features() {
            return Matrix.of(cells, outcomes.length, FEATURES);
        }

        Boosting boosting(int[] rows, Settings settings) {
            return new Boosting(
                    Grades.of(features(), rows(0, outcomes.length)),
                    outcomes,
                    new double[outcomes.length],
                    rows,
                    settings);
        }
    }

    private static int[] rows(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static List<Tree> grown(Boosting boosting, int count) {
        List<Tree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) trees.add(boosting.grow());
        return trees;
    }

    /// Of the .19 nats that the truth tells of a case, all but .03 are found; a sum of the two features tells nothing.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatTwoFeaturesSayTogetherIsFound(long seed) {
        Cases cases = new Cases(8_000, seed);
        Boosting boosting = cases.boosting(rows(0, 4_000), SETTINGS);
        grown(boosting, 80);
        double told = 0;
        double best = 0;
        for (int row : rows(4_000, 8_000)) {
            told += boosting.logLikelihood(row) / 4_000;
            best += Math.log(cases.outcomes[row] ? cases.truth[row] : 1 - cases.truth[row]) / 4_000;
        }
        assertThat(best - told).isLessThan(0.03);
        double[] gains = boosting.gains();
        assertThat(gains[2] + gains[3]).isLessThan(0.1 * Arrays.stream(gains).sum());
    }

    @Test
    void theOddsAreWhatTheTreesSayOfTheFeatures() {
        Cases cases = new Cases(1_000, 7);
        Boosting boosting = cases.boosting(rows(0, 700), SETTINGS);
        List<Tree> trees = grown(boosting, 20);
        for (int row : rows(0, 1_000)) {
            double[] features = cases.features().row(row);
            double sum = trees.stream().mapToDouble(tree -> tree.at(features)).sum();
            assertThat(boosting.odds(row)).isCloseTo(sum, EXACT);
        }
        assertThat(trees).allMatch(tree -> tree.depth() <= SETTINGS.depth());
    }

    @Test
    void whatIsNotLearnedFromDoesNotShow() {
        Cases cases = new Cases(1_000, 8);
        List<Tree> trees = grown(cases.boosting(rows(0, 700), SETTINGS), 10);
        for (int row : rows(700, 1_000)) cases.outcomes[row] ^= true;
        assertThat(grown(cases.boosting(rows(0, 700), SETTINGS), 10)).isEqualTo(trees);
    }

    /// Of ten cases with odds of 1:1, the first four came and the others did not: the sums of the gradients are −2 and
    /// 3, of the curvatures 1 and 1.5.
    @Test
    void aLeafIsANewtonStep() {
        double[] cells = {1, 1, 1, 1, 5, 5, 5, 5, 5, 5};
        boolean[] outcomes = {true, true, true, true, false, false, false, false, false, false};
        Boosting boosting = new Boosting(
                Grades.of(Matrix.of(cells, 10, 1), rows(0, 10)), outcomes, new double[10], rows(0, 10), WHOLE);
        Tree tree = boosting.grow();
        assertThat(tree).isEqualTo(new Tree.Ask(0, 3, leaf(0.5 * 2 / 3), leaf(-0.5 * 3 / 3.5)));
        double gain = (4 / 3.0 + 9 / 3.5 - 1 / 4.5) / 2;
        assertThat(boosting.gains()[0]).isCloseTo(gain, EXACT);
    }

    /// Cases with 3, 5 and 7 say where cuts may stand, but are not learned from: any cut between 1 and 9 gains the
    // same.
    @Test
    void betweenTwoSidesFarApartTheMiddleIsTheCut() {
        double[] cells = {1, 1, 1, 1, 9, 9, 9, 9, 3, 5, 7};
        boolean[] outcomes = {true, true, true, true, false, false, false, false, false, false, false};
        Boosting boosting = new Boosting(
                Grades.of(Matrix.of(cells, 11, 1), rows(0, 11)), outcomes, new double[11], rows(0, 8), WHOLE);
        assertThat(boosting.grow()).isEqualTo(new Tree.Ask(0, 4, leaf(0.5 * 2 / 3), leaf(-0.5 * 2 / 3)));
    }

    private static Tree leaf(double value) {
        return new Tree.Leaf(Math.rint(value * 1e6) / 1e6);
    }

    /// Nothing is asked that too few would answer otherwise, and then all are told the same.
    @Test
    void aSideWithTooLittleIsNotCutOff() {
        double[] cells = {1, 1, 1, 1, 5, 5, 5, 5, 5, 5};
        boolean[] outcomes = {true, true, true, true, false, false, false, false, false, false};
        Settings wide = new Settings(1, 0.5, 2, 1.01, 1, 1);
        Boosting boosting = new Boosting(
                Grades.of(Matrix.of(cells, 10, 1), rows(0, 10)), outcomes, new double[10], rows(0, 10), wide);
        assertThat(boosting.grow()).isEqualTo(leaf(-0.5 / 4.5));
        assertThat(boosting.gains()[0]).isZero();
    }

    @Test
    void aLikelihoodIsThatOfTheOdds() {
        boolean[] outcomes = {true, false, true};
        double[] known = {Math.log(3), Math.log(3), -800};
        Boosting boosting =
                new Boosting(Grades.of(Matrix.of(new double[3], 3, 1), rows(0, 3)), outcomes, known, rows(0, 2), WHOLE);
        assertThat(boosting.logLikelihood(0)).isCloseTo(Math.log(0.75), MILLIONTH);
        assertThat(boosting.logLikelihood(1)).isCloseTo(Math.log(0.25), MILLIONTH);
        assertThat(boosting.logLikelihood(2)).isEqualTo(-800);
    }
}
