package io.customerpulse.stats.rates;

/// The maximum of a smooth function of two numbers, of which value and slope are known.
///
/// Method: Newton's with the curvature from differences of the slope, damped (Levenberg) until it leads
/// uphill, and steps of at most 2. Deterministic.
///
/// @see <a href="https://doi.org/10.1137/0111030">Marquardt, 1963</a>
final class Ascent {

    private static final int ITERATIONS_MAX = 200;
    private static final int DAMPINGS_MAX = 60;
    private static final double NUDGE = 1e-5;
    private static final double STEP_MAX = 2;
    private static final double TOLERANCE = 1e-10;

    private Ascent() {}

    /// A smooth function of `(u, v)`.
    interface Surface {
        double value(double u, double v);

        Slope slope(double u, double v);
    }

    record Slope(double u, double v) {}

    record Point(double u, double v) {}

    static Point highest(Surface surface, Point start) {
        Point at = start;
        double value = surface.value(at.u(), at.v());
        for (int iteration = 0; iteration < ITERATIONS_MAX; iteration++) {
            Slope slope = surface.slope(at.u(), at.v());
            double[] bend = bend(surface, at);
            double damping = 0;
            boolean moved = false;
            double length = 0;
            for (int attempt = 0; !moved && attempt < DAMPINGS_MAX; attempt++) {
                Point next = step(at, slope, bend, damping);
                double reached = surface.value(next.u(), next.v());
                length = Math.max(Math.abs(next.u() - at.u()), Math.abs(next.v() - at.v()));
                moved = reached >= value && length > 0;
                if (moved) {
                    at = next;
                    value = reached;
                }
                damping = damping == 0 ? 1e-3 * (1 + Math.abs(bend[0]) + Math.abs(bend[2])) : 4 * damping;
            }
            if (!moved || length < TOLERANCE) return at;
        }
        return at;
    }

    /// Negative curvature: uu, uv, vv.
    private static double[] bend(Surface surface, Point at) {
        Slope right = surface.slope(at.u() + NUDGE, at.v());
        Slope left = surface.slope(at.u() - NUDGE, at.v());
        Slope up = surface.slope(at.u(), at.v() + NUDGE);
        Slope down = surface.slope(at.u(), at.v() - NUDGE);
        double uu = (left.u() - right.u()) / (2 * NUDGE);
        double uv = (left.v() - right.v() + down.u() - up.u()) / (4 * NUDGE);
        double vv = (down.v() - up.v()) / (2 * NUDGE);
        return new double[] {uu, uv, vv};
    }

    /// A step uphill: where the curvature is not that of a hill, along the slope.
    private static Point step(Point at, Slope slope, double[] bend, double damping) {
        double uu = bend[0] + damping;
        double vv = bend[2] + damping;
        double determinant = uu * vv - bend[1] * bend[1];
        double du;
        double dv;
        if (uu > 0 && determinant > 0) {
            du = (vv * slope.u() - bend[1] * slope.v()) / determinant;
            dv = (uu * slope.v() - bend[1] * slope.u()) / determinant;
        } else {
            double steep = Math.max(Math.abs(slope.u()), Math.abs(slope.v())) + damping;
            du = slope.u() / steep;
            dv = slope.v() / steep;
        }
        double largest = Math.max(Math.abs(du), Math.abs(dv));
        double shrink = largest > STEP_MAX ? STEP_MAX / largest : 1;
        return new Point(at.u() + shrink * du, at.v() + shrink * dv);
    }
}
