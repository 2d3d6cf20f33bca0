package io.customerpulse.tables.score;

import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.log.InteractionLog;
import java.util.Optional;

/// Folds one customer after another up to an instant, stopping on the way to read the earlier pulses
/// that the trends need.
final class Scorer implements InteractionLog.Visitor {

    private final long atMicros;
    private final Fold fold;
    private final Readings readings;
    private final Optional<Standings.Eye> eye;

    Scorer(Rules rules, long atMicros, Readings readings, Optional<Standings.Eye> eye) {
        this.atMicros = atMicros;
        this.fold = new Fold(rules, Patience.SORTED);
        this.readings = readings;
        this.eye = eye;
    }

    @Override
    public void visit(int customer, Timeline timeline) {
        fold.clear();
        int row = foldUpTo(timeline, 0, atMicros - 30 * Micros.DAY);
        double level30 = row == 0 ? 0 : fold.pulse(atMicros - 30 * Micros.DAY).level();
        row = foldUpTo(timeline, row, atMicros - 7 * Micros.DAY);
        double level7 = row == 0 ? 0 : fold.pulse(atMicros - 7 * Micros.DAY).level();
        row = foldUpTo(timeline, row, atMicros);
        if (row == 0) return;
        readings.putPulse(customer, fold.pulse(atMicros));
        readings.putEarlierLevels(customer, level7, level30);
        readings.putSigns(customer, fold);
        if (eye.isPresent()) eye.get().look(customer, timeline);
    }

    private int foldUpTo(Timeline timeline, int from, long untilMicros) {
        int row = from;
        while (row < timeline.size() && timeline.atMicros(row) <= untilMicros) fold.add(timeline, row++);
        return row;
    }
}
