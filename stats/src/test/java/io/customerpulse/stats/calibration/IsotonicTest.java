package io.customerpulse.stats.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.calibration.Isotonic.Knot;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IsotonicTest {

    /// 3 and 2 violate the order and are pooled into 2.5 from score 2 to 3.
    @Test
    void violatorsArePooled() {
        Isotonic map = Isotonic.fit(new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4});

        assertThat(map.knots()).containsExactly(new Knot(1, 1), new Knot(2, 2.5), new Knot(3, 2.5), new Knot(4, 4));
        assertThat(map.apply(0)).isEqualTo(1);
        assertThat(map.apply(1.5)).isEqualTo(1.75);
        assertThat(map.apply(2.7)).isEqualTo(2.5);
        assertThat(map.apply(3.5)).isEqualTo(3.25);
        assertThat(map.apply(9)).isEqualTo(4);
    }

    @Test
    void weightsAreRepetitionsAndTiesShareOneValue() {
        Isotonic weighted = Isotonic.fit(new double[] {1, 2, 2}, new double[] {1, 0, 1}, new double[] {1, 3, 0});
        assertThat(weighted.knots()).containsExactly(new Knot(1, 0.25), new Knot(2, 0.25));
        Isotonic tied = Isotonic.fit(new double[] {2, 1, 2}, new double[] {1, 0, 0});
        assertThat(tied.knots()).containsExactly(new Knot(1, 0), new Knot(2, 0.5));
    }

    /// The oracle is the max-min formula: f(k) = max over i ≤ k of min over j ≥ k of the mean of i…j.
    @Test
    void isTheNearestRisingMap() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = random.nextInt(1, 14);
            double[] scores = new double[n];
            for (int i = 0; i < n; i++) scores[i] = i;
            double[] outcomes = random.doubles(n).toArray();
            double[] weights = random.doubles(n, 0.1, 3).toArray();
            Isotonic map = Isotonic.fit(scores, outcomes, weights);
            for (int k = 0; k < n; k++) {
                double expected = Double.NEGATIVE_INFINITY;
                for (int i = 0; i <= k; i++) {
                    double least = Double.POSITIVE_INFINITY;
                    for (int j = k; j < n; j++) least = Math.min(least, mean(outcomes, weights, i, j));
                    expected = Math.max(expected, least);
                }
                assertThat(map.apply(k)).as("seed %d, case %d", seed, k).isCloseTo(expected, Offset.offset(1e-12));
            }
        }
    }

    private static double mean(double[] outcomes, double[] weights, int from, int to) {
        double sum = 0;
        double weight = 0;
        for (int i = from; i <= to; i++) {
            sum += weights[i] * outcomes[i];
            weight += weights[i];
        }
        return sum / weight;
    }

    @Test
    void neverFallsAndStaysAProbability() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double[] scores =
                    random.doubles(400).map(x -> Math.round(x * 90) / 90.0).toArray();
            double[] outcomes = new double[400];
            for (int i = 0; i < 400; i++) outcomes[i] = random.nextDouble() < scores[i] ? 1 : 0;
            Isotonic map = Isotonic.fit(scores, outcomes);
            double before = 0;
            for (double score = -0.5; score <= 1.5; score += 0.003) {
                double value = map.apply(score);
                assertThat(value).as("seed %d at %s", seed, score).isBetween(before, 1.0);
                before = value;
            }
        }
    }

    /// The fit keeps the total: what is forecast in all is what came in all.
    @Test
    void theOrderOfTheInputCannotShowAndTheTotalIsKept() {
        double[] scores = new Random(3).ints(200, 0, 60).asDoubleStream().toArray();
        double[] outcomes = new Random(4).ints(200, 0, 2).asDoubleStream().toArray();
        double[] backScores = new double[200];
        double[] backOutcomes = new double[200];
        for (int i = 0; i < 200; i++) {
            backScores[i] = scores[199 - i];
            backOutcomes[i] = outcomes[199 - i];
        }
        Isotonic map = Isotonic.fit(scores, outcomes);
        assertThat(Isotonic.fit(backScores, backOutcomes)).isEqualTo(map);
        double forecast = 0;
        double came = 0;
        for (int i = 0; i < 200; i++) {
            forecast += map.apply(scores[i]);
            came += outcomes[i];
        }
        assertThat(forecast).isCloseTo(came, Offset.offset(1e-9));
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThatThrownBy(() -> Isotonic.fit(new double[] {1}, new double[] {1, 2}))
                .hasMessage("1 scores but 2 outcomes and 1 weights");
        assertThatThrownBy(() -> Isotonic.fit(new double[0], new double[0]))
                .hasMessage("need at least one case with weight");
        assertThatThrownBy(() -> Isotonic.fit(new double[] {1}, new double[] {Double.NaN}))
                .hasMessage("outcomes must be finite: NaN");
        assertThatThrownBy(() -> Isotonic.fit(new double[] {1}, new double[] {1}, new double[] {-1}))
                .hasMessage("weights must be finite and not negative: -1.0");
        assertThatThrownBy(() -> new Isotonic(List.of(new Knot(1, 2), new Knot(2, 1))))
                .hasMessage("knots must rise: Knot[score=1.0, value=2.0], Knot[score=2.0, value=1.0]");
        assertThatThrownBy(() -> new Isotonic(List.of(new Knot(1, 2))).apply(Double.NaN))
                .hasMessage("score must be finite: NaN");
    }
}
