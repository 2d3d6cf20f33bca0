package io.customerpulse.stats.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AucTest {

    @Test
    void oneIfEveryPositiveRanksAboveEveryNegative() {
        assertThat(Auc.of(new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true}))
                .isEqualTo(1);
        assertThat(Auc.of(new double[] {4, 3, 2, 1}, new boolean[] {false, false, true, true}))
                .isZero();
    }

    /// Three pairs of four in the right order.
    @Test
    void countsPairsInTheRightOrder() {
        assertThat(Auc.of(new double[] {10, 30, 20, 40}, new boolean[] {false, false, true, true}))
                .isEqualTo(0.75);
    }

    /// Pairs (positive, negative): 2>1, 2=2, 3>1, 3>2; so 3.5 of 4.
    @Test
    void tiesCountHalf() {
        assertThat(Auc.of(new double[] {1, 2, 2, 3}, new boolean[] {false, false, true, true}))
                .isEqualTo(0.875);
        assertThat(Auc.of(new double[] {5, 5, 5}, new boolean[] {true, false, false}))
                .isEqualTo(0.5);
        assertThat(Auc.of(new double[] {0.0, -0.0}, new boolean[] {true, false}))
                .isEqualTo(0.5);
    }

    /// The oracle is the definition: every pair, one by one.
    @Test
    void agreesWithTheDefinition() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int n = random.nextInt(2, 120);
            double[] scores =
                    random.ints(n, 0, random.nextInt(1, 60)).asDoubleStream().toArray();
            boolean[] positive = new boolean[n];
            for (int i = 0; i < n; i++) positive[i] = random.nextBoolean();
            positive[0] = true;
            positive[1] = false;

            assertThat(Auc.of(scores, positive))
                    .as("seed %d", seed)
                    .isCloseTo(pairByPair(scores, positive), Offset.offset(1e-12));
        }
    }

    @Test
    void manyCasesDoNotOverflow() {
        int n = 200_000;
        double[] scores = new double[n];
        boolean[] positive = new boolean[n];
        for (int i = 0; i < n; i++) {
            scores[i] = i;
            positive[i] = i >= n / 2;
        }
        assertThat(Auc.of(scores, positive)).isEqualTo(1);
    }

    @Test
    void refusesScoresThatAreNotNumbers() {
        assertThatThrownBy(() -> Auc.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores must be finite: NaN");
        assertThatThrownBy(() -> Auc.of(new double[] {1, Double.POSITIVE_INFINITY}, new boolean[] {true, false}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores must be finite: Infinity");
    }

    @Test
    void refusesCasesOfOneKindOnly() {
        assertThatThrownBy(() -> Auc.of(new double[] {1, 2}, new boolean[] {true, true}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need cases of both kinds: 2 positive, 0 negative");
        assertThatThrownBy(() -> Auc.of(new double[] {1, 2}, new boolean[] {false, false}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need cases of both kinds: 0 positive, 2 negative");
    }

    @Test
    void refusesScoresWithoutOutcomes() {
        assertThatThrownBy(() -> Auc.of(new double[] {1, 2}, new boolean[] {true}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 scores but 1 outcomes");
    }

    private static double pairByPair(double[] scores, boolean[] positive) {
        double right = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (!positive[i] || positive[j]) continue;
                pairs++;
                if (scores[i] > scores[j]) right += 1;
                else if (scores[i] == scores[j]) right += 0.5;
            }
        }
        return right / pairs;
    }
}
