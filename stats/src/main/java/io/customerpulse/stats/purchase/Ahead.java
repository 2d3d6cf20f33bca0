package io.customerpulse.stats.purchase;

import io.customerpulse.stats.special.Hypergeometric;

/// The purchases ahead of a customer who is alive, in a beta-geometric model.
///
/// Idea: the number of waits that end within the horizon is negative-binomial, and the `i`-th purchase
/// happens if the customer did not stop at the `i − 1` before. So with `N` purchases due,
///
/// ```
/// E = Σₙ P(N = n) · Σ_{i<n} (b)ᵢ/(a+b)ᵢ
/// ```
///
/// Every term is positive, so nothing cancels; the published form with `₂F₁` is the same sum (tested), but
/// has poles at `a = 1` and at `a + b = 1` and loses all digits beside them. It is used where the sum would
/// be long: when the horizon is far beyond everything known of the customer.
///
/// @param shape  of the gamma distribution of the customer's rate; positive
/// @param growth the horizon over that distribution's rate; not negative
/// @param a      first parameter of the beta distribution of the probability to stop
/// @param b      its second parameter
record Ahead(double shape, double growth, double a, double b) {

    /// Longest sum; some 40 µs.
    private static final double TERMS_MAX = 4000;

    private static final double NEGLIGIBLE = 1e-15;
    private static final double LARGE = 1e250;

    /// So near to its pole at `a = 1` the closed form is interpolated.
    private static final double POLE = 1e-3;

    /// The expected number of purchases.
    ///
    /// @param k     waits per purchase
    /// @param phase waits of the present gap that have passed, below `k`
    double expected(int k, int phase) {
        if (growth == 0) return 0;
        return shape * growth + 40 * (1 + growth) > TERMS_MAX * k
                ? new Ahead(shape, growth / k, a, b).closed()
                : summed(k, phase);
    }

    /// The probability that at least so many waits end.
    double any(int waits) {
        if (waits == 1) return -StrictMath.expm1(-shape * StrictMath.log1p(growth));
        double share = growth / (1 + growth);
        double term = StrictMath.exp(-shape * StrictMath.log1p(growth));
        double head = 0;
        for (int m = 0; m < waits; m++) {
            head += term;
            term *= share * (shape + m) / (m + 1);
        }
        if (head < 0.9 || growth > TERMS_MAX) return Math.max(0, 1 - head);
        double tail = 0;
        for (int m = waits; term > NEGLIGIBLE * (1 - share) * tail; m++) {
            tail += term;
            term *= share * (shape + m) / (m + 1);
        }
        return tail;
    }

    private double summed(int k, int phase) {
        double share = growth / (1 + growth);
        double logScale = -shape * StrictMath.log1p(growth);
        double term = 1;
        double purchases = 0;
        double stays = 1;
        double sum = 0;
        int done = 0;
        for (int m = 1; term > 0; m++) {
            term *= share * (shape + m - 1) / m;
            if ((phase + m) % k == 0) {
                purchases += stays;
                stays *= (b + done) / (a + b + done);
                done++;
            }
            sum += term * purchases;
            if (sum > LARGE) {
                sum /= LARGE;
                term /= LARGE;
                logScale += StrictMath.log(LARGE);
            }
            double ratio = Math.max(share, share * (shape + m) / (m + 1));
            if (ratio < 1 && sum > 0 && term * (purchases + stays / (1 - ratio)) < NEGLIGIBLE * (1 - ratio) * sum)
                break;
        }
        return sum == 0 ? 0 : StrictMath.exp(logScale + StrictMath.log(sum));
    }

    /// The published form for `k = 1`, made safe at its poles.
    double closed() {
        if (Math.abs(a - 1) < POLE) return besidePole();
        double c = a + b - 1;
        double share = growth / (1 + growth);
        double logStill = -shape * StrictMath.log1p(growth);
        if (c < 0.5) {
            double none = StrictMath.exp(logStill + Hypergeometric.log(shape, b, a + b, share));
            return b / (a + b) * new Ahead(shape, growth, a, b + 1).closed() + 1 - none;
        }
        return c / (1 - a) * StrictMath.expm1(logStill + Hypergeometric.log(shape, b, c, share));
    }

    /// The cubic through two values on either side of the pole.
    private double besidePole() {
        double[] at = {1 - 3 * POLE, 1 - 1.5 * POLE, 1 + 1.5 * POLE, 1 + 3 * POLE};
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            double weight = 1;
            for (int j = 0; j < at.length; j++) {
                if (j != i) weight *= (a - at[j]) / (at[i] - at[j]);
            }
            sum += weight * new Ahead(shape, growth, at[i], b).closed();
        }
        return sum;
    }
}
