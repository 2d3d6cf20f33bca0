package io.customerpulse.engine.state;

import io.customerpulse.engine.catalog.Thresholds.Momentum;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.decay.HalfLife;
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
    private final Running recent = new Running();
    private final Running usual = new Running();

    /// A [DecayedSum] in the making.
    private static final class Running {
        private double value;
        private long asOfMicros;

        void set(DecayedSum sum) {
            value = sum.value();
            asOfMicros = sum.asOfMicros();
        }

        DecayedSum atRest() {
            return new DecayedSum(value, asOfMicros);
        }

        /// As [DecayedSum#add], without an object for each amount.
        void add(double amount, long atMicros, HalfLife halfLife) {
            if (asOfMicros == Long.MIN_VALUE) {
                value = amount;
                asOfMicros = atMicros;
                return;
            }
            long age = atMicros - asOfMicros;
            if (age >= 0) {
                value = value * halfLife.left(age) + amount;
                asOfMicros = atMicros;
            } else {
                value += amount * halfLife.left(-age);
            }
        }
    }

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
        recent.set(summary.recent());
        usual.set(summary.usual());
    }

    Summary summary() {
        return new Summary(
                interactions,
                firstMicros,
                lastMicros,
                latestReturnMicros,
                returnDays.copy(),
                recent.atRest(),
                usual.atRest());
    }

    Signs signs() {
        return new Signs(firstMicros, Rhythm.of(returnDays, latestReturnMicros), recent.atRest(), usual.atRest());
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
        recent.add(points, atMicros, scales.fast());
        usual.add(points, atMicros, scales.slow());
    }
}
