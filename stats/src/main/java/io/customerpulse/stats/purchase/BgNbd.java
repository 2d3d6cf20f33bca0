package io.customerpulse.stats.purchase;

/// The beta-geometric/NBD model: purchases come at random at a customer's own rate, and after each repeat
/// purchase the customer may stop.
///
/// Somebody who bought once can only be alive: [#alive] is 1 then, and says nothing. [MbgNbd] mends that.
///
/// @param r     shape of the gamma distribution of rates; positive
/// @param alpha its rate, in the unit of time; a customer buys `r/alpha` times per unit on average
/// @param a     first parameter of the beta distribution of the probability to stop; positive
/// @param b     its second parameter; the mean is `a/(a+b)`
/// @see <a href="https://doi.org/10.1287/mksc.1040.0098">Fader, Hardie & Lee, 2005</a>
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    public BgNbd {
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
        return new BetaGeometricCustomer(new BetaGeometric(1, 0), new double[] {r, alpha, a, b}, history);
    }
}
