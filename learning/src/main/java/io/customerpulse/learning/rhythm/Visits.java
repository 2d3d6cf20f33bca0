package io.customerpulse.learning.rhythm;

import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.purchase.History;
import io.customerpulse.stats.rhythm.Regularity;
import io.customerpulse.stats.time.Micros;
import java.util.Map;

/// The days on which a customer gave what is asked for, up to an instant: occasions.
///
/// @param occasions   how many
/// @param spanDays    from the first to the last
/// @param ageDays     from the first to the instant
/// @param recencyDays since the last target; NaN without one
/// @param logGaps     sum of the logarithms of the gaps in days
/// @param firstGap    the first gap in days; 0 without one
/// @param secondGap   the second; 0 without one
/// @param own         pairs of gaps that follow each other, none used twice
record Visits(
        int occasions,
        long spanDays,
        long ageDays,
        double recencyDays,
        double logGaps,
        double firstGap,
        double secondGap,
        Regularity own) {

    private static final double WEEK = 7;

    /// Counts the occasions of a timeline.
    ///
    /// @param targets by number of the signal: whether it counts
    /// @param gaps    how many gaps there were of each length in days, of all customers; this one's are added
    static Visits of(Timeline timeline, boolean[] targets, long at, Map<Long, Long> gaps) {
        int occasions = 0;
        long first = 0;
        long last = 0;
        long lastMicros = 0;
        double logGaps = 0;
        double[] begin = new double[2];
        double waiting = 0;
        Regularity own = Regularity.EMPTY;
        for (int row = 0; row < timeline.size() && timeline.atMicros(row) <= at; row++) {
            if (!targets[timeline.signal(row)]) continue;
            lastMicros = timeline.atMicros(row);
            long day = Math.floorDiv(lastMicros, Micros.DAY);
            if (occasions > 0 && day == last) continue;
            if (occasions == 0) {
                first = day;
            } else {
                long gap = day - last;
                gaps.merge(gap, 1L, Long::sum);
                logGaps += StrictMath.log((double) gap);
                if (occasions <= 2) begin[occasions - 1] = gap;
                if (waiting > 0) own = own.add(waiting, (double) gap);
                waiting = waiting > 0 ? 0 : gap;
            }
            last = day;
            occasions++;
        }
        long age = occasions == 0 ? 0 : Math.floorDiv(at, Micros.DAY) - first;
        double recency = occasions == 0 ? Double.NaN : Micros.days(at - lastMicros);
        return new Visits(occasions, last - first, age, recency, logGaps, begin[0], begin[1], own);
    }

    /// What purchase models need to know, times in weeks; only with an occasion.
    History history() {
        int repeats = occasions - 1;
        double logs = repeats == 0 ? 0 : logGaps - repeats * StrictMath.log(WEEK);
        return new History(repeats, spanDays / WEEK, ageDays / WEEK, logs);
    }
}
