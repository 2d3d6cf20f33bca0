package io.customerpulse.stats.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AheadTest {

    /// The published form with the hypergeometric function is the oracle of the sum, and the other way round.
    @Test
    void theSumIsThePublishedForm() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Ahead ahead = new Ahead(
                    StrictMath.exp(random.nextDouble(-3, 3)),
                    StrictMath.exp(random.nextDouble(-1, 4)),
                    StrictMath.exp(random.nextDouble(-3, 3)),
                    StrictMath.exp(random.nextDouble(-3, 5)));

            assertThat(ahead.expected(1, 0))
                    .as("seed %d: %s", seed, ahead)
                    .isCloseTo(ahead.closed(), withinPercentage(1e-6));
        }
    }

    /// At and beside `a = 1` and `a + b = 1`.
    @Test
    void thePolesOfThePublishedFormDoNotShow() {
        for (double beside : new double[] {-1e-4, -1e-7, -1e-12, 0, 1e-12, 1e-7, 1e-4}) {
            Ahead first = new Ahead(2, 5, 1 + beside, 3);
            Ahead second = new Ahead(2, 5, 0.4 + beside, 0.6);

            assertThat(first.expected(1, 0)).isCloseTo(new Ahead(2, 5, 1, 3).expected(1, 0), withinPercentage(0.02));
            assertThat(first.closed()).isCloseTo(first.expected(1, 0), withinPercentage(1e-6));
            assertThat(second.closed()).isCloseTo(second.expected(1, 0), withinPercentage(1e-6));
        }
    }

    /// Who hardly ever stops buys at the mean rate; who stops for sure buys once, if at all.
    @Test
    void hasItsLimits() {
        assertThat(new Ahead(3, 2, 1e-9, 1).expected(1, 0)).isCloseTo(6, withinPercentage(1e-4));
        Ahead once = new Ahead(3, 2, 1e9, 1e-9);
        assertThat(once.expected(1, 0)).isCloseTo(once.any(1), withinPercentage(1e-4));
        assertThat(new Ahead(3, 0, 1, 1).expected(1, 0)).isZero();
        assertThat(new Ahead(3, 0, 1, 1).expected(4, 2)).isZero();
    }

    /// The last wait of a gap is short of one purchase by nothing: `k` waits make one purchase.
    @Test
    void aPhaseFurtherIsNearerToThePurchase() {
        Ahead ahead = new Ahead(3, 0.5, 0.8, 2);
        for (int phase = 1; phase < 6; phase++) {
            assertThat(ahead.expected(6, phase)).isGreaterThan(ahead.expected(6, phase - 1));
            assertThat(ahead.any(phase)).isGreaterThan(ahead.any(phase + 1));
        }
    }

    /// Where the sum gives way to the shorter form, the count goes on without a step of a whole purchase.
    @Test
    void longHorizonsGoOnWithoutAStep() {
        for (int k : new int[] {1, 2, 12}) {
            double before = new Ahead(4, 50, 0.7, 3).expected(k, 0);
            for (double growth = 52; growth < 5_000; growth *= 1.05) {
                double count = new Ahead(4, growth, 0.7, 3).expected(k, 0);
                assertThat(count)
                        .as("k %d, growth %s", k, growth)
                        .isGreaterThan(before)
                        .isLessThan(before * 1.06);
                before = count;
            }
        }
    }
}
