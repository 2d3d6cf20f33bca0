package io.customerpulse.learning.glimpse;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.plan.Plan;
import io.customerpulse.stats.time.Micros;

/// A first walk over a history, up to an instant: from when to when it is, which signals occur how often, and
/// what they are usually worth.
public final class Survey implements History.Visitor {

    /// Values are counted in classes of 1 %, from 1e-9 to 1e+11.
    private static final double CLASSES_PER_E = 100;

    private static final double LEAST = -21;
    private static final int CLASSES = 4_700;

    /// Ages are counted in classes of 1.6 % or less: 64 to each doubling.
    private static final int CLASSES_PER_DOUBLING = 64;

    private static final int DOUBLINGS = 59;

    /// The part of the interactions that a history begins with.
    private static final int BEGINNING = 10;

    private final long untilMicros;
    private final long[] ages = new long[DOUBLINGS * CLASSES_PER_DOUBLING];
    private final long[] counts;
    private final long[] valued;
    private final long[][] classes;
    private long customers;
    private long interactions;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;

    /// An empty survey.
    ///
    /// @param untilMicros the last instant that is looked at
    public Survey(Rules rules, long untilMicros) {
        this.untilMicros = untilMicros;
        this.counts = new long[rules.size()];
        this.valued = new long[rules.size()];
        this.classes = new long[rules.size()][];
    }

    @Override
    public void visit(long key, Timeline timeline) {
        for (int row = 0; row < timeline.size(); row++) {
            long at = timeline.atMicros(row);
            if (at > untilMicros) return;
            if (row == 0) customers++;
            interactions++;
            firstMicros = Math.min(firstMicros, at);
            lastMicros = Math.max(lastMicros, at);
            ages[ageClass(untilMicros - at)]++;
            int signal = timeline.signal(row);
            counts[signal]++;
            double value = timeline.worth(row);
            if (!Double.isNaN(value) && value != 0) count(signal, Math.abs(value));
        }
    }

    private void count(int signal, double value) {
        valued[signal]++;
        if (classes[signal] == null) classes[signal] = new long[CLASSES];
        int place = (int) ((StrictMath.log(value) - LEAST) * CLASSES_PER_E);
        classes[signal][Math.clamp(place, 0, CLASSES - 1)]++;
    }

    /// How many customers had an interaction by then.
    public long customers() {
        return customers;
    }

    public long interactions() {
        return interactions;
    }

    /// The first interaction; only if there is one.
    public long firstMicros() {
        return firstMicros;
    }

    /// When a tenth of the interactions had happened, or up to 1.6 % of the time since then before it; only if there
    /// is one. What lies before may be hardly any history, such as the days on which people joined long ago.
    public long begunMicros() {
        long before = 0;
        int place = ages.length;
        while (BEGINNING * before < interactions) before += ages[--place];
        return Math.max(firstMicros, untilMicros - oldest(place));
    }

    /// What may be looked back on up to an instant; only if there is an interaction.
    public Plan.Past past(long until) {
        return new Plan.Past(firstMicros, begunMicros(), until);
    }

    private static int ageClass(long age) {
        if (age < CLASSES_PER_DOUBLING) return (int) age;
        int shift = Long.SIZE - Long.numberOfLeadingZeros(age / CLASSES_PER_DOUBLING) - 1;
        return shift * CLASSES_PER_DOUBLING + (int) (age >>> shift);
    }

    /// The greatest age of a class.
    private static long oldest(int place) {
        if (place < CLASSES_PER_DOUBLING) return place;
        int shift = place / CLASSES_PER_DOUBLING - 1;
        return ((long) (CLASSES_PER_DOUBLING + place % CLASSES_PER_DOUBLING + 1) << shift) - 1;
    }

    /// The last interaction up to the instant; only if there is one.
    public long lastMicros() {
        return lastMicros;
    }

    /// How long the history is, in microseconds; 0 without two instants.
    public long spanMicros() {
        return interactions == 0 ? 0 : lastMicros - firstMicros;
    }

    /// How often a signal occurs.
    public long count(int signal) {
        return counts[signal];
    }

    /// The part of a signal's interactions that state a value other than 0; in [0, 1].
    public double valuedShare(int signal) {
        return counts[signal] == 0 ? 0 : valued[signal] / (double) counts[signal];
    }

    /// The median of a signal's values without their signs, to 1 %; 1 if it has none.
    public double typicalValue(int signal) {
        if (valued[signal] == 0) return 1;
        long before = 0;
        int place = 0;
        while ((before += classes[signal][place]) * 2 < valued[signal]) place++;
        return StrictMath.exp(LEAST + (place + 0.5) / CLASSES_PER_E);
    }

    /// How long the history is in days.
    public double spanDays() {
        return Micros.days(spanMicros());
    }
}
