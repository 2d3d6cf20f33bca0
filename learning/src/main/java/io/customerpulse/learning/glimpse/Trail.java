package io.customerpulse.learning.glimpse;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.stats.time.Micros;
import java.util.Arrays;

/// What a customer did by an instant, signal by signal: the clues that trees ask for.
final class Trail {

    private final Sight sight;
    private final Tally[] signals;
    private final Tally investments = new Tally();
    private final Tally returns = new Tally();
    private int valued;
    private double worth;
    private double least;
    private double most;

    Trail(Sight sight) {
        this.sight = sight;
        this.signals = new Tally[sight.signals()];
        Arrays.setAll(signals, signal -> new Tally());
    }

    /// How many there were, and when the last one was.
    private static final class Tally {
        private int count;
        private long last;

        void add(long at) {
            count++;
            last = at;
        }

        double days(long now) {
            return count == 0 ? Clue.NEVER : Micros.days(now - last);
        }
    }

    void clear() {
        for (Tally signal : signals) signal.count = 0;
        investments.count = 0;
        returns.count = 0;
        valued = 0;
        worth = 0;
        least = 0;
        most = 0;
    }

    /// Goes on with an interaction.
    ///
    /// @param value NaN if it states none
    void add(int signal, long at, double value) {
        signals[signal].add(at);
        (sight.side(signal) == Side.INVESTMENT ? investments : returns).add(at);
        if (!sight.isTarget(signal) || Double.isNaN(value)) return;
        worth += value;
        least = valued == 0 ? value : Math.min(least, value);
        most = valued == 0 ? value : Math.max(most, value);
        valued++;
    }

    /// A clue at the instant of the look.
    double clue(Clue.Kind kind, int signal, Glimpse glimpse) {
        return switch (kind) {
            case OCCASIONS -> glimpse.occasions();
            case RECENCY_DAYS -> glimpse.recencyDays();
            case SPAN_DAYS -> glimpse.spanDays();
            case AGE_DAYS -> glimpse.ageDays();
            case LATELY -> glimpse.lately();
            case TENURE_DAYS -> glimpse.tenureDays();
            case MEAN_WORTH -> valued == 0 ? 0 : worth / valued;
            case LEAST_WORTH -> least;
            case MOST_WORTH -> most;
            case INVESTMENTS -> investments.count;
            case RETURNS -> returns.count;
            case DAYS_SINCE_INVESTMENT -> investments.days(glimpse.atMicros());
            case DAYS_SINCE_RETURN -> returns.days(glimpse.atMicros());
            case COUNT -> signals[signal].count;
            case DAYS_SINCE -> signals[signal].days(glimpse.atMicros());
        };
    }
}
