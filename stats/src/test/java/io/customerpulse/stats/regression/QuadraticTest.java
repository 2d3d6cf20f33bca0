package io.customerpulse.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QuadraticTest {

    /// Curvature 2 and 4, slope −2 and 4: without bounds the step is (1, −1).
    @Test
    void stepsToTheMinimum() {
        Quadratic bowl = new Quadratic(2);
        bowl.gradient[0] = -2;
        bowl.gradient[1] = 4;
        bowl.curvature[0][0] = 2;
        bowl.curvature[1][1] = 4;

        assertThat(bowl.minimum()).containsExactly(new double[] {1, -1}, Offset.offset(1e-15));
        assertThat(bowl.slopeAlong(new double[] {1, -1})).isEqualTo(-6);
        assertThat(bowl.minimum(new double[] {-1, -0.5}, new double[] {0.25, 9}))
                .containsExactly(0.25, -0.5);
    }

    @Test
    void aDirectionWithoutCurvatureIsLeftAlone() {
        Quadratic trough = new Quadratic(2);
        trough.gradient[0] = -3;
        trough.gradient[1] = -3;
        for (int j = 0; j < 2; j++) for (int k = 0; k < 2; k++) trough.curvature[j][k] = 1;

        assertThat(trough.minimum()).containsExactly(3, 0);
    }

    /// The oracle tries every way to hold each of five coordinates at its lower bound, its upper, or none.
    @Test
    void withinBoundsItIsTheBestOfAllWaysToHoldThem() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int n = 5;
            Quadratic bowl = random(random, n, seed % 2 == 0 ? 1 : 1e-4);
            double[] low = new double[n];
            double[] high = new double[n];
            for (int j = 0; j < n; j++) {
                low[j] = random.nextBoolean() ? 0 : -random.nextDouble();
                high[j] = random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble();
            }
            double[] step = bowl.minimum(low, high);

            double least = Double.POSITIVE_INFINITY;
            for (int way = 0; way < 243; way++) {
                double[] corner = descendTo(bowl, way, low, high);
                if (isWithin(corner, low, high)) least = Math.min(least, value(bowl, corner));
            }
            assertThat(isWithin(step, low, high)).as("seed %d", seed).isTrue();
            assertThat(value(bowl, step))
                    .as("seed %d", seed)
                    .isCloseTo(least, Offset.offset(1e-9 * (1 + Math.abs(least))));
        }
    }

    /// Few random directions and a little of each coordinate: the less, the harder.
    private static Quadratic random(Random random, int n, double own) {
        Quadratic bowl = new Quadratic(n);
        for (int j = 0; j < n; j++) {
            bowl.gradient[j] = random.nextGaussian();
            bowl.curvature[j][j] = own;
        }
        for (int direction = 0; direction < 3; direction++) {
            double[] x = random.doubles(n).toArray();
            for (int j = 0; j < n; j++) for (int k = 0; k < n; k++) bowl.curvature[j][k] += x[j] * x[k];
        }
        return bowl;
    }

    /// Gaussian elimination for the coordinates that are free; the others at the bound the way says.
    private static double[] descendTo(Quadratic bowl, int way, double[] low, double[] high) {
        int n = low.length;
        double[][] a = new double[n][n + 1];
        for (int j = 0, digits = way; j < n; j++, digits /= 3) {
            if (digits % 3 == 0) {
                System.arraycopy(bowl.curvature[j], 0, a[j], 0, n);
                a[j][n] = -bowl.gradient[j];
            } else {
                a[j][j] = 1;
                a[j][n] = digits % 3 == 1 ? low[j] : high[j];
            }
        }
        for (int p = 0; p < n; p++) {
            int pivot = p;
            for (int r = p; r < n; r++) if (Math.abs(a[r][p]) > Math.abs(a[pivot][p])) pivot = r;
            double[] swap = a[p];
            a[p] = a[pivot];
            a[pivot] = swap;
            for (int r = 0; r < n; r++) {
                if (r == p) continue;
                double factor = a[r][p] / a[p][p];
                for (int k = p; k <= n; k++) a[r][k] -= factor * a[p][k];
            }
        }
        double[] solved = new double[n];
        for (int j = 0; j < n; j++) solved[j] = a[j][n] / a[j][j];
        return solved;
    }

    private static boolean isWithin(double[] step, double[] low, double[] high) {
        for (int j = 0; j < step.length; j++) {
            if (!(step[j] >= low[j] - 1e-12 && step[j] <= high[j] + 1e-12)) return false;
        }
        return true;
    }

    private static double value(Quadratic bowl, double[] step) {
        double sum = bowl.slopeAlong(step);
        for (int j = 0; j < step.length; j++) {
            for (int k = 0; k < step.length; k++) sum += bowl.curvature[j][k] * step[j] * step[k] / 2;
        }
        return sum;
    }
}
