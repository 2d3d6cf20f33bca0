package io.customerpulse.stats.purchase;

/// The MBG/CNBD-k model: [MbgNbd] for customers who buy with a rhythm. The time between purchases is the
/// sum of `k` random waits, so gaps vary less the larger `k` is: their coefficient of variation is `1/√k`.
/// With `k = 1` it is [MbgNbd].
///
/// Forecasts are exact, by summing over how much of the present gap has gone by; the paper approximates
/// them. Only for a horizon that holds thousands of purchases is the rhythm left out: then it moves the
/// count by less than one.
///
/// @param k     how regular, from 1 to [#K_MAX]
/// @param r     shape of the gamma distribution of the rate of waits; positive
/// @param alpha its rate, in the unit of time; a customer buys `r/(k·alpha)` times per unit on average
/// @param a     first parameter of the beta distribution of the probability to stop; positive
/// @param b     its second parameter; the mean is `a/(a+b)`
/// @see <a href="https://doi.org/10.1016/j.ijresmar.2020.09.002">Reutterer, Platzer & Schröder, 2021</a>
public record MbgCnbd(int k, double r, double alpha, double a, double b) implements PurchaseModel {

    /// The most regular rhythm that is told apart: gaps within some 30 % of their mean.
    public static final int K_MAX = 12;

    public MbgCnbd {
        if (k < 1 || k > K_MAX) {
            throw new IllegalArgumentException("k must be from 1 to %d: %d".formatted(K_MAX, k));
        }
        Positive.check("r", r);
        Positive.check("alpha", alpha);
        Positive.check("a", a);
        Positive.check("b", b);
    }

    @Override
    public double logLikelihood(History history) {
        return customer(history).logLikelihood();
    }

    @Override
    public double alive(History history) {
        return customer(history).alive();
    }

    @Override
    public double expected(History history, double horizon) {
        return customer(history).expected(horizon);
    }

    @Override
    public double anyWithin(History history, double horizon) {
        return customer(history).anyWithin(horizon);
    }

    private BetaGeometricCustomer customer(History history) {
        return new BetaGeometricCustomer(new BetaGeometric(k, 1), new double[] {r, alpha, a, b}, history);
    }
}
