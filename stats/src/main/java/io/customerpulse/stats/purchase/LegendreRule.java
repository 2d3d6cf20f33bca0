package io.customerpulse.stats.purchase;

/// The rule of Gauss and Legendre on [0, 1]: exact for polynomials of degree below twice the number of nodes.
///
/// Nodes by Newton's method on the Legendre polynomial, to the last digit but one.
final class LegendreRule {

    private static final int NEWTON_STEPS = 10;

    final double[] nodes;
    final double[] weights;

    LegendreRule(int n) {
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < NEWTON_STEPS; step++) {
                double before = 1;
                double here = x;
                for (int degree = 2; degree <= n; degree++) {
                    double next = ((2 * degree - 1) * x * here - (degree - 1) * before) / degree;
                    before = here;
                    here = next;
                }
                slope = n * (x * here - before) / (x * x - 1);
                x -= here / slope;
            }
            nodes[i] = (1 - x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
    }
}
