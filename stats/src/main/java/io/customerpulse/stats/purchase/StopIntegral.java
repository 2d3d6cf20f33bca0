package io.customerpulse.stats.purchase;

/// The case, in the Pareto/NBD likelihood, that the customer stopped at some time after the last purchase:
///
/// ```
/// I = ∫ from tₓ to T of (α+t)^−m (β+t)^−(s+1) dt
/// ```
///
/// The literature writes it as a difference of two `₂F₁`. The integral itself is better behaved: positive,
/// without cancellation, with a gradient made of means under the same weights, and as quick. In
/// `τ = ln((μ+t)/(μ+tₓ))`, `μ = min(α, β)`, the integrand is log-concave and has no singularity nearer than
/// `π`. So panels of a width of 2, over each of which it falls by `e^12` at most, are each integrated by a
/// few nodes of Gauss and Legendre; what is below `e^−40` of the beginning is left out. Relative error
/// below 1e-10 (`PurchaseModelTest`). Holds the last integral asked for; not shared.
///
/// @see <a href="https://www.brucehardie.com/notes/009/">Fader & Hardie, note 009, 2005</a>
final class StopIntegral {

    private static final LegendreRule FEW = new LegendreRule(5);
    private static final LegendreRule SOME = new LegendreRule(8);
    private static final LegendreRule MANY = new LegendreRule(12);
    private static final double WIDTH_MAX = 2;
    private static final double FALL_MAX = 12;
    private static final double NEGLIGIBLE = -40;

    private final double alpha;
    private final double beta;

    /// The power of the factor with the smaller of the two, and of the other.
    private double near;

    private double far;

    /// Both sums at the beginning: the smaller, what the other is more, the logarithm of the larger.
    private double low;

    private double apart;
    private double logHigh;

    /// The logarithm of the integrand at the last node, relative to the beginning.
    private double fall;

    /// Sums over nodes: of the weights, of weights times logarithms, of weights over sums.
    private double sum;

    private double nearLogs;
    private double farLogs;
    private double nearInverse;
    private double farInverse;

    /// The logarithm of the integral; negative infinity over no time.
    double log;

    /// Means under the integrand: `E ln(α+t)`, `E ln(β+t)`, `E 1/(α+t)`, `E 1/(β+t)`.
    double logAlpha;

    double logBeta;
    double inverseAlpha;
    double inverseBeta;

    StopIntegral(double alpha, double beta) {
        this.alpha = alpha;
        this.beta = beta;
    }

    /// Calculates the integral.
    ///
    /// @param m power of the first factor
    /// @param s power of the second, less one
    void over(double m, double s, double from, double to) {
        boolean ordered = alpha <= beta;
        near = ordered ? m : s + 1;
        far = ordered ? s + 1 : m;
        low = Math.min(alpha, beta) + from;
        apart = Math.abs(alpha - beta);
        logHigh = StrictMath.log(low + apart);
        double logLow = StrictMath.log(low);
        addPanels(StrictMath.log1p((to - from) / low));
        log = StrictMath.log(sum) + (1 - near) * logLow - far * logHigh;
        if (sum == 0) return;
        logAlpha = ordered ? logLow + nearLogs / sum : logHigh + farLogs / sum;
        logBeta = ordered ? logHigh + farLogs / sum : logLow + nearLogs / sum;
        inverseAlpha = (ordered ? nearInverse : farInverse) / sum;
        inverseBeta = (ordered ? farInverse : nearInverse) / sum;
    }

    private void addPanels(double end) {
        sum = 0;
        nearLogs = 0;
        farLogs = 0;
        nearInverse = 0;
        farInverse = 0;
        fall = 0;
        for (double at = 0; at < end && fall > NEGLIGIBLE; ) {
            double width = Math.min(end - at, Math.min(WIDTH_MAX, FALL_MAX / steepness(at)));
            double falls = width * steepness(at + width);
            if (falls > FALL_MAX) {
                width *= FALL_MAX / falls;
                falls = FALL_MAX;
            }
            LegendreRule rule = falls <= 1 && width <= 0.5 ? FEW : falls <= 4 && width <= 1.6 ? SOME : MANY;
            for (int i = 0; i < rule.nodes.length; i++) addNode(at + width * rule.nodes[i], width * rule.weights[i]);
            at = at + width < end ? at + width : end;
        }
    }

    private void addNode(double at, double weight) {
        double nearSum = low * StrictMath.exp(at);
        double farSum = nearSum + apart;
        double farLog = StrictMath.log(farSum) - logHigh;
        fall = (1 - near) * at - far * farLog;
        double part = weight * StrictMath.exp(fall);
        sum += part;
        nearLogs += part * at;
        farLogs += part * farLog;
        nearInverse += part / nearSum;
        farInverse += part / farSum;
    }

    /// How fast the integrand falls (or rises) there, at most, per unit of `τ`.
    private double steepness(double at) {
        double nearSum = low * StrictMath.exp(at);
        return Math.abs(near - 1) + far * nearSum / (nearSum + apart);
    }
}
