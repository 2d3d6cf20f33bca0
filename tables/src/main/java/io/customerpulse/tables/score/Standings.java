package io.customerpulse.tables.score;

import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.learning.model.Forecast;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Standing;
import io.customerpulse.tables.score.ScoreRow.Ahead;

/// What a forecast needs to know of every customer beside the pulse: seven numbers to a customer side by side.
/// Threads may look at different customers at once, each through an [Eye] of its own.
final class Standings {

    private static final int STRIDE = 7;
    private static final int OCCASIONS = 0;
    private static final int SPAN_DAYS = 1;
    private static final int AGE_DAYS = 2;
    private static final int RECENCY_DAYS = 3;
    private static final int LATELY = 4;
    private static final int WORTH = 5;
    private static final int LEANING = 6;

    private final LearnedPulse model;
    private final Sight sight;
    private final long atMicros;
    private final double[] numbers;

    /// Room for customers.
    ///
    /// @param rules what the names of signals mean
    Standings(LearnedPulse model, Rules rules, long atMicros, int customers) {
        this.model = model;
        this.sight = Sight.of(model, rules);
        this.atMicros = atMicros;
        this.numbers = new double[STRIDE * customers];
    }

    Eye eye() {
        return new Eye();
    }

    /// Looks at one customer after another.
    final class Eye {

        private final Glimpse glimpse = new Glimpse(sight);

        void look(int customer, Timeline timeline) {
            if (!glimpse.look(timeline, atMicros, model.training().horizonMicros(), 0)) return;
            int at = STRIDE * customer;
            numbers[at + OCCASIONS] = glimpse.occasions();
            numbers[at + SPAN_DAYS] = glimpse.spanDays();
            numbers[at + AGE_DAYS] = glimpse.ageDays();
            numbers[at + RECENCY_DAYS] = glimpse.recencyDays();
            numbers[at + LATELY] = glimpse.lately();
            numbers[at + WORTH] = glimpse.worth();
            numbers[at + LEANING] = glimpse.leaning();
        }
    }

    /// What is to be expected of a customer that was looked at.
    Ahead ahead(int customer, Pulse pulse) {
        int at = STRIDE * customer;
        Standing standing = new Standing(
                pulse.level(),
                numbers[at + OCCASIONS],
                numbers[at + SPAN_DAYS],
                numbers[at + AGE_DAYS],
                numbers[at + RECENCY_DAYS],
                numbers[at + LATELY],
                numbers[at + WORTH],
                numbers[at + LEANING]);
        Forecast forecast = model.rhythm().forecast(standing, LearnedPulse.UNIT_DAYS);
        double value = forecast.expected() * model.spending().perOccasion(standing);
        return new Ahead(forecast.expected(), forecast.atLeastOne(), value);
    }
}
