package io.customerpulse.learning.glimpse;

import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.util.Arrays;

/// One customer at one instant: what they had done by then, and what came in the horizon after it. Looked,
/// read and looked again, so that a million customers cost no object each.
///
/// A *target* is an interaction with a signal that is forecast, an *occasion* a day with one.
public final class Glimpse {

    private final Sight sight;
    private final double[] columns;
    private int occasions;
    private long firstDay;
    private long lastDay;
    private long previousDay;
    private long lastTarget;
    private long atMicros;
    private long firstMicros;
    private double logGaps;
    private double worth;
    private int lately;
    private int later;
    private double laterWorth;

    public Glimpse(Sight sight) {
        this.sight = sight;
        this.columns = new double[sight.columns().size()];
    }

    /// Looks at a customer.
    ///
    /// @param at      everything up to it is known
    /// @param horizon how far what comes later is looked at, and how far back "lately" reaches
    /// @return whether the customer had an interaction by then; if not, there is nothing to see
    public boolean look(Timeline timeline, long at, long horizon) {
        clear(at);
        int row = 0;
        while (row < timeline.size() && timeline.atMicros(row) <= at) known(timeline, row++, horizon);
        if (row == 0) return false;
        firstMicros = timeline.atMicros(0);
        ahead(timeline, row, horizon);
        return true;
    }

    private void clear(long at) {
        Arrays.fill(columns, 0);
        atMicros = at;
        occasions = 0;
        logGaps = 0;
        worth = 0;
        lately = 0;
        later = 0;
        laterWorth = 0;
    }

    private void known(Timeline timeline, int row, long horizon) {
        int signal = timeline.signal(row);
        long at = timeline.atMicros(row);
        for (int c : sight.of(signal)) {
            columns[c] += sight.columns().get(c).points(timeline.value(row), atMicros - at);
        }
        if (!sight.isTarget(signal)) return;
        worth += orZero(timeline.value(row));
        long day = Math.floorDiv(at, Micros.DAY);
        lastTarget = at;
        if (occasions > 0 && day == lastDay) return;
        if (occasions == 0) firstDay = day;
        else logGaps += StrictMath.log((double) (day - lastDay));
        previousDay = occasions == 0 ? day : lastDay;
        lastDay = day;
        occasions++;
        if (at > atMicros - horizon) lately++;
    }

    private void ahead(Timeline timeline, int from, long horizon) {
        long counted = Long.MIN_VALUE;
        for (int row = from; row < timeline.size() && timeline.atMicros(row) <= atMicros + horizon; row++) {
            if (!sight.isTarget(timeline.signal(row))) continue;
            laterWorth += orZero(timeline.value(row));
            long day = Math.floorDiv(timeline.atMicros(row), Micros.DAY);
            if (day != counted) later++;
            counted = day;
        }
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /// How many occasions there were.
    public int occasions() {
        return occasions;
    }

    /// Whole days from the first occasion to the last; 0 with less than two.
    public double spanDays() {
        return occasions == 0 ? 0 : lastDay - firstDay;
    }

    /// The last gap between occasions in days; 0 with less than two.
    public double lastGapDays() {
        return occasions == 0 ? 0 : lastDay - previousDay;
    }

    /// Whole days from the first occasion to the day of the look; 0 without one.
    public double ageDays() {
        return occasions == 0 ? 0 : Math.floorDiv(atMicros, Micros.DAY) - firstDay;
    }

    /// Days since the last target, or where there is none since the first interaction.
    public double recencyDays() {
        return Micros.days(atMicros - (occasions == 0 ? firstMicros : lastTarget));
    }

    /// Sum of the logarithms of the gaps in days.
    public double logGaps() {
        return logGaps;
    }

    /// What all targets were worth.
    public double worth() {
        return worth;
    }

    /// Occasions within one horizon back.
    public int lately() {
        return lately;
    }

    /// Occasions in the horizon after the look.
    public int later() {
        return later;
    }

    /// What they were worth.
    public double laterWorth() {
        return laterWorth;
    }

    /// A column of the sight.
    public double column(int number) {
        return columns[number];
    }
}
