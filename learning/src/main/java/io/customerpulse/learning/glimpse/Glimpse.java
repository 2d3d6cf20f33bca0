package io.customerpulse.learning.glimpse;

import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.Standing;
import io.customerpulse.stats.time.Micros;
import java.util.Arrays;
import java.util.Optional;

/// One customer at one instant: what they had done by then, and what came in the horizon after it. Looked,
/// read and looked again, so that a million customers cost no object each.
///
/// A *target* is an interaction with a signal that is forecast, an *occasion* a day with one.
public final class Glimpse {

    private final Sight sight;
    private final double[] columns;
    private final Optional<Trail> trail;
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
    private int lastPeriod;
    private int later;
    private int soon;
    private double laterWorth;

    public Glimpse(Sight sight) {
        this.sight = sight;
        this.columns = new double[sight.columns().size()];
        this.trail = sight.trees().clues().isEmpty() ? Optional.empty() : Optional.of(new Trail(sight));
    }

    /// Looks at a customer.
    ///
    /// @param at    everything up to it is known
    /// @param back  how far back "lately" reaches
    /// @param ahead how far what comes later is looked at, and how far back the last period reaches
    /// @return whether the customer had an interaction by then; if not, there is nothing to see
    public boolean look(Timeline timeline, long at, long back, long ahead) {
        clear(at);
        int row = 0;
        while (row < timeline.size() && timeline.atMicros(row) <= at) known(timeline, row++, back, ahead);
        if (row == 0) return false;
        firstMicros = timeline.atMicros(0);
        later(timeline, row, ahead);
        return true;
    }

    private void clear(long at) {
        Arrays.fill(columns, 0);
        trail.ifPresent(Trail::clear);
        atMicros = at;
        occasions = 0;
        logGaps = 0;
        worth = 0;
        lately = 0;
        lastPeriod = 0;
        later = 0;
        soon = 0;
        laterWorth = 0;
    }

    private void known(Timeline timeline, int row, long back, long ahead) {
        int signal = timeline.signal(row);
        long at = timeline.atMicros(row);
        for (int c : sight.of(signal)) {
            columns[c] += sight.columns().get(c).points(timeline.worth(row), atMicros - at);
        }
        if (trail.isPresent()) trail.get().add(signal, at, timeline.worth(row));
        if (!sight.isTarget(signal)) return;
        worth += orZero(timeline.worth(row));
        long day = Math.floorDiv(at, Micros.DAY);
        lastTarget = at;
        if (occasions > 0 && day == lastDay) return;
        if (occasions == 0) firstDay = day;
        else logGaps += StrictMath.log((double) (day - lastDay));
        previousDay = occasions == 0 ? day : lastDay;
        lastDay = day;
        occasions++;
        if (at > atMicros - back) lately++;
        if (at > atMicros - ahead) lastPeriod++;
    }

    private void later(Timeline timeline, int from, long horizon) {
        long counted = Long.MIN_VALUE;
        for (int row = from; row < timeline.size() && timeline.atMicros(row) <= atMicros + horizon; row++) {
            if (!sight.isTarget(timeline.signal(row))) continue;
            laterWorth += orZero(timeline.worth(row));
            long day = Math.floorDiv(timeline.atMicros(row), Micros.DAY);
            if (day == counted) continue;
            later++;
            if (timeline.atMicros(row) <= atMicros + horizon / 3) soon++;
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

    /// Days since the first interaction of any kind.
    public double tenureDays() {
        return Micros.days(atMicros - firstMicros);
    }

    /// The instant of the look.
    long atMicros() {
        return atMicros;
    }

    /// Sum of the logarithms of the gaps in days.
    public double logGaps() {
        return logGaps;
    }

    /// What all targets were worth.
    public double worth() {
        return worth;
    }

    /// Occasions lately.
    public int lately() {
        return lately;
    }

    /// Occasions in the last period, which is as long as what is looked ahead.
    public int lastPeriod() {
        return lastPeriod;
    }

    /// Occasions in the horizon after the look.
    public int later() {
        return later;
    }

    /// Those of them in the first third of the horizon.
    public int soon() {
        return soon;
    }

    /// What all occasions in the horizon were worth.
    public double laterWorth() {
        return laterWorth;
    }

    /// Where the customer stands.
    ///
    /// @param pulse sum of the points of all signals
    public Standing standing(double pulse) {
        return new Standing(pulse, occasions, spanDays(), ageDays(), recencyDays(), lately, worth, leaning());
    }

    /// A clue of the sight.
    public double clue(int number) {
        Clue.Kind kind = sight.trees().clues().get(number).clue().kind();
        return trail.orElseThrow().clue(kind, sight.signalOf(number), this);
    }

    /// What the trees of the sight say.
    public double leaning() {
        if (sight.trees().trees().isEmpty()) return 0;
        double[] clues = new double[sight.trees().clues().size()];
        Arrays.setAll(clues, this::clue);
        return sight.trees().at(clues);
    }

    /// A column of the sight.
    public double column(int number) {
        return columns[number];
    }
}
