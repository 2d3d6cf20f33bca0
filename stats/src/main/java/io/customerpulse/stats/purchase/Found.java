package io.customerpulse.stats.purchase;

import io.customerpulse.stats.optimize.Bfgs;
import io.customerpulse.stats.optimize.Minimum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the search for the parameters of a model ended.
///
/// @param logLikelihood at the parameters, without the prior
record Found(List<Double> parameters, double logLikelihood, Minimum minimum, Prior prior) {

    /// With fewer customers the prior shows, and parameters are known to a factor at best.
    static final int CUSTOMERS_ENOUGH = 100;

    /// A parameter further than `e⁵`, a hundred and fifty times, from its centre is one that the prior holds back.
    static final double DISTANCE_USUAL = 5;

    private static final double TOLERANCE = 1e-9;
    private static final int ITERATIONS_MAX = 300;

    /// The best parameters under likelihood and prior.
    static Found of(Likelihood likelihood, Prior prior) {
        Minimum minimum = Bfgs.minimum(new Posterior(likelihood, prior), prior.start(), TOLERANCE, ITERATIONS_MAX);
        List<Double> parameters = minimum.point().stream().map(StrictMath::exp).toList();
        double[] point = parameters.stream().mapToDouble(p -> p).toArray();
        return new Found(parameters, likelihood.at(point, new double[point.length]), minimum, prior);
    }

    /// The i-th parameter.
    double parameter(int i) {
        return parameters.get(i);
    }

    /// The result, with every caution that is due.
    ///
    /// @param extremes what it means if the i-th parameter is very low, and if it is very high
    <M extends PurchaseModel> Fitted<M> as(M model, Histories data, List<Extremes> extremes) {
        List<String> cautions = new ArrayList<>();
        if (data.customers() < CUSTOMERS_ENOUGH) {
            cautions.add("There are only %d customers: the parameters are a rough guess.".formatted(data.customers()));
        }
        if (data.exposure() == 0) {
            cautions.add("Nobody has been observed for any time: the parameters are a guess without data.");
        } else if (data.repeaters() == 0) {
            cautions.add("Nobody bought again: the data cannot tell how often customers buy or when they stop.");
        } else if (data.repeaters() == data.customers()) {
            cautions.add("Everybody bought again: check that customers who bought once are in the data.");
        }
        List<String> unsettled = new ArrayList<>();
        for (int i = 0; i < extremes.size(); i++) {
            double distance = prior.distance(i, minimum.point().get(i));
            if (distance < -DISTANCE_USUAL) unsettled.add(extremes.get(i).low());
            if (distance > DISTANCE_USUAL) unsettled.add(extremes.get(i).high());
        }
        if (!unsettled.isEmpty()) {
            cautions.add("The data does not settle the parameters, as %s: look at forecasts, not at parameters."
                    .formatted(
                            String.join(", and ", unsettled.stream().distinct().toList())));
        }
        if (!minimum.converged()) cautions.add("The search for the parameters was ended before it settled.");
        Optional<String> caution = cautions.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", cautions));
        return new Fitted<>(model, logLikelihood, minimum.iterations(), caution);
    }

    /// What an extreme parameter says of the customers, in words that follow "as".
    record Extremes(String low, String high) {}
}
