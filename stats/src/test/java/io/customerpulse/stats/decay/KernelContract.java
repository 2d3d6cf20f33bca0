package io.customerpulse.stats.decay;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.stats.time.Micros;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The laws of [Kernel], for each kind of it: a subclass names the kernel and inherits the tests.
interface KernelContract {

    /// The kernel under test.
    Kernel kernel();

    @Test
    default void nothingIsLeftBeforeTheDelay() {
        long delay = Micros.of(kernel().delay());
        assertThat(kernel().left(delay - 1)).isZero();
        assertThat(kernel().left(delay - Micros.DAY)).isZero();
        assertThat(kernel().left(-1)).isZero();
        assertThat(kernel().left(-Micros.MAX)).isZero();
    }

    @Test
    default void allIsLeftAtTheDelay() {
        assertThat(kernel().left(Micros.of(kernel().delay()))).isCloseTo(1, Offset.offset(1e-12));
    }

    @Test
    default void whatIsLeftNeverRises() {
        for (long seed = 0; seed < 200; seed++) {
            double before = 1 + 1e-12;
            for (long age : ages(seed)) {
                double left = kernel().left(age);
                // Two ulp is what Exp2 promises.
                assertThat(left).as("seed %d, age %d", seed, age).isBetween(0.0, before * (1 + 4 * Math.ulp(1.0)));
                before = left;
            }
        }
    }

    @Test
    default void inTheEndNothingIsLeft() {
        assertThat(kernel().left(Micros.MAX)).isLessThan(1e-12);
    }

    /// Rising ages from the delay on, near it and far from it.
    private long[] ages(long seed) {
        Random random = new Random(seed);
        long delay = Micros.of(kernel().delay());
        long reach = (long) StrictMath.pow(10, random.nextDouble(1, 16));
        return LongStream.concat(LongStream.of(delay), random.longs(50, delay, delay + reach))
                .sorted()
                .toArray();
    }
}
