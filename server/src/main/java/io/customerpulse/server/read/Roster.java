package io.customerpulse.server.read;

import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.read.Selection.After;
import io.customerpulse.server.read.Selection.Filter;
import io.customerpulse.server.store.Key;
import io.customerpulse.stats.rank.Median;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Everybody at a glance: one line for each customer with at least one interaction that counts, in memory, so that
/// lists and counts need not read a million states.
///
/// 160 to 250 bytes a customer. A list is one walk through the columns, O(customers + limit · log limit): tens of
/// milliseconds for a million. It is as fresh as its [Upkeep] makes it, and says how fresh that is; who wants a
/// number to the instant asks [Customers].
public final class Roster {

    private volatile Thresholds thresholds;
    private final Columns columns = new Columns();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile double typicalGapDays;
    private volatile Freshness freshness = new Freshness(Instant.EPOCH, false);

    public Roster(Thresholds thresholds) {
        this.thresholds = thresholds;
        this.typicalGapDays = thresholds.typicalGapDays().orElse(Thresholds.TYPICAL_GAP_DAYS);
    }

    /// How fresh the lines are.
    ///
    /// @param asOf     no line is older
    /// @param complete whether everybody has been read since the start
    public record Freshness(Instant asOf, boolean complete) {}

    /// Some lines, in the order asked for.
    ///
    /// @param rows  as many as asked for, or all that are left
    /// @param total for how many the filter holds, shown or not
    /// @param next  where the list goes on; empty at its end
    record Shown(List<Row> rows, long total, Optional<After> next) {}

    /// The customers of one stage.
    ///
    /// @param count how many
    /// @param pulse the sum of their pulses, in points
    public record StageCount(Stage stage, long count, double pulse) {}

    public Freshness freshness() {
        return freshness;
    }

    /// How many lines there are.
    public int size() {
        lock.readLock().lock();
        try {
            return columns.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// The gap in days that a customer without a rhythm is held against: the catalog's, else the median of the mean
    /// gaps of all who returned on more than one day, else [Thresholds#TYPICAL_GAP_DAYS].
    public double typicalGapDays() {
        return typicalGapDays;
    }

    /// Draws the lines of the vitals elsewhere: another catalog counts.
    public void draw(Thresholds other) {
        thresholds = other;
        other.typicalGapDays().ifPresent(days -> typicalGapDays = days);
    }

    /// Everybody by stage, each stage once.
    public List<StageCount> stages() {
        lock.readLock().lock();
        try {
            return columns.stages();
        } finally {
            lock.readLock().unlock();
        }
    }

    Shown select(Selection selection) {
        Comparator<After> inOrder = After.order(selection.rising());
        PriorityQueue<After> best = new PriorityQueue<>(selection.limit() + 2, inOrder.reversed());
        long total = 0;
        lock.readLock().lock();
        try {
            int channel =
                    selection.filter().channel().map(columns::channelNumber).orElse(0);
            for (int row = 0; row < columns.size(); row++) {
                if (!holds(selection.filter(), channel, row)) continue;
                total++;
                double value = columns.value(selection.order(), row);
                After worst = best.size() > selection.limit() ? best.peek() : null;
                if (worst != null && After.compare(value, worst.value(), selection.rising()) > 0) continue;
                After place = new After(value, columns.key(row));
                if (selection
                        .after()
                        .filter(after -> inOrder.compare(place, after) <= 0)
                        .isPresent()) continue;
                best.add(place);
                if (best.size() > selection.limit() + 1) best.remove();
            }
            boolean more = best.size() > selection.limit();
            if (more) best.remove();
            List<After> places = new ArrayList<>(best);
            places.sort(inOrder);
            return new Shown(rows(places), total, more ? Optional.of(places.getLast()) : Optional.empty());
        } finally {
            lock.readLock().unlock();
        }
    }

    private List<Row> rows(List<After> places) {
        return places.stream()
                .map(place -> columns.row(columns.find(place.key())))
                .toList();
    }

    /// The line of a key.
    Optional<Row> find(Key key) {
        lock.readLock().lock();
        try {
            int row = columns.find(key);
            return row < 0 ? Optional.empty() : Optional.of(columns.row(row));
        } finally {
            lock.readLock().unlock();
        }
    }

    void put(List<Row> rows, int round) {
        lock.writeLock().lock();
        try {
            for (Row row : rows) columns.put(row, round);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Takes a line out.
    public void remove(Key key) {
        lock.writeLock().lock();
        try {
            columns.remove(key);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Says that everybody was read in a round that began at an instant, and takes out who was not met.
    void roundDone(int round, Instant began) {
        lock.writeLock().lock();
        try {
            columns.keepOnly(round);
        } finally {
            lock.writeLock().unlock();
        }
        freshness = new Freshness(began, true);
    }

    /// Works the typical gap out again; O(customers · log customers).
    ///
    /// @return whether it has changed
    boolean measureTypicalGap() {
        double before = typicalGapDays;
        double[] gaps;
        lock.readLock().lock();
        try {
            gaps = columns.meanGaps();
        } finally {
            lock.readLock().unlock();
        }
        typicalGapDays =
                thresholds.typicalGapDays().orElseGet(() -> Median.of(gaps).orElse(Thresholds.TYPICAL_GAP_DAYS));
        return typicalGapDays != before;
    }

    private boolean holds(Filter filter, int channel, int row) {
        return (filter.stages().isEmpty() || filter.stages().contains(columns.stage(row)))
                && filter.pulse().holds(columns.pulse(row))
                && filter.momentum().holds(columns.momentum(row))
                && filter.overdue().holds(columns.overdue(row))
                && filter.seen().holds(columns.value(Order.LAST_SEEN, row))
                && (filter.channel().isEmpty() || columns.channel(row) == channel)
                && (filter.search().wanted().isEmpty() || filter.search().holds(columns.key(row), columns.names(row)))
                && filter.also().test(columns.key(row));
    }
}
