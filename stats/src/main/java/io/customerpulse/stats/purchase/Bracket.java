package io.customerpulse.stats.purchase;

import static io.customerpulse.stats.purchase.BetaGeometric.A;
import static io.customerpulse.stats.purchase.BetaGeometric.ALPHA;
import static io.customerpulse.stats.purchase.BetaGeometric.B;
import static io.customerpulse.stats.purchase.BetaGeometric.R;

/// The factor of a beta-geometric likelihood that tells whether the customer still buys: the sum of the
/// case that they do and of the case that they stopped at the last purchase.
///
/// ```
/// (α+T)^−m · Σ_{j<k} (m)ⱼ/j! · ((T−tₓ)/(α+T))ʲ  +  a/(b+n−1) · (α+tₓ)^−m
/// m = r + kx,   n chances to stop so far; the second case needs n > 0
/// ```
///
/// The sum of powers counts the waits that may have passed since: one purchase is `k` of them. Both cases
/// are taken relative to `(α+tₓ)^−m`, so that counts in the thousands neither overflow nor vanish. The
/// logarithms of times are made once for all rows. Holds the last row it was asked for; not shared.
final class Bracket {

    private final BetaGeometric kind;
    private final double[] parameters;
    private final double[] times;
    private final double[] logs;

    /// The logarithm of the factor, and its derivatives by the parameters.
    double log;

    final double[] slopes = new double[4];

    /// The share of the first case: the probability to be alive.
    double alive;

    /// The sum of powers, and its relative derivatives.
    private double waits;

    private double waitsByShape;
    private double waitsByAlpha;

    /// The bracket for rows whose times are among these.
    Bracket(BetaGeometric kind, double[] parameters, double[] times) {
        this.kind = kind;
        this.parameters = parameters;
        this.times = times;
        this.logs = new double[times.length];
        for (int i = 0; i < times.length; i++) logs[i] = StrictMath.log(parameters[ALPHA] + times[i]);
    }

    /// Calculates a row.
    ///
    /// @param last where its last purchase stands among the times
    /// @param age  where its age does
    void at(int repeats, int last, int age) {
        double m = parameters[R] + kind.waits(repeats);
        double alpha = parameters[ALPHA];
        double present = alpha + times[age];
        addWaits(m, (times[age] - times[last]) / present, present);
        double later = logs[age] - logs[last];
        int chances = kind.chances(repeats);
        double odds = chances == 0 ? 0 : parameters[A] / (parameters[B] + chances - 1);
        double stays = waits * StrictMath.exp(-m * later);
        alive = chances == 0 ? 1 : stays / (stays + odds);
        log = chances == 0 ? StrictMath.log(waits) - m * logs[age] : StrictMath.log(stays + odds) - m * logs[last];
        slopes[R] = alive * (waitsByShape - later) - logs[last];
        slopes[ALPHA] = alive * (waitsByAlpha - m / present) - (1 - alive) * m / (alpha + times[last]);
        slopes[A] = (1 - alive) / parameters[A];
        slopes[B] = chances == 0 ? 0 : -(1 - alive) / (parameters[B] + chances - 1);
    }

    private void addWaits(double m, double share, double present) {
        waits = 1;
        waitsByShape = 0;
        waitsByAlpha = 0;
        if (kind.k() == 1) return;
        double term = 1;
        double harmonic = 0;
        for (int j = 1; j < kind.k(); j++) {
            harmonic += 1 / (m + j - 1);
            term *= (m + j - 1) / j * share;
            waits += term;
            waitsByShape += term * harmonic;
            waitsByAlpha -= term * j;
        }
        waitsByShape /= waits;
        waitsByAlpha /= waits * present;
    }
}
