package io.customerpulse.stats.special;

/// Gauss's hypergeometric function `₂F₁(a, b; c; z) = Σ (a)ₙ (b)ₙ / ((c)ₙ n!) zⁿ` on `0 ≤ z < 1`, and its
/// logarithm.
///
/// Idea: first Euler's transformation `₂F₁(a, b; c; z) = (1−z)^(c−a−b) ₂F₁(c−a, c−b; c; z)` (Pfaff's,
/// applied twice) if it makes the terms fewer or of one sign. Then the series, kept in range by taking out
/// powers of two, so that parameters in the thousands do not overflow. It takes about `36/(1−z)` terms;
/// beyond [#SERIES_MAX] the function is instead carried towards 1 by Taylor steps along its differential
/// equation, each going half of the way that is left, some fifty terms each. The usual transformation to
/// `1−z` is not used: it has poles wherever `c−a−b` is a whole number.
///
/// Error: 1e-10 relative where the terms are of one sign, as they are for `a, b, c > 0` (`HypergeometricTest`,
/// against a hundred digits). Where they are not, the error is 1e-15 of the largest term.
///
/// @see <a href="https://dlmf.nist.gov/15">Digital Library of Mathematical Functions, chapter 15</a>
public final class Hypergeometric {

    /// Up to here the series, beyond it Taylor steps.
    static final double SERIES_MAX = 0.998;

    /// With `c − a − b` above this the terms fall by themselves, as a power, whatever `z`; and Taylor steps would
    /// lose their digits to the other solution, `(1−z)^(c−a−b)`.
    private static final double FLAT = 8;

    private static final int TERMS_MAX = 2_000_000;
    private static final double NEGLIGIBLE = 1e-17;
    private static final double LARGE = 0x1p600;
    private static final double LOG_LARGE = 600 * StrictMath.log(2);

    private final double a;
    private final double b;
    private final double c;

    /// What is left to 1 where the calculation stands (near 1 that says where more precisely than `z`), and
    /// the function's value and slope there, both over `exp(logScale)`.
    private double left;
    private double value;
    private double slope;
    private double logScale;

    private Hypergeometric(double a, double b, double c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /// The value of the function; infinite where it is beyond the largest double.
    ///
    /// @param a finite
    /// @param b finite
    /// @param c finite; neither 0 nor a negative whole number
    /// @param z at least 0, below 1
    public static double of(double a, double b, double c, double z) {
        Hypergeometric sum = summed(a, b, c, z);
        return sum.value == 0
                ? 0
                : StrictMath.exp(sum.logScale + StrictMath.log(StrictMath.abs(sum.value)))
                        * StrictMath.signum(sum.value);
    }

    /// The natural logarithm of the function, for values that a double cannot hold; NaN where the
    /// function is negative. The parameters are those of [#of].
    public static double log(double a, double b, double c, double z) {
        Hypergeometric sum = summed(a, b, c, z);
        return sum.logScale + StrictMath.log(sum.value);
    }

    private static Hypergeometric summed(double a, double b, double c, double z) {
        if (!(Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c)) || (c <= 0 && c == StrictMath.rint(c))) {
            throw new IllegalArgumentException(
                    "parameters must be finite, and the third no negative whole number: %s, %s, %s".formatted(a, b, c));
        }
        if (!(z >= 0 && z < 1)) throw new IllegalArgumentException("z must be at least 0 and below 1: " + z);
        boolean turned = isBetterTurned(a, b, c);
        Hypergeometric sum = turned ? new Hypergeometric(c - a, c - b, c) : new Hypergeometric(a, b, c);
        sum.addSeries(Math.min(z, sum.seriesMax()));
        while (sum.left > 1 - z) sum.step(Math.min(sum.left - (1 - z), sum.left / 2));
        if (turned) sum.logScale += (c - a - b) * StrictMath.log1p(-z);
        return sum;
    }

    /// Terms of one sign are better than terms that cancel, unless they are far fewer; else the form that grows
    /// less towards 1.
    private static boolean isBetterTurned(double a, double b, double c) {
        double size = Math.abs(c - a) + Math.abs(c - b);
        if (Math.min(c - a, c - b) > -2 && c > 0 && size < (a + b) / 10) return true;
        boolean straight = a >= 0 && b >= 0;
        boolean turned = c - a >= 0 && c - b >= 0;
        if (straight != turned) return turned;
        return straight ? a + b > c : Math.min(c - a, c - b) > Math.min(a, b);
    }

    /// How far the series reaches with less than a million terms.
    private double seriesMax() {
        double growth = a + b - c;
        return growth < -FLAT ? 1 : Math.max(0.5, Math.min(SERIES_MAX, 1 - 2e-6 * growth));
    }

    /// The power series from 0 to `z`, with its derivative.
    private void addSeries(double z) {
        left = 1 - z;
        double term = 1;
        double sum = 1;
        double weighted = 0;
        for (int n = 0; n < TERMS_MAX && z > 0; n++) {
            double ratio = (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            term *= ratio;
            sum += term;
            weighted += (n + 1) * term;
            if (StrictMath.abs(term) > LARGE) {
                term /= LARGE;
                sum /= LARGE;
                weighted /= LARGE;
                logScale += LOG_LARGE;
            }
            boolean falling = n > -Math.min(Math.min(a, b), c) && StrictMath.abs(ratio) < 1;
            double rest = StrictMath.abs(term) / (1 - Math.max(z, StrictMath.abs(ratio)));
            if (term == 0 || (falling && rest * (n + 1) < NEGLIGIBLE * StrictMath.abs(weighted))) break;
        }
        value = sum;
        slope = z > 0 ? weighted / z : a * b / c;
    }

    /// One Taylor step along `z(1−z)F″ + (c − (a+b+1)z)F′ − abF = 0`.
    private void step(double width) {
        double curvature = (1 - left) * left;
        double first = c - (a + b + 1) * (1 - left);
        double before = value;
        double term = slope * width;
        double sum = before + term;
        double weighted = term;
        for (int n = 0; n < TERMS_MAX; n++) {
            double next = ((n + a) * (n + b) / (n + 1.0) * before * width - (n * (2 * left - 1) + first) * term)
                    * width
                    / ((n + 2) * curvature);
            before = term;
            term = next;
            sum += term;
            weighted += (n + 2) * term;
            if (StrictMath.abs(sum) > LARGE) {
                before /= LARGE;
                term /= LARGE;
                sum /= LARGE;
                weighted /= LARGE;
                logScale += LOG_LARGE;
            }
            double size = (StrictMath.abs(term) + StrictMath.abs(before)) * (n + 2);
            if (n > StrictMath.abs(a) + StrictMath.abs(b) + 2
                    && size < NEGLIGIBLE * (StrictMath.abs(weighted) + StrictMath.abs(sum))) break;
        }
        value = sum;
        slope = weighted / width;
        left -= width;
    }
}
