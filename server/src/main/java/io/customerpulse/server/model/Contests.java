package io.customerpulse.server.model;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.learning.model.Forecast;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Standing;
import io.customerpulse.server.model.Contest.Came;
import io.customerpulse.server.model.Contest.Period;
import io.customerpulse.server.model.Contest.Pulses;
import io.customerpulse.server.model.Contest.Said;
import io.customerpulse.server.model.Models.InForce;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Holds candidates against what is in force, on some 20,000 customers of the server: a second or two.
public final class Contests {

    private static final List<Double> QUANTILES = List.of(0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0);

    private final LiveHistory history;
    private final Models models;
    private final InstantSource clock;

    public Contests(LiveHistory history, Models models, InstantSource clock) {
        this.history = history;
        this.models = models;
        this.clock = clock;
    }

    /// Holds a candidate against what is in force now.
    public Contest of(Model candidate) throws InterruptedException {
        long until = history.lastMicros(clock.instant());
        long horizon = candidate.pulse().training().horizonMicros();
        long landmark = until - horizon;
        Side ours = new Side(Optional.of(candidate), models.rules(candidate));
        InForce inForce = models.inForce();
        Side theirs = new Side(inForce.model(), inForce.rules());
        Numbers came = new Numbers();
        Glimpse glimpse = new Glimpse(Sight.of(candidate.pulse(), ours.rules));
        history.read(LiveHistory.CUSTOMERS_MAX, (customer, interactions) -> {
            Timeline timeline = Forecasts.timeline(interactions, ours.rules);
            ours.now.add(Forecasts.pulse(timeline, ours.rules, until));
            theirs.now.add(Forecasts.pulse(Forecasts.timeline(interactions, theirs.rules), theirs.rules, until));
            if (!glimpse.look(timeline, landmark, horizon, horizon)) return;
            came.add(glimpse.later());
            ours.look(interactions, landmark, horizon);
            theirs.look(interactions, landmark, horizon);
        });
        Came counts = new Came(came.array());
        Period period = new Period(
                Micros.instant(landmark),
                Micros.instant(until),
                Duration.ofNanos(horizon * 1_000),
                counts.customers(),
                counts.many(),
                candidate.pulse().training().untilMicros() > landmark);
        Pulses pulses = new Pulses(QUANTILES, quantiles(theirs.now.array()), quantiles(ours.now.array()));
        return Contest.of(period, new Contest.Sides(ours.said(), theirs.said()), counts, pulses);
    }

    /// Of type 7 of Hyndman & Fan, 1996: between two customers in proportion.
    private static List<Double> quantiles(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        List<Double> quantiles = new ArrayList<>();
        for (double quantile : sorted.length == 0 ? List.<Double>of() : QUANTILES) {
            double place = (sorted.length - 1) * quantile;
            int below = (int) place;
            int above = Math.min(sorted.length - 1, below + 1);
            quantiles.add(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
        }
        return quantiles;
    }

    /// One of the two, and what it says of each customer.
    private static final class Side {

        private final Optional<LearnedPulse> model;
        private final Rules rules;
        private final Optional<Glimpse> glimpse;
        private final Numbers now = new Numbers();
        private final Numbers scores = new Numbers();
        private final Numbers counts = new Numbers();
        private final Numbers chances = new Numbers();

        Side(Optional<Model> model, Rules rules) {
            this.model = model.map(Model::pulse);
            this.rules = rules;
            this.glimpse = this.model.map(it -> new Glimpse(Sight.of(it, rules)));
        }

        void look(List<Interaction> interactions, long landmark, long horizon) {
            Timeline timeline = Forecasts.timeline(interactions, rules);
            double pulse = Forecasts.pulse(timeline, rules, landmark);
            if (model.isEmpty() || glimpse.isEmpty()) {
                scores.add(pulse);
                return;
            }
            long back = model.get().training().horizonMicros();
            glimpse.get().look(timeline, landmark, back, horizon);
            Standing standing = glimpse.get().standing(pulse);
            Forecast forecast = model.get().rhythm().forecast(standing, Micros.days(horizon));
            scores.add(forecast.atLeastOne());
            counts.add(forecast.typical());
            chances.add(forecast.atLeastOne());
        }

        Said said() {
            return new Said(scores.array(), model.map(it -> counts.array()), model.map(it -> chances.array()));
        }
    }
}
