package io.customerpulse.stats.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.forecast.Gain.Point;
import io.customerpulse.stats.forecast.Probabilities.Bin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    // ---- by example --------------------------------------------------------------------------

    /// numpy 2.4: corrcoef, abs(a-b).mean(), sqrt(((a-b)**2).mean()), b.sum()/a.sum().
    @Test
    void errorsAreThoseOfNumpy() {
        Errors errors = Errors.of(new double[] {0.5, 0.7, 2.5, 3, 0}, new double[] {1, 0, 2, 4, 1});

        assertThat(errors.meanAbsolute()).isCloseTo(0.74, ROUNDING);
        assertThat(errors.rootMeanSquared()).isCloseTo(0.7733045971672482, ROUNDING);
        assertThat(errors.correlation().orElseThrow()).isCloseTo(0.8441406734216256, ROUNDING);
        assertThat(errors.ratio().orElseThrow()).isCloseTo(0.8375, ROUNDING);
    }

    @Test
    void nothingIsSaidWhereNothingVariesOrNothingCame() {
        Errors constant = Errors.of(new double[] {0.1, 0.1, 0.1}, new double[] {0, 1, 2});
        assertThat(constant.correlation()).isEmpty();
        assertThat(constant.ratio()).isPresent();
        Errors none = Errors.of(new double[] {1, 2}, new double[] {0, 0});
        assertThat(none.correlation()).isEmpty();
        assertThat(none.ratio()).isEmpty();
        assertThat(TopDecile.of(new double[] {1, 2}, new double[] {0, 0})).isEmpty();
        assertThat(Gain.of(new double[] {1, 2}, new double[] {0, 0}, 4).points())
                .isEmpty();
    }

    /// numpy 2.4: -(q*log(p)+(1-q)*log(1-p)).mean(), ((p-q)**2).mean().
    @Test
    void lossesAreThoseOfNumpy() {
        Probabilities probabilities = Probabilities.of(
                new double[] {0.1, 0.4, 0.35, 0.8, 0.65, 0.9, 0.2, 0.05},
                new boolean[] {false, false, true, true, true, true, false, false});

        assertThat(probabilities.logLoss()).isCloseTo(0.3374665115860932, ROUNDING);
        assertThat(probabilities.brier()).isCloseTo(0.1009375, ROUNDING);
    }

    @Test
    void oneSureErrorIsNotInfinite() {
        Probabilities wrong = Probabilities.of(new double[] {0, 1}, new boolean[] {true, false});
        assertThat(wrong.logLoss()).isCloseTo(34.54, Offset.offset(0.01));
        assertThat(wrong.brier()).isEqualTo(1);
        assertThat(wrong.calibrationError()).isEqualTo(1);
    }

    /// Ten cases: the best has 5 of 20.
    @Test
    void theTopDecileIsTheBestTenth() {
        double[] scores = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] actual = {0, 1, 2, 3, 1, 2, 3, 1, 2, 5};
        TopDecile top = TopDecile.of(scores, actual).orElseThrow();
        assertThat(top.share()).isEqualTo(0.25);
        assertThat(top.lift()).isEqualTo(2.5);
    }

    /// A tenth of 20 cases is 2: the one that scores 9, and one of three that score 8: (4 + 1/3·6) / 20.
    @Test
    void tiesAtTheCutCountByTheirExpectedValue() {
        double[] scores = new double[20];
        double[] actual = new double[20];
        scores[3] = 9;
        actual[3] = 4;
        for (int i = 5; i < 8; i++) scores[i] = 8;
        actual[5] = 6;
        actual[15] = 10;
        assertThat(TopDecile.of(scores, actual).orElseThrow().share()).isCloseTo(0.3, ROUNDING);
        assertThat(TopDecile.of(new double[7], new double[] {1, 2, 3, 4, 5, 6, 7})
                        .orElseThrow()
                        .share())
                .isCloseTo(0.1, ROUNDING);
    }

    /// Scores 4 > 3 > 2 = 2: after half the cases 7 of 10 came; the tied share the rest evenly.
    @Test
    void theGainCurveEndsWhereAllIsTaken() {
        Gain gain = Gain.of(new double[] {2, 4, 3, 2}, new double[] {3, 5, 2, 0}, 4);
        assertThat(gain.points())
                .containsExactly(
                        new Point(0, 0),
                        new Point(0.25, 0.5),
                        new Point(0.5, 0.7),
                        new Point(0.75, 0.85),
                        new Point(1, 1));
    }

    /// Six of ten cases say .2: their middle rank is 3 of 10, so they are bin 3; no bin is split.
    @Test
    void binsKeepTiesTogether() {
        double[] probabilities = {0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.5, 0.6, 0.7, 0.8};
        boolean[] came = {true, false, false, false, false, true, true, false, true, true};
        Probabilities all = Probabilities.of(probabilities, came);

        assertThat(all.bins()).hasSize(5);
        Bin first = all.bins().getFirst();
        assertThat(first.forecast()).isCloseTo(0.2, ROUNDING);
        assertThat(first.came()).isCloseTo(1.0 / 3, ROUNDING);
        assertThat(first.cases()).isEqualTo(6);
        // (6·|.2 − 1/3| + .5 + .6 + .3 + .2) / 10
        assertThat(all.calibrationError()).isCloseTo(0.24, ROUNDING);
    }

    // ---- for all forecasts -------------------------------------------------------------------

    private record Case(double score, double actual) {}

    @Test
    void theOrderOfTheInputCannotShow() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<Case> cases = new ArrayList<>();
            for (int i = random.nextInt(2, 90); i >= 0; i--) {
                cases.add(new Case(random.nextInt(0, 12) / 12.0, random.nextInt(0, 3)));
            }
            cases.add(new Case(0.5, 1));
            List<Double> before = all(cases);
            Collections.shuffle(cases, random);
            List<Double> after = all(cases);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i)).as("seed %d, number %d", seed, i).isCloseTo(before.get(i), ROUNDING);
            }
        }
    }

    /// Bins of equal count when no two forecasts agree.
    @Test
    void binsHoldATenthEach() {
        for (long seed = 0; seed < 20; seed++) {
            double[] forecasts = new Random(seed).doubles(500).toArray();
            List<Bin> bins = Probabilities.of(forecasts, new boolean[500]).bins();
            assertThat(bins)
                    .hasSize(10)
                    .allSatisfy(bin -> assertThat(bin.cases()).isEqualTo(50));
            assertThat(bins).isSortedAccordingTo((a, b) -> Double.compare(a.forecast(), b.forecast()));
        }
    }

    @Test
    void theFirstStepOfTheGainCurveIsTheTopDecile() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double[] scores = random.ints(73, 0, 30).asDoubleStream().toArray();
            double[] actual = random.doubles(73).toArray();
            List<Point> points = Gain.of(scores, actual, 10).points();
            assertThat(points.get(1).share())
                    .isCloseTo(TopDecile.of(scores, actual).orElseThrow().share(), ROUNDING);
            assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.share(), b.share()));
        }
    }

    /// Weights are repetitions, for every measure; and weights of 1 give the plain number.
    @Test
    void aMeasureUnderWeightsIsThatOfRepeatedCases() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int n = random.nextInt(5, 60);
            double[] score =
                    random.doubles(n).map(x -> Math.round(x * 20) / 20.0).toArray();
            double[] actual = random.ints(n, 0, 3).asDoubleStream().toArray();
            actual[0] = 1;
            actual[1] = 0;
            int[] weights = random.ints(n, 0, 4).toArray();
            weights[0] = 2;
            weights[1] = 1;
            int total = 0;
            for (int weight : weights) total += weight;
            double[] scores = new double[total];
            double[] actuals = new double[total];
            for (int i = 0, next = 0; i < n; i++) {
                for (int k = 0; k < weights[i]; k++, next++) {
                    scores[next] = score[i];
                    actuals[next] = actual[i];
                }
            }
            for (int m = 0; m < MEASURES.size(); m++) {
                double weighted = MEASURES.get(m)
                        .apply(new Forecast(score, actual))
                        .under(weights)
                        .orElse(-7);
                Measure repeated = MEASURES.get(m).apply(new Forecast(scores, actuals));
                assertThat(weighted)
                        .as("seed %d, measure %d", seed, m)
                        .isCloseTo(repeated.under(Require.once(total)).orElse(-7), ROUNDING);
            }
        }
    }

    @Test
    void noCustomersGiveNoMeasure() {
        Forecast arrays = new Forecast(new double[] {0.25, 0.5, 0.75}, new double[] {1, 0, 2});
        for (Function<Forecast, Measure> measure : MEASURES) {
            assertThat(measure.apply(arrays).under(new int[3])).isEmpty();
            assertThat(measure.apply(arrays).under(new int[] {1, 1, 1})).isPresent();
        }
    }

    @Test
    void refusesWhatIsNoForecast() {
        assertThatThrownBy(() -> Errors.of(new double[] {1}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 forecasts but 2 outcomes");
        assertThatThrownBy(() -> Errors.of(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need at least one case");
        assertThatThrownBy(() -> Errors.of(new double[] {Double.NaN}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predicted must be finite: NaN");
        assertThatThrownBy(() -> Probabilities.of(new double[] {1.1}, new boolean[] {true}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probabilities must be in [0, 1]: 1.1");
        assertThatThrownBy(() -> TopDecile.of(new double[] {1}, new double[] {-1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("actual must not be negative: -1.0");
        assertThatThrownBy(() -> Gain.of(new double[] {1}, new double[] {1}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps must be at least 1: 0");
    }

    // ---- the world these tests live in -------------------------------------------------------

    private static final class Forecast {
        private final double[] scores;
        private final double[] actual;

        Forecast(double[] scores, double[] actual) {
            this.scores = scores;
            this.actual = actual;
        }

        boolean[] came() {
            boolean[] came = new boolean[actual.length];
            for (int i = 0; i < came.length; i++) came[i] = actual[i] > 0;
            return came;
        }
    }

    private static final List<Function<Forecast, Measure>> MEASURES = List.of(
            in -> Measure.auc(in.scores, in.came()),
            in -> Measure.topDecileShare(in.scores, in.actual),
            in -> Measure.meanAbsoluteError(in.scores, in.actual),
            in -> Measure.rootMeanSquaredError(in.scores, in.actual),
            in -> Measure.correlation(in.scores, in.actual),
            in -> Measure.ratio(in.scores, in.actual),
            in -> Measure.logLoss(in.scores, in.came()),
            in -> Measure.brier(in.scores, in.came()),
            in -> Measure.calibrationError(in.scores, in.came()));

    private static List<Double> all(List<Case> cases) {
        double[] scores = cases.stream().mapToDouble(Case::score).toArray();
        double[] actual = cases.stream().mapToDouble(Case::actual).toArray();
        boolean[] came = new Forecast(scores, actual).came();
        Errors errors = Errors.of(scores, actual);
        Probabilities probabilities = Probabilities.of(scores, came);
        List<Double> all = new ArrayList<>(List.of(
                errors.meanAbsolute(),
                errors.rootMeanSquared(),
                errors.correlation().orElse(-7),
                errors.ratio().orElse(-7),
                probabilities.logLoss(),
                probabilities.brier(),
                probabilities.calibrationError(),
                TopDecile.of(scores, actual).orElseThrow().share()));
        for (Bin bin : probabilities.bins()) all.addAll(List.of(bin.forecast(), bin.came(), (double) bin.cases()));
        for (Point point : Gain.of(scores, actual, 7).points()) all.add(point.share());
        return all;
    }
}
