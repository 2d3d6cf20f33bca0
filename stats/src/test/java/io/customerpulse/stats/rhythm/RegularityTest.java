package io.customerpulse.stats.rhythm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RegularityTest {

    /// Shares of ¼ and ¾: a variance of 1/16, so (1 − 1/4) / (1/2).
    @Test
    void followsTheFormula() {
        Regularity regularity = Regularity.EMPTY.add(1, 3).add(3, 1);

        assertThat(regularity).isEqualTo(new Regularity(2, 0.125));
        assertThat(regularity.shape()).hasValue(1.5);
    }

    @Test
    void isNothingWithoutGapsAndBoundedWithGapsAllAlike() {
        assertThat(Regularity.EMPTY.shape()).isEmpty();
        assertThat(Regularity.EMPTY.add(7, 7).shape()).hasValue(Regularity.SHAPE_MAX);
        assertThat(Regularity.EMPTY.add(1e-300, 1e300).shape()).hasValue(0);
    }

    /// Each customer has their own pace, over four orders of magnitude; gaps are sums of `k` random waits.
    @Test
    void findsTheShapeOfTheGapsWhateverThePace() {
        int customers = 4000;
        for (int k : new int[] {1, 2, 4, 12}) {
            for (long seed = 0; seed < 20; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                Regularity regularity = Regularity.EMPTY;
                for (int i = 0; i < customers; i++) {
                    double pace = StrictMath.exp(random.nextDouble(-5, 5));
                    regularity = regularity.add(pace * gap(random, k), pace * gap(random, k));
                }
                double error = 5 * k * StrictMath.sqrt(2.0 / customers);

                assertThat(regularity.shape().orElseThrow())
                        .as("k %d, seed %d", k, seed)
                        .isCloseTo(k, Offset.offset(error));
            }
        }
    }

    @Test
    void partsMayBeMergedInAnyOrder() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Regularity a = Regularity.EMPTY.add(random.nextDouble(1, 9), random.nextDouble(1, 9));
            Regularity b = a.add(random.nextDouble(1, 9), random.nextDouble(1, 9));
            Regularity c = Regularity.EMPTY.add(random.nextDouble(1, 9), random.nextDouble(1, 9));

            assertThat(a.merge(b)).isEqualTo(b.merge(a));
            assertThat(a.merge(Regularity.EMPTY)).isEqualTo(a);
            assertThat(a.merge(b).merge(c).pairs()).isEqualTo(4);
            assertThat(a.merge(b).merge(c).squares())
                    .isCloseTo(a.merge(b.merge(c)).squares(), Offset.offset(1e-15));
        }
    }

    @Test
    void refusesGapsThatAreNone() {
        assertThatThrownBy(() -> Regularity.EMPTY.add(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gaps must be positive and finite: 0.0, 1.0");
        assertThatThrownBy(() -> Regularity.EMPTY.add(1, Double.NaN)).hasMessageContaining("1.0, NaN");
        assertThatThrownBy(() -> new Regularity(1, 2))
                .hasMessage("squares must be from 0 to a quarter per pair: 2.0 of 1");
    }

    private static double gap(SplittableRandom random, int k) {
        double gap = 0;
        for (int wait = 0; wait < k; wait++) gap += random.nextExponential();
        return gap;
    }
}
