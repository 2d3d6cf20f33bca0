package io.customerpulse.server.model;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.forecast.Measure;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Looks back by one horizon at what the model in force expected, and at what came.
public final class Drifts {

    private final LiveHistory history;
    private final Models models;

    public Drifts(LiveHistory history, Models models) {
        this.history = history;
        this.models = models;
    }

    /// The drift of the model in force; empty without one.
    ///
    /// @param now the horizon ends at the last interaction before it
    public Optional<Drift> of(Instant now) throws InterruptedException {
        Models.InForce inForce = models.inForce();
        if (inForce.model().isEmpty()) return Optional.empty();
        return Optional.of(of(inForce.model().get(), inForce.rules(), now));
    }

    private Drift of(Model model, Rules rules, Instant now) throws InterruptedException {
        long until = history.lastMicros(now);
        long horizon = model.pulse().training().horizonMicros();
        long landmark = until - horizon;
        Glimpse glimpse = new Glimpse(Sight.of(model.pulse(), rules));
        Numbers observed = new Numbers();
        Numbers expected = new Numbers();
        history.read(LiveHistory.CUSTOMERS_MAX, (customer, interactions) -> {
            Timeline timeline = Forecasts.timeline(interactions, rules);
            if (!glimpse.look(timeline, landmark, horizon, horizon)) return;
            double pulse = Forecasts.pulse(timeline, rules, landmark);
            observed.add(glimpse.later());
            expected.add(model.pulse()
                    .rhythm()
                    .forecast(glimpse.standing(pulse), Micros.days(horizon))
                    .expected());
        });
        double[] came = observed.array();
        double[] said = expected.array();
        Optional<Interval> ratio = came.length == 0
                ? Optional.empty()
                : Contest.BOOTSTRAP
                        .ofCases(came.length, List.of(Measure.ratio(came, said)))
                        .interval(0);
        return new Drift(
                model.id(),
                Micros.instant(landmark),
                Micros.instant(until),
                Arrays.stream(came).sum(),
                Arrays.stream(said).sum(),
                ratio);
    }
}
