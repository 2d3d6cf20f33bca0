package io.customerpulse.stats.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BfgsTest {

    /// A bowl a million times steeper one way than another, with its lowest point anywhere.
    @Test
    void findsTheBottomOfAnyBowl() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = random.nextInt(1, 7);
            double[] bottom = random.doubles(n, -5, 5).toArray();
            double[] steepness =
                    random.doubles(n, -3, 3).map(x -> StrictMath.pow(10, x)).toArray();
            Smooth bowl = (point, gradient) -> {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    double apart = point[i] - bottom[i];
                    sum += steepness[i] * apart * apart / 2;
                    gradient[i] = steepness[i] * apart;
                }
                return sum;
            };

            Minimum minimum = Bfgs.minimum(bowl, new double[n], 1e-12, 500);

            assertThat(minimum.converged()).as("seed %d", seed).isTrue();
            assertThat(minimum.value()).as("seed %d", seed).isCloseTo(0, Offset.offset(1e-8));
        }
    }

    /// Rosenbrock's valley: long, bent and flat.
    @Test
    void followsABentValley() {
        Smooth valley = (p, gradient) -> {
            double side = p[1] - p[0] * p[0];
            gradient[0] = -400 * p[0] * side - 2 * (1 - p[0]);
            gradient[1] = 200 * side;
            return 100 * side * side + (1 - p[0]) * (1 - p[0]);
        };

        Minimum minimum = Bfgs.minimum(valley, new double[] {-1.2, 1}, 1e-14, 200);

        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.iterations()).isLessThan(60);
        assertThat(minimum.point().get(0)).isCloseTo(1, Offset.offset(1e-6));
        assertThat(minimum.point().get(1)).isCloseTo(1, Offset.offset(1e-6));
    }

    /// `x − ln x` has no value below zero, and the first step would lead there.
    @Test
    void staysWhereTheFunctionHasAValue() {
        Smooth edged = (p, gradient) -> {
            gradient[0] = 1 - 1 / p[0];
            return p[0] - StrictMath.log(p[0]);
        };

        Minimum minimum = Bfgs.minimum(edged, new double[] {1.4}, 1e-14, 100);

        assertThat(minimum.point().get(0)).isCloseTo(1, Offset.offset(1e-6));
        assertThat(Bfgs.minimum(edged, new double[] {1e-3}, 1e-14, 100).point().get(0))
                .isCloseTo(1, Offset.offset(1e-6));
    }

    @Test
    void saysThatItRanOutOfSteps() {
        Smooth slope = (p, gradient) -> {
            gradient[0] = -1;
            return -p[0];
        };

        Minimum minimum = Bfgs.minimum(slope, new double[] {0}, 1e-9, 5);

        assertThat(minimum.converged()).isFalse();
        assertThat(minimum.iterations()).isEqualTo(5);
    }

    @Test
    void restsAtABottomItStartsFrom() {
        Smooth bowl = (p, gradient) -> {
            gradient[0] = 2 * p[0];
            return p[0] * p[0];
        };

        Minimum minimum = Bfgs.minimum(bowl, new double[] {0}, 1e-9, 10);

        assertThat(minimum).isEqualTo(new Minimum(java.util.List.of(0.0), 0, 0, true));
    }

    @Test
    void refusesAStartWithoutAValue() {
        assertThatThrownBy(() -> Bfgs.minimum((p, g) -> Double.NaN, new double[] {2}, 1e-9, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no finite value at the start [2.0]: NaN");
    }
}
