package io.customerpulse.stats.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheMiddleValue() {
        assertThat(Median.of(new double[] {9, 1, 4})).hasValue(4);
        assertThat(Median.of(new double[] {7})).hasValue(7);
    }

    @Test
    void isTheMeanOfTheMiddleTwo() {
        assertThat(Median.of(new double[] {9, 1, 4, 5})).hasValue(4.5);
        assertThat(Median.of(new double[] {2, -1})).hasValue(0.5);
    }

    @Test
    void isNothingWithoutValues() {
        assertThat(Median.of(new double[0])).isEmpty();
    }

    @Test
    void leavesTheValuesAsTheyAre() {
        double[] values = {3, 1, 2};
        assertThat(Median.of(values)).hasValue(2);
        assertThat(values).containsExactly(3, 1, 2);
    }

    /// The oracle is the definition: as many values lie below as above.
    @Test
    void asManyValuesLieBelowAsAbove() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] values = random.doubles(random.nextInt(1, 100)).toArray();
            double median = Median.of(values).orElseThrow();

            long below = DoubleStream.of(values).filter(v -> v < median).count();
            long above = DoubleStream.of(values).filter(v -> v > median).count();
            assertThat(below).as("seed %d", seed).isEqualTo(above);
        }
    }
}
