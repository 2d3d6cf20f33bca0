package io.customerpulse.tables.score;

import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Signs;
import io.customerpulse.stats.decay.DecayedSum;
import io.customerpulse.stats.rhythm.Rhythm;

/// What the first pass reads off every customer's fold, sixteen numbers to a customer side by side: a
/// million customers take 128 MB, trouble no garbage collector, and are read in any order at the cost of
/// two cache lines each. Threads may write different customers at once.
final class Readings {

    private static final int STRIDE = 8;

    /// Places of the `double`s.
    private static final int LEVEL = 0;

    private static final int INVESTMENTS = 1;
    private static final int RETURNS = 2;
    private static final int NOISE = 3;
    private static final int LEVEL_7 = 4;
    private static final int LEVEL_30 = 5;
    private static final int RECENT = 6;
    private static final int USUAL = 7;

    /// Places of the `long`s.
    private static final int INTERACTIONS = 0;

    private static final int FIRST = 1;
    private static final int LAST = 2;
    private static final int RETURN_DAYS = 3;
    private static final int FIRST_RETURN_DAY = 4;
    private static final int PREVIOUS_RETURN_DAY = 5;
    private static final int LATEST_RETURN = 6;
    private static final int SUMS_AS_OF = 7;

    private final int size;
    private final double[] numbers;
    private final long[] whole;

    Readings(int customers) {
        this.size = customers;
        this.numbers = new double[STRIDE * customers];
        this.whole = new long[STRIDE * customers];
    }

    int size() {
        return size;
    }

    boolean isRead(int customer) {
        return whole[STRIDE * customer + INTERACTIONS] > 0;
    }

    int countRead() {
        int count = 0;
        for (int customer = 0; customer < size; customer++) {
            if (isRead(customer)) count++;
        }
        return count;
    }

    void putPulse(int customer, Pulse pulse) {
        int at = STRIDE * customer;
        numbers[at + LEVEL] = pulse.level();
        numbers[at + INVESTMENTS] = pulse.investments();
        numbers[at + RETURNS] = pulse.returns();
        numbers[at + NOISE] = pulse.noise();
    }

    void putEarlierLevels(int customer, double days7, double days30) {
        numbers[STRIDE * customer + LEVEL_7] = days7;
        numbers[STRIDE * customer + LEVEL_30] = days30;
    }

    void putSigns(int customer, Fold fold) {
        int at = STRIDE * customer;
        Signs signs = fold.signs();
        numbers[at + RECENT] = signs.recent().value();
        numbers[at + USUAL] = signs.usual().value();
        whole[at + INTERACTIONS] = fold.interactions();
        whole[at + FIRST] = signs.firstMicros();
        whole[at + LAST] = fold.seenMicros();
        whole[at + RETURN_DAYS] = signs.rhythm().days();
        whole[at + FIRST_RETURN_DAY] = signs.rhythm().firstDay();
        whole[at + PREVIOUS_RETURN_DAY] = signs.rhythm().previousDay();
        whole[at + LATEST_RETURN] = signs.rhythm().latestMicros();
        // Both sums take the same amounts, so they are of the same instant.
        whole[at + SUMS_AS_OF] = signs.recent().asOfMicros();
    }

    Pulse pulse(int customer) {
        int at = STRIDE * customer;
        return new Pulse(numbers[at + LEVEL], numbers[at + INVESTMENTS], numbers[at + RETURNS], numbers[at + NOISE]);
    }

    double level7(int customer) {
        return numbers[STRIDE * customer + LEVEL_7];
    }

    double level30(int customer) {
        return numbers[STRIDE * customer + LEVEL_30];
    }

    long interactions(int customer) {
        return whole[STRIDE * customer + INTERACTIONS];
    }

    long lastMicros(int customer) {
        return whole[STRIDE * customer + LAST];
    }

    Rhythm rhythm(int customer) {
        int at = STRIDE * customer;
        return new Rhythm(
                (int) whole[at + RETURN_DAYS],
                whole[at + FIRST_RETURN_DAY],
                whole[at + PREVIOUS_RETURN_DAY],
                whole[at + LATEST_RETURN]);
    }

    Signs signs(int customer) {
        int at = STRIDE * customer;
        return new Signs(
                whole[at + FIRST],
                rhythm(customer),
                new DecayedSum(numbers[at + RECENT], whole[at + SUMS_AS_OF]),
                new DecayedSum(numbers[at + USUAL], whole[at + SUMS_AS_OF]));
    }
}
