package io.customerpulse.stats.rates;

import org.apache.commons.numbers.gamma.LogGamma;
/// What is believed of a rate: a gamma distribution.
///
/// The part below a value is the regularised incomplete gamma function, by its series up to the mean and by its
/// continued fraction above; both to about 1e-12 relative.
///
/// @param shape above 0, finite
/// @param rate  above 0, finite; the mean is `shape / rate`
/// @see <a href="https://dlmf.nist.gov/8.11">NIST Digital Library of Mathematical Functions, 8.7 and 8.9</a>

public record GammaBelief(double shape, double rate) {

    private static final double ROUNDING = 1e-15;
    private static final int TERMS_MAX = 200_000;
    private static final int HALVINGS = 90;

    public GammaBelief {
        if (!(shape > 0 && shape < Double.POSITIVE_INFINITY && rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "shape and rate must be finite and above 0: %s, %s".formatted(shape, rate));
        }
    }

    /// The probability that the rate is at most a value; in [0, 1].
    public double below(double value) {
        double x = value * rate;
        if (!(x > 0)) return 0;
        if (x == Double.POSITIVE_INFINITY) return 1;
        double front = StrictMath.exp(shape * StrictMath.log(x) - x - LogGamma.value(shape));
        return Math.clamp(x < shape + 1 ? front * series(x) : 1 - front * fraction(x), 0, 1);
    }

    /// `Σ xⁿ / (a (a+1) … (a+n))`.
    private double series(double x) {
        double term = 1 / shape;
        double sum = term;
        for (int n = 1; n <= TERMS_MAX && term > ROUNDING * sum; n++) {
            term *= x / (shape + n);
            sum += term;
        }
        return sum;
    }

    /// `1/(x+1−a− 1(1−a)/(x+3−a− 2(2−a)/(x+5−a− …)))`, from the front (Lentz, 1976).
    private double fraction(double x) {
        double b = x + 1 - shape;
        double c = 1 / Double.MIN_NORMAL;
        double d = 1 / b;
        double value = d;
        for (int n = 1; n <= TERMS_MAX; n++) {
            double a = -n * (n - shape);
            b += 2;
            d = 1 / away(a * d + b);
            c = away(b + a / c);
            value *= d * c;
            if (Math.abs(d * c - 1) <= ROUNDING) return value;
        }
        return value;
    }

    private static double away(double value) {
        return Math.abs(value) < Double.MIN_NORMAL ? Double.MIN_NORMAL : value;
    }

    /// The value below which the rate is with a probability: by bisection of its logarithm, to 1e-12 relative. 0 if
    /// it is too small for a number.
    ///
    /// @param probability in (0, 1)
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1): " + probability);
        }
        // Pr(x) ≤ xᵃ / Γ(a+1), so the value is not below this.
        double low = (StrictMath.log(probability) + LogGamma.value(shape + 1)) / shape;
        double high = Math.max(low, StrictMath.log(shape + 1)) + 1;
        while (below(StrictMath.exp(high) / rate) < probability) high += 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (below(StrictMath.exp(middle) / rate) < probability) low = middle;
            else high = middle;
        }
        return StrictMath.exp(high) / rate;
    }
}
