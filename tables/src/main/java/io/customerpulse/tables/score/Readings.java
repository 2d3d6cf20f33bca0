package io.customerpulse.tables.score;

import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Signs;
import io.customerpulse.engine.state.Summary;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.rhythm.Rhythm;

/// What the first pass reads off every customer's fold, as columns: a million customers fit in 130 MB
/// and trouble no garbage collector. Threads may write different customers at once.
final class Readings {

    /// Columns of `double`s.
    private static final int LEVEL = 0;

    private static final int INVESTMENTS = 1;
    private static final int RETURNS = 2;
    private static final int NOISE = 3;
    private static final int LEVEL_7 = 4;
    private static final int LEVEL_30 = 5;
    private static final int RECENT = 6;
    private static final int USUAL = 7;

    /// Columns of `long`s.
    private static final int INTERACTIONS = 0;

    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int RETURN_DAYS = 3;
    private static final int FIRST_RETURN_DAY = 4;
    private static final int PREVIOUS_RETURN_DAY = 5;
    private static final int LATEST_RETURN = 6;
    private static final int SUMS_AS_OF = 7;

    private final int size;
    private final double[][] numbers;
    private final long[][] whole;

    Readings(int customers) {
        this.size = customers;
        this.numbers = new double[USUAL + 1][customers];
        this.whole = new long[SUMS_AS_OF + 1][customers];
    }

    int size() {
        return size;
    }

    boolean isRead(int customer) {
        return whole[INTERACTIONS][customer] > 0;
    }

    void putPulse(int customer, Pulse pulse) {
        numbers[LEVEL][customer] = pulse.level();
        numbers[INVESTMENTS][customer] = pulse.investments();
        numbers[RETURNS][customer] = pulse.returns();
        numbers[NOISE][customer] = pulse.noise();
    }

    void putEarlierLevels(int customer, double days7, double days30) {
        numbers[LEVEL_7][customer] = days7;
        numbers[LEVEL_30][customer] = days30;
    }

    void putSummary(int customer, Summary summary) {
        Rhythm rhythm = summary.rhythm();
        numbers[RECENT][customer] = summary.recent().value();
        numbers[USUAL][customer] = summary.usual().value();
        whole[INTERACTIONS][customer] = summary.interactions();
        whole[FIRST][customer] = summary.firstMicros();
        whole[LAST][customer] = summary.lastMicros();
        whole[RETURN_DAYS][customer] = rhythm.days();
        whole[FIRST_RETURN_DAY][customer] = rhythm.firstDay();
        whole[PREVIOUS_RETURN_DAY][customer] = rhythm.previousDay();
        whole[LATEST_RETURN][customer] = rhythm.latestMicros();
        // Both sums take the same amounts, so they are of the same instant.
        whole[SUMS_AS_OF][customer] = summary.recent().asOfMicros();
    }

    Pulse pulse(int customer) {
        return new Pulse(
                numbers[LEVEL][customer],
                numbers[INVESTMENTS][customer],
                numbers[RETURNS][customer],
                numbers[NOISE][customer]);
    }

    double level7(int customer) {
        return numbers[LEVEL_7][customer];
    }

    double level30(int customer) {
        return numbers[LEVEL_30][customer];
    }

    long interactions(int customer) {
        return whole[INTERACTIONS][customer];
    }

    long lastMicros(int customer) {
        return whole[LAST][customer];
    }

    Rhythm rhythm(int customer) {
        return new Rhythm(
                (int) whole[RETURN_DAYS][customer],
                whole[FIRST_RETURN_DAY][customer],
                whole[PREVIOUS_RETURN_DAY][customer],
                whole[LATEST_RETURN][customer]);
    }

    Signs signs(int customer) {
        return new Signs(
                whole[FIRST][customer],
                rhythm(customer),
                new DecayedSum(numbers[RECENT][customer], whole[SUMS_AS_OF][customer]),
                new DecayedSum(numbers[USUAL][customer], whole[SUMS_AS_OF][customer]));
    }
}
