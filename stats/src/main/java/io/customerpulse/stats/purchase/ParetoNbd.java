package io.customerpulse.stats.purchase;

import java.util.List;

/// The Pareto/NBD model: purchases come at random at a customer's own rate, and the customer may stop at any
/// time, after a lifetime that is exponential at a rate of their own.
///
/// Given the history, a customer who is alive is again one of a Pareto/NBD population, with `r + x`,
/// `alpha + T`, `s`, `beta + T`: every forecast follows from that, also the probability of any purchase.
///
/// @param r     shape of the gamma distribution of purchase rates; positive
/// @param alpha its rate, in the unit of time; a customer buys `r/alpha` times per unit on average
/// @param s     shape of the gamma distribution of stopping rates; positive
/// @param beta  its rate, in the unit of time; `s/beta` is the mean stopping rate
/// @see <a href="https://doi.org/10.1287/mnsc.33.1.1">Schmittlein, Morrison & Colombo, 1987</a>
/// @see <a href="https://www.brucehardie.com/notes/028/">Fader & Hardie, note 028, 2014</a>
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    public ParetoNbd {
        Positive.check("r", r);
        Positive.check("alpha", alpha);
        Positive.check("s", s);
        Positive.check("beta", beta);
    }

    @Override
    public double logLikelihood(History history) {
        return new ParetoLikelihood(Histories.of(List.of(history))).at(new double[] {r, alpha, s, beta}, new double[4]);
    }

    /// The odds of having stopped are an integral over the time since the last purchase, relative to now.
    @Override
    public double alive(History history) {
        double m = r + history.repeats();
        double logStill = -m * StrictMath.log(alpha + history.age()) - s * StrictMath.log(beta + history.age());
        StopIntegral stop = new StopIntegral(alpha, beta);
        stop.over(m, s, history.last(), history.age());
        return 1 / (1 + s * StrictMath.exp(stop.log - logStill));
    }

    /// The mean rate times the mean time alive, which has a limit at `s = 1`.
    @Override
    public double expected(History history, double horizon) {
        Positive.checkHorizon(horizon);
        double rate = (r + history.repeats()) / (alpha + history.age());
        double present = beta + history.age();
        double log = StrictMath.log1p(horizon / present);
        double decay = (s - 1) * log;
        double mean = decay == 0 ? log : -StrictMath.expm1(-decay) / (s - 1);
        return alive(history) * rate * present * mean;
    }

    @Override
    public double anyWithin(History history, double horizon) {
        Positive.checkHorizon(horizon);
        ParetoNbd ahead = new ParetoNbd(r + history.repeats(), alpha + history.age(), s, beta + history.age());
        double logNone = ahead.logLikelihood(History.of(0, 0, horizon));
        return alive(history) * Math.max(0, -StrictMath.expm1(logNone));
    }
}
