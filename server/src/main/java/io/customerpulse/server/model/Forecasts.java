package io.customerpulse.server.model;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.learning.model.Between;
import io.customerpulse.learning.model.Forecast;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Standing;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Customers.Portrait;
import io.customerpulse.stats.time.Micros;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the model in force says of one customer's next 30 days. Costs one read of their timeline.
public final class Forecasts {

    private final Customers customers;
    private final Models models;

    public Forecasts(Customers customers, Models models) {
        this.customers = customers;
        this.models = models;
    }

    /// What is to be expected.
    ///
    /// @param model    which says so
    /// @param expected occasions in the next 30 days
    /// @param chance   of one or more
    /// @param between  which numbers of them, with a chance of 80 %
    /// @param value    what they are worth, in major units of the catalog's currency
    public record Expected(Model model, double expected, double chance, Between between, double value) {}

    private static final double INSIDE = 0.8;

    /// The forecast of a customer as they were seen; empty if no model counted them.
    public Optional<Expected> of(Customer customer, Portrait portrait) {
        return models.of(portrait.rules()).flatMap(model -> of(model, customer, portrait));
    }

    private Optional<Expected> of(Model model, Customer customer, Portrait portrait) {
        Timeline timeline = timeline(customers.interactions(customer), portrait.rules());
        Glimpse glimpse = new Glimpse(Sight.of(model.pulse(), portrait.rules()));
        long horizon = model.pulse().training().horizonMicros();
        if (!glimpse.look(timeline, Micros.of(portrait.point().at()), horizon, 0)) return Optional.empty();
        Standing standing = glimpse.standing(portrait.point().pulse().level());
        Forecast forecast = model.pulse().rhythm().forecast(standing, LearnedPulse.UNIT_DAYS);
        Between between = model.pulse().rhythm().between(forecast, INSIDE);
        double worth = model.pulse().spending().perOccasion(standing);
        return Optional.of(
                new Expected(model, forecast.expected(), forecast.atLeastOne(), between, forecast.expected() * worth));
    }

    /// The pulse at an instant; 0 before anything counted.
    static double pulse(Timeline timeline, Rules rules, long at) {
        Fold fold = new Fold(rules, Patience.SORTED);
        for (int row = 0; row < timeline.size() && timeline.atMicros(row) <= at; row++) fold.add(timeline, row);
        return fold.interactions() == 0 ? 0 : fold.pulse(at).level();
    }

    /// Interactions in any order as a timeline.
    static Timeline timeline(List<Interaction> interactions, Rules rules) {
        Timeline timeline = new Timeline(rules);
        interactions.stream().sorted(Comparator.comparing(Interaction::at)).forEach(timeline::add);
        return timeline;
    }
}
