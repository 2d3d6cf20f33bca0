package io.customerpulse.stats.purchase;

/// The modified beta-geometric/NBD model: as [BgNbd], but a customer may also stop right after the first
/// purchase, so that somebody who bought once and stays away is believed to be gone.
///
/// @param r     shape of the gamma distribution of rates; positive
/// @param alpha its rate, in the unit of time; a customer buys `r/alpha` times per unit on average
/// @param a     first parameter of the beta distribution of the probability to stop; positive
/// @param b     its second parameter; the mean is `a/(a+b)`
/// @see <a href="https://doi.org/10.1016/j.ijresmar.2006.12.005">Batislam, Denizel & Filiztekin, 2007</a>
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    public MbgNbd {
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
        return new BetaGeometricCustomer(new BetaGeometric(1, 1), new double[] {r, alpha, a, b}, history);
    }
}
