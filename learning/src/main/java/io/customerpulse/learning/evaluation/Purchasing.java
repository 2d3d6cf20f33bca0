package io.customerpulse.learning.evaluation;

import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.stats.purchase.Fitted;
import io.customerpulse.stats.purchase.Histories;
import io.customerpulse.stats.purchase.History;
import io.customerpulse.stats.purchase.PurchaseModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The buy-till-you-die models, fitted to everybody's occasions up to the split. Their clock starts at a customer's
/// first occasion; who had none yet is forecast what such customers did after the landmarks.
final class Purchasing {

    private static final double WEEK = 7;

    private final Glimpses customers;
    private final double horizonWeeks;
    private final double newcomers;
    /// Nothing if nobody had an occasion: then there is nothing to fit.
    private final Optional<Histories> histories;

    /// The models' data.
    ///
    /// @param customers at the split
    /// @param newcomers occasions to expect in the horizon of who had none yet
    Purchasing(Glimpses customers, double horizonDays, double newcomers) {
        this.customers = customers;
        this.horizonWeeks = horizonDays / WEEK;
        this.newcomers = newcomers;
        List<History> known = new ArrayList<>();
        for (int row = 0; row < customers.size(); row++) {
            if (customers.of(row, Fact.OCCASIONS) > 0) known.add(history(row));
        }
        this.histories = known.isEmpty() ? Optional.empty() : Optional.of(Histories.of(known));
    }

    /// Whether anybody had an occasion.
    boolean isPossible() {
        return histories.isPresent();
    }

    private History history(int row) {
        int repeats = (int) customers.of(row, Fact.OCCASIONS) - 1;
        double logGaps = customers.of(row, Fact.LOG_GAPS) - repeats * StrictMath.log(WEEK);
        return new History(
                repeats,
                customers.of(row, Fact.SPAN_DAYS) / WEEK,
                customers.of(row, Fact.AGE_DAYS) / WEEK,
                repeats == 0 ? 0 : logGaps);
    }

    /// One model as a contender, ranked by what it expects.
    <M extends PurchaseModel> Contender contender(String name, Function<Histories, Fitted<M>> fit) {
        Fitted<M> fitted = fit.apply(histories.orElseThrow());
        double[] expected = new double[customers.size()];
        double[] chance = new double[customers.size()];
        for (int row = 0; row < expected.length; row++) {
            boolean known = customers.of(row, Fact.OCCASIONS) > 0;
            expected[row] = known ? fitted.model().expected(history(row), horizonWeeks) : newcomers;
            chance[row] = known
                    ? Math.clamp(fitted.model().anyWithin(history(row), horizonWeeks), 0.0, 1.0)
                    : 1 - StrictMath.exp(-newcomers);
        }
        String remark = String.format(
                Locale.ROOT,
                "%s, times in weeks; log-likelihood %.2f%s",
                Parameters.of(fitted.model()),
                fitted.logLikelihood(),
                fitted.caution().map(it -> "; " + it).orElse(""));
        return Contender.of(name, expected, expected, chance).remarking(remark);
    }
}
