package io.customerpulse.stats.purchase;

import io.customerpulse.stats.purchase.Found.Extremes;
import java.util.List;

/// Fits purchase models to histories: the parameters of the highest likelihood under a weak prior.
///
/// The logarithm of each parameter has a density proportional to `exp(−(d/5)⁴/4)`, `d` its distance from a
/// centre. Within a factor of ten of the centre that is next to flat, so that fits of real cohorts agree with
/// maximum likelihood to the published digits; beyond a factor of a hundred it holds back what a likelihood
/// alone lets run away, as it does with data that is not a cohort. Centres of parameters in units of time come
/// from the data: the unit does not matter.
///
/// Deterministic, and finite on any data, however poor; where the data does not settle the parameters,
/// [Fitted#caution] says so. The search runs over logarithms of parameters, with exact gradients.
public final class PurchaseFit {

    /// By how much the log-likelihood must rise before a rhythm is believed: odds of twenty to one.
    static final double RHYTHM_GAIN = 3;

    private static final Extremes RATES =
            new Extremes("nearly all purchases come from few customers", "customers buy at nearly the same rate");
    private static final Extremes RATE_SCALE =
            new Extremes("the spread of purchase rates is unusual", "customers buy at nearly the same rate");
    private static final List<Extremes> STOP_AT_PURCHASE = List.of(
            RATES,
            RATE_SCALE,
            new Extremes("hardly anybody seems to stop", "customers are all alike in when they stop"),
            new Extremes("nearly everybody seems to stop at once", "hardly anybody seems to stop"));
    private static final List<Extremes> STOP_AT_ANY_TIME = List.of(
            RATES,
            RATE_SCALE,
            new Extremes("hardly anybody seems to stop", "customers are all alike in when they stop"),
            new Extremes(
                    "some customers seem to stop at once and the others hardly ever",
                    "lifetimes seem much longer than the time observed"));

    private PurchaseFit() {}

    /// Fits [BgNbd].
    public static Fitted<BgNbd> bgNbd(Histories data) {
        Found found = beta(data, new BetaGeometric(1, 0));
        BgNbd model = new BgNbd(found.parameter(0), found.parameter(1), found.parameter(2), found.parameter(3));
        return found.as(model, data, STOP_AT_PURCHASE);
    }

    /// Fits [MbgNbd].
    public static Fitted<MbgNbd> mbgNbd(Histories data) {
        Found found = beta(data, new BetaGeometric(1, 1));
        MbgNbd model = new MbgNbd(found.parameter(0), found.parameter(1), found.parameter(2), found.parameter(3));
        return found.as(model, data, STOP_AT_PURCHASE);
    }

    /// Fits [ParetoNbd].
    public static Fitted<ParetoNbd> paretoNbd(Histories data) {
        Prior prior = new Prior(List.of(1.0, timeBetween(data), 1.0, meanAge(data)));
        Found found = Found.of(new ParetoLikelihood(data), prior);
        ParetoNbd model = new ParetoNbd(found.parameter(0), found.parameter(1), found.parameter(2), found.parameter(3));
        return found.as(model, data, STOP_AT_ANY_TIME);
    }

    /// Fits [MbgCnbd]: for each `k`, and takes the likeliest. More than 1 only if the gaps between purchases
    /// are more regular than chance, by [#RHYTHM_GAIN] of log-likelihood; the search over `k` ends when the
    /// likelihood has fallen twice in a row.
    public static Fitted<MbgCnbd> mbgCnbd(Histories data) {
        Found random = beta(data, new BetaGeometric(1, 1));
        Found best = random;
        double last = random.logLikelihood();
        int bestK = 1;
        for (int k = 2, falls = 0; k <= MbgCnbd.K_MAX && falls < 2; k++) {
            Found found = beta(data, new BetaGeometric(k, 1));
            falls = found.logLikelihood() < last ? falls + 1 : 0;
            last = found.logLikelihood();
            if (last > best.logLikelihood() && last > random.logLikelihood() + RHYTHM_GAIN) {
                best = found;
                bestK = k;
            }
        }
        MbgCnbd model = new MbgCnbd(bestK, best.parameter(0), best.parameter(1), best.parameter(2), best.parameter(3));
        return best.as(model, data, STOP_AT_PURCHASE);
    }

    private static Found beta(Histories data, BetaGeometric kind) {
        Prior prior = new Prior(List.of(1.0, timeBetween(data) / kind.k(), 1.0, 2.0));
        return Found.of(new BetaGeometricLikelihood(kind, data), prior);
    }

    /// Time observed per purchase; half a purchase is added, so that it is finite.
    private static double timeBetween(Histories data) {
        return data.exposure() > 0 ? data.exposure() / (data.purchases() + 0.5) : 1;
    }

    private static double meanAge(Histories data) {
        return data.exposure() > 0 ? data.exposure() / data.customers() : 1;
    }
}
