package io.customerpulse.engine.state;

import io.customerpulse.engine.catalog.Thresholds.Momentum;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.rhythm.DayWindow;
import io.customerpulse.stats.rhythm.Rhythm;
import io.customerpulse.stats.time.Micros;

/// A [Summary] in the making, written in place.
final class Tally {

    private long interactions;
    private long firstMicros;
    private long lastMicros;
    private long latestReturnMicros;
    private final DayWindow returnDays = new DayWindow();
    private DecayedSum recent = DecayedSum.EMPTY;
    private DecayedSum usual = DecayedSum.EMPTY;

    Tally() {
        set(Summary.EMPTY);
    }

    void set(Summary summary) {
        interactions = summary.interactions();
        firstMicros = summary.firstMicros();
        lastMicros = summary.lastMicros();
        latestReturnMicros = summary.latestReturnMicros();
        returnDays.clear();
        returnDays.merge(summary.returnDays());
        recent = summary.recent();
        usual = summary.usual();
    }

    Summary summary() {
        return new Summary(interactions, firstMicros, lastMicros, latestReturnMicros, returnDays.copy(), recent, usual);
    }

    Signs signs() {
        return new Signs(firstMicros, Rhythm.of(returnDays, latestReturnMicros), recent, usual);
    }

    long interactions() {
        return interactions;
    }

    /// Counts one interaction.
    void add(long atMicros) {
        interactions++;
        firstMicros = Math.min(firstMicros, atMicros);
        lastMicros = Math.max(lastMicros, atMicros);
    }

    /// Takes note of a return of so many points, zero or more.
    void addReturn(long atMicros, double points, Momentum scales) {
        latestReturnMicros = Math.max(latestReturnMicros, atMicros);
        returnDays.add(Math.floorDiv(atMicros, Micros.DAY));
        recent = recent.add(points, atMicros, scales.fast());
        usual = usual.add(points, atMicros, scales.slow());
    }
}
