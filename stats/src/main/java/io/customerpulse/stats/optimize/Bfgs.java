package io.customerpulse.stats.optimize;

import java.util.Arrays;

/// The method of Broyden, Fletcher, Goldfarb and Shanno: goes downhill along the slope, bent by what the
/// slopes so far tell of the curvature.
///
/// Own code, because it is a hundred lines: a library of optimisers brings its own vectors, callbacks and
/// exceptions into a module that knows only values.
///
/// Line search: halving and doubling until both conditions of Wolfe hold. A value that is not
/// finite counts as too high, so the function may have edges. The search ends when the drop still expected,
/// half of `gᵀHg`, is below the tolerance. For a log-likelihood this is natural: 1e-9 of it moves no
/// parameter by more than a few hundred-thousandths of its standard error. It also ends where four steps brought
/// nothing that could be told from rounding: where a function is flat and its value large, slopes never get as small
/// as that. Deterministic.
///
/// @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal & Wright, 2006</a>
public final class Bfgs {

    private static final double SUFFICIENT_DROP = 1e-4;
    private static final double SUFFICIENT_FLATTENING = 0.9;
    private static final int TRIALS_MAX = 40;

    /// No step is longer than this: the variables are logarithms, and a factor of seven is a long way.
    private static final double STEP_MAX = 2;

    /// Drops below this share of the value are its rounding.
    private static final double ROUNDING = 1e-14;

    /// The share of the value from which on a drop is seen for sure beneath its rounding and that of the slopes.
    private static final double VISIBLE = 1e-13;

    /// So many steps in a row without a drop that is seen, and the curvature is forgotten; as many more, and there is
    /// nothing left to be seen.
    private static final int IDLE_MAX = 2;

    private final Smooth function;
    private final double tolerance;
    private double[] point;
    private double[] gradient;
    private double value;
    private double[][] inverse;
    private boolean isFresh = true;
    private int idle;

    private Bfgs(Smooth function, double[] start, double tolerance) {
        this.function = function;
        this.tolerance = tolerance;
        this.point = start.clone();
        this.gradient = new double[start.length];
        this.value = function.at(point, gradient);
        this.inverse = unit(start.length);
    }

    /// The lowest point found from a start.
    ///
    /// @param start         the function is finite there
    /// @param tolerance     the drop not worth another step, in the unit of the function; positive
    /// @param iterationsMax steps after which the search gives up
    public static Minimum minimum(Smooth function, double[] start, double tolerance, int iterationsMax) {
        Bfgs search = new Bfgs(function, start, tolerance);
        if (!Double.isFinite(search.value)) {
            throw new IllegalArgumentException(
                    "no finite value at the start %s: %s".formatted(Arrays.toString(start), search.value));
        }
        for (int iteration = 0; iteration < iterationsMax; iteration++) {
            if (!search.advance()) return search.end(iteration, true);
        }
        return search.end(iterationsMax, false);
    }

    private Minimum end(int iterations, boolean converged) {
        return new Minimum(Arrays.stream(point).boxed().toList(), value, iterations, converged);
    }

    /// Takes a step; false if nothing is left to be gained.
    private boolean advance() {
        double[] direction = direction();
        double drop = -dot(gradient, direction);
        if ((drop / 2 <= tolerance && !isFresh) || drop <= 0) return false;
        if (isFresh) shorten(direction, 0.5);
        shorten(direction, STEP_MAX);
        double[] from = point;
        double[] slope = gradient;
        double before = value;
        if (!descend(direction)) {
            if (isFresh) return false;
            forget();
            return true;
        }
        learn(minus(point, from), minus(gradient, slope));
        idle = before - value > VISIBLE * Math.abs(before) ? 0 : idle + 1;
        if (idle == IDLE_MAX) forget();
        return idle < 2 * IDLE_MAX;
    }

    /// Begins anew with the curvature: what was learned of it may be rounding.
    private void forget() {
        inverse = unit(point.length);
        isFresh = true;
    }

    private double[] direction() {
        double[] direction = new double[point.length];
        for (int i = 0; i < point.length; i++) direction[i] = -dot(inverse[i], gradient);
        return direction;
    }

    /// Moves along the direction to where the function is lower and flatter; false if there is no such place.
    private boolean descend(double[] direction) {
        double[] from = point;
        double before = value;
        double slope = dot(gradient, direction);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double length = 1;
        for (int trial = 0; trial < TRIALS_MAX; trial++) {
            double[] there = plus(from, direction, length);
            double[] slopes = new double[from.length];
            double reached = function.at(there, slopes);
            double allowed = before + SUFFICIENT_DROP * length * slope + ROUNDING * Math.abs(before);
            double along = dot(slopes, direction);
            if (!(reached <= allowed) || !Double.isFinite(along)) {
                high = length;
                length = low > 0 || !Double.isFinite(reached)
                        ? (low + high) / 2
                        : vertex(length, reached - before, slope);
                continue;
            }
            point = there;
            gradient = slopes;
            value = reached;
            if (along >= SUFFICIENT_FLATTENING * slope) return true;
            low = length;
            length = Double.isInfinite(high) ? 2 * length : (low + high) / 2;
        }
        return low > 0;
    }

    /// The lowest point of the parabola through both ends with this slope at its start, kept inside.
    private static double vertex(double length, double rise, double slope) {
        double vertex = -slope * length * length / (2 * (rise - slope * length));
        return Math.max(0.1 * length, Math.min(0.7 * length, vertex));
    }

    /// Bends the inverse of the curvature by what one step told of it.
    private void learn(double[] step, double[] change) {
        double product = dot(step, change);
        if (!(product > 1e-12 * Math.sqrt(dot(step, step) * dot(change, change)))) return;
        int n = step.length;
        if (isFresh) {
            double scale = product / dot(change, change);
            for (int i = 0; i < n; i++) inverse[i][i] = scale;
            isFresh = false;
        }
        double[] bent = new double[n];
        for (int i = 0; i < n; i++) bent[i] = dot(inverse[i], change);
        double weight = (1 + dot(change, bent) / product) / product;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] += weight * step[i] * step[j] - (bent[i] * step[j] + step[i] * bent[j]) / product;
            }
        }
    }

    private static void shorten(double[] vector, double longest) {
        double length = Math.sqrt(dot(vector, vector));
        if (length <= longest) return;
        for (int i = 0; i < vector.length; i++) vector[i] *= longest / length;
    }

    private static double[][] unit(int n) {
        double[][] unit = new double[n][n];
        for (int i = 0; i < n; i++) unit[i][i] = 1;
        return unit;
    }

    private static double[] plus(double[] from, double[] direction, double length) {
        double[] there = from.clone();
        for (int i = 0; i < there.length; i++) there[i] += length * direction[i];
        return there;
    }

    private static double[] minus(double[] a, double[] b) {
        return plus(a, b, -1);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
