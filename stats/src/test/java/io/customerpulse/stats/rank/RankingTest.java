package io.customerpulse.stats.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void casesOfOneScoreShareALevel() {
        Ranking ranking = Ranking.of(new double[] {3, -1, 3, 0.0, -0.0});

        assertThat(ranking.levels()).isEqualTo(3);
        assertThat(ranking.cases()).isEqualTo(5);
        assertThat(new int[] {ranking.level(0), ranking.level(1), ranking.level(2), ranking.level(3), ranking.level(4)})
                .containsExactly(2, 0, 2, 1, 1);
        assertThat(ranking.score(2)).isEqualTo(3);
        assertThat(ranking.counts(new int[] {1, 2, 0, 4, 8})).containsExactly(2, 12, 1);
        assertThat(ranking.sums(new double[] {10, 20, 30, 40, 50}, new int[] {1, 2, 3, 0, 1}))
                .containsExactly(40, 50, 100);
    }

    @Test
    void eachCaseHasItsValueAndItsWeight() {
        Ranking ranking = Ranking.of(new double[] {1, 2});
        assertThatThrownBy(() -> ranking.sums(new double[3], new int[2])).hasMessage("2 cases ranked but 3 given");
        assertThatThrownBy(() -> ranking.sums(new double[2], new int[3])).hasMessage("2 cases ranked but 3 given");
        assertThatThrownBy(() -> ranking.counts(new int[3])).hasMessage("2 cases ranked but 3 given");
        assertThatThrownBy(() -> ranking.counts(new int[] {1, -1})).hasMessage("weights must not be negative: -1");
    }

    /// Repeating each case as often as its weight says changes nothing but the cost.
    @Test
    void theWeightedAreaIsThatOfRepeatedCases() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = random.nextInt(4, 80);
            double[] scores =
                    random.ints(n, 0, random.nextInt(1, 40)).asDoubleStream().toArray();
            int[] weights = random.ints(n, 0, 4).toArray();
            boolean[] positive = new boolean[n];
            for (int i = 0; i < n; i++) positive[i] = random.nextBoolean();
            positive[0] = true;
            positive[1] = false;
            weights[0] = 1;
            weights[1] = 2;

            assertThat(Auc.of(Ranking.of(scores), positive, weights))
                    .as("seed %d", seed)
                    .hasValue(repeated(scores, positive, weights));
        }
    }

    private static double repeated(double[] scores, boolean[] positive, int[] weights) {
        int total = 0;
        for (int weight : weights) total += weight;
        double[] manyScores = new double[total];
        boolean[] manyPositive = new boolean[total];
        int next = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int k = 0; k < weights[i]; k++) {
                manyScores[next] = scores[i];
                manyPositive[next++] = positive[i];
            }
        }
        return Auc.of(manyScores, manyPositive);
    }

    @Test
    void weightsThatLeaveOneKindGiveNoArea() {
        Ranking ranking = Ranking.of(new double[] {1, 2});
        boolean[] positive = {false, true};
        assertThat(Auc.of(ranking, positive, new int[] {0, 3})).isEmpty();
        assertThat(Auc.of(ranking, positive, new int[] {3, 0})).isEmpty();
        assertThat(Auc.of(ranking, positive, new int[] {3, 1})).hasValue(1);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Ranking ranking = Ranking.of(new double[] {1, 2});
        assertThatThrownBy(() -> ranking.counts(new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 cases ranked but 1 given");
        assertThatThrownBy(() -> ranking.counts(new int[] {1, -1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must not be negative: -1");
        assertThatThrownBy(() -> Auc.of(ranking, new boolean[] {true}, new int[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 scores but 1 outcomes");
        assertThatThrownBy(() -> Ranking.of(new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores must be finite: NaN");
    }
}
