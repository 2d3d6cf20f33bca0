package io.customerpulse.stats.regression;

import java.util.Arrays;

/// A local model of an objective: gradient, and curvature as a dense symmetric matrix. The last
/// coordinate is the intercept. Small: some hundred coordinates.
final class Quadratic {

    private static final int SWEEPS_MAX = 20;
    private static final int ROUNDS_PER_COORDINATE = 10;
    /// Share of what a step gains below which a bound is not let go.
    private static final double RELEASE = 1e-14;

    final double[] gradient;
    final double[][] curvature;

    Quadratic(int size) {
        gradient = new double[size];
        curvature = new double[size][size];
    }

    int size() {
        return gradient.length;
    }

    /// Adds `slope · x` to the gradient and `bend · x xᵀ` to the lower half of the curvature, where `x`
    /// is the row last read, with 1 for the intercept.
    void add(Columns columns, int entries, double slope, double bend) {
        int last = gradient.length - 1;
        gradient[last] += slope;
        curvature[last][last] += bend;
        for (int a = 0; a < entries; a++) {
            int row = columns.index[a];
            gradient[row] += slope * columns.value[a];
            double factor = bend * columns.value[a];
            if (factor == 0) continue;
            double[] line = curvature[row];
            for (int b = 0; b <= a; b++) line[columns.index[b]] += factor * columns.value[b];
            curvature[last][row] += factor;
        }
    }

    /// Copies the lower half of the curvature to the upper.
    void mirror() {
        for (int j = 0; j < size(); j++) {
            for (int k = 0; k < j; k++) curvature[k][j] = curvature[j][k];
        }
    }

    /// What the gradient says a step brings, to first order; below 0 is downhill.
    double slopeAlong(double[] step) {
        double sum = 0;
        for (int j = 0; j < step.length; j++) sum += gradient[j] * step[j];
        return sum;
    }

    /// The step to the minimum, without bounds.
    double[] minimum() {
        boolean[] free = new boolean[size()];
        Arrays.fill(free, true);
        double[] step = new double[size()];
        solve(free, step);
        return step;
    }

    /// The step to the minimum within bounds on the step, 0 being allowed.
    ///
    /// A few sweeps of coordinate descent find most of the bounds that hold. Then the active set takes
    /// over, as descent alone crawls where columns are nearly alike: solve for what is free; if that
    /// leaves the bounds, go as far as allowed and hold what blocks; else let go of the coordinate that
    /// most wants to leave its bound, until none does.
    ///
    /// @see <a href="https://doi.org/10.1137/1.9781611971217">Lawson & Hanson, Solving Least Squares Problems</a>
    double[] minimum(double[] low, double[] high) {
        double[] step = descend(low, high);
        boolean[] free = new boolean[size()];
        for (int j = 0; j < free.length; j++) free[j] = low[j] < step[j] && step[j] < high[j];
        int released = -1;
        for (int round = 0; round < ROUNDS_PER_COORDINATE * size(); round++) {
            double[] exact = step.clone();
            solve(free, exact);
            int blocking = blocking(step, exact, low, high);
            if (blocking < 0) {
                step = exact;
                released = mostEager(step, low, high);
                if (released < 0) return step;
                free[released] = true;
            } else {
                double bound = exact[blocking] < low[blocking] ? low[blocking] : high[blocking];
                double share = (bound - step[blocking]) / (exact[blocking] - step[blocking]);
                if (share <= 0 && blocking == released) return step;
                for (int j = 0; j < step.length; j++) {
                    step[j] = Math.clamp(step[j] + share * (exact[j] - step[j]), low[j], high[j]);
                }
                step[blocking] = bound;
                free[blocking] = false;
            }
        }
        return step;
    }

    /// The coordinate that first leaves its bounds on the way; −1 if none does.
    private static int blocking(double[] from, double[] to, double[] low, double[] high) {
        int first = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < from.length; j++) {
            if (to[j] >= low[j] && to[j] <= high[j]) continue;
            double share = ((to[j] < low[j] ? low[j] : high[j]) - from[j]) / (to[j] - from[j]);
            if (share < least) {
                least = share;
                first = j;
            }
        }
        return first;
    }

    /// The coordinate at a bound that would gain most by leaving it; −1 if none gains more than rounding.
    private int mostEager(double[] step, double[] low, double[] high) {
        int eager = -1;
        double most = RELEASE * Math.abs(slopeAlong(step));
        for (int j = 0; j < step.length; j++) {
            if (curvature[j][j] <= 0) continue;
            double slope = gradient[j];
            for (int k = 0; k < step.length; k++) slope += curvature[j][k] * step[k];
            boolean leaves = (step[j] <= low[j] && slope < 0) || (step[j] >= high[j] && slope > 0);
            double gain = slope * slope / curvature[j][j];
            if (leaves && gain > most) {
                most = gain;
                eager = j;
            }
        }
        return eager;
    }

    private double[] descend(double[] low, double[] high) {
        double[] step = new double[size()];
        double[] slope = gradient.clone();
        for (int sweep = 0; sweep < SWEEPS_MAX; sweep++) {
            double gain = 0;
            for (int j = 0; j < step.length; j++) {
                double bend = curvature[j][j];
                if (bend <= 0) continue;
                double to = Math.clamp(step[j] - slope[j] / bend, low[j], high[j]);
                double move = to - step[j];
                if (move == 0) continue;
                step[j] = to;
                for (int k = 0; k < slope.length; k++) slope[k] += move * curvature[j][k];
                gain += move * move * bend;
            }
            if (gain <= 1e-16 * Math.abs(slopeAlong(step))) return step;
        }
        return step;
    }

    /// Solves for the free coordinates where the others stay, by Cholesky: `A s = −g`. A direction
    /// without curvature is left where it is.
    private void solve(boolean[] free, double[] step) {
        int[] at = free(free);
        double[] solved = new double[at.length];
        for (int a = 0; a < at.length; a++) {
            solved[a] = -gradient[at[a]];
            for (int k = 0; k < free.length; k++) {
                if (!free[k]) solved[a] -= curvature[at[a]][k] * step[k];
            }
        }
        Cholesky.of(curvature, at).solve(solved);
        for (int a = 0; a < at.length; a++) step[at[a]] = solved[a];
    }

    private static int[] free(boolean[] free) {
        int[] at = new int[free.length];
        int count = 0;
        for (int j = 0; j < free.length; j++) {
            if (free[j]) at[count++] = j;
        }
        return Arrays.copyOf(at, count);
    }
}
