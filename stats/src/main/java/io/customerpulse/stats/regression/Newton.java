package io.customerpulse.stats.regression;

/// Newton's method with step-halving for a convex objective. Deterministic.
///
/// Each step goes to the minimum of the local quadratic, and is halved until it brings a fair share of
/// what the slope promises (Armijo). It has converged when the slope along the step promises less than
/// rounding; the full step is then still taken, as it squares the error.
///
/// @see <a href="https://doi.org/10.1017/CBO9780511804441">Boyd & Vandenberghe, Convex Optimization, 2004, 9.5</a>
final class Newton {

    static final int ITERATIONS_MAX = 200;
    private static final int HALVINGS_MAX = 50;
    /// Share of the objective that counts as rounding.
    private static final double ROUNDING = 1e-12;
    /// Share of the promised gain that a step must bring.
    private static final double ENOUGH = 1e-4;

    private Newton() {}

    /// A convex objective with its derivatives.
    interface Problem {

        /// What is minimised; infinite or NaN where it is not defined.
        double objective(double[] at);

        Quadratic local(double[] at);

        /// The step to the minimum of the local model that keeps the constraints.
        double[] step(double[] at, Quadratic local);
    }

    /// Goes from `at` to the minimum, in place.
    static Fit minimise(Problem problem, double[] at) {
        double objective = problem.objective(at);
        for (int iteration = 1; iteration <= ITERATIONS_MAX; iteration++) {
            Quadratic local = problem.local(at);
            double[] step = problem.step(at, local);
            double slope = local.slopeAlong(step);
            double rounding = ROUNDING * (1 + Math.abs(objective));
            boolean last = -slope <= rounding;
            boolean moved = false;
            double length = 1;
            for (int halving = 0; !moved && halving <= (last ? 0 : HALVINGS_MAX); halving++, length /= 2) {
                double[] next = along(at, step, length);
                double reached = problem.objective(next);
                moved = reached <= objective + (last ? rounding : ENOUGH * length * slope);
                if (moved) {
                    System.arraycopy(next, 0, at, 0, at.length);
                    objective = reached;
                }
            }
            if (last || !moved) return new Fit(iteration, last, objective);
        }
        return new Fit(ITERATIONS_MAX, false, objective);
    }

    private static double[] along(double[] at, double[] step, double length) {
        double[] next = at.clone();
        for (int j = 0; j < next.length; j++) next[j] += length * step[j];
        return next;
    }
}
