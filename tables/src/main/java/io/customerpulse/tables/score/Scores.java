package io.customerpulse.tables.score;

import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Signs;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.stats.rank.Median;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.score.ScoreRow.Trends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The scores of everyone in a log at one instant.
///
/// Two passes, because a customer without a rhythm of their own is held against the median one: the
/// first folds every history, in parallel; the second, when a row is asked for, reads its vitals.
public final class Scores {

    private final InteractionLog log;
    private final long atMicros;
    private final double typicalGapDays;
    private final Readings readings;
    private final Optional<Standings> standings;
    private final int size;
    private int @Nullable [] order;

    private Scores(InteractionLog log, long atMicros, Readings readings, Optional<Standings> standings) {
        this.log = log;
        this.atMicros = atMicros;
        this.readings = readings;
        this.standings = standings;
        this.typicalGapDays = typicalGapDays(readings, log.rules().thresholds());
        this.size = readings.countRead();
    }

    /// Scores everyone who has an interaction by the instant, sorted by customer.
    ///
    /// @param threads at least 1
    /// @throws InterruptedException if the caller is interrupted
    public static Scores of(InteractionLog log, Instant at, int threads) throws InterruptedException {
        return of(log, at, threads, Optional.empty());
    }

    /// Scores everyone, and says what a learned pulse expects of them.
    ///
    /// @param learned the pulse whose catalog the log's rules are, if it is one
    public static Scores of(InteractionLog log, Instant at, int threads, Optional<LearnedPulse> learned)
            throws InterruptedException {
        long atMicros = Micros.of(at);
        Readings readings = new Readings(log.customers().size());
        Optional<Standings> standings =
                learned.map(model -> new Standings(model, log.rules(), atMicros, readings.size()));
        List<Scorer> scorers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            scorers.add(new Scorer(log.rules(), atMicros, readings, standings.map(Standings::eye)));
        }
        log.walk(scorers);
        return new Scores(log, atMicros, readings, standings);
    }

    /// The columns of the table, in their order.
    public List<ScoreColumn> columns() {
        return standings.isEmpty()
                ? ScoreColumn.ALL
                : Stream.concat(ScoreColumn.ALL.stream(), ScoreColumn.AHEAD.stream())
                        .toList();
    }

    public int size() {
        return size;
    }

    public Instant at() {
        return Micros.instant(atMicros);
    }

    /// The gap in days that a customer without a rhythm is held against: the catalog's, else the median
    /// of the mean gaps of all who returned on more than one day, else [Thresholds#TYPICAL_GAP_DAYS].
    public double typicalGapDays() {
        return typicalGapDays;
    }

    /// The row at a place, from 0, in the order of the customers' identifiers.
    public ScoreRow row(int place) {
        return rowOf(order()[place]);
    }

    /// How many customers the log has, scored or not.
    public int customers() {
        return readings.size();
    }

    /// Whether a customer has an interaction by the instant.
    ///
    /// @param customer its number in the log
    public boolean isScored(int customer) {
        return readings.isRead(customer);
    }

    /// The row of a customer who is scored. Going through the numbers reads memory in its order.
    ///
    /// @param customer its number in the log
    public ScoreRow rowOf(int customer) {
        Signs signs = readings.signs(customer);
        Pulse pulse = readings.pulse(customer);
        return new ScoreRow(
                log.customers().name(customer),
                pulse,
                Vitals.of(signs, log.rules().thresholds(), typicalGapDays, atMicros),
                new Trends(pulse.level() - readings.level7(customer), pulse.level() - readings.level30(customer)),
                readings.interactions(customer),
                Micros.instant(signs.firstMicros()),
                Micros.instant(readings.lastMicros(customer)),
                standings.map(known -> known.ahead(customer, pulse)));
    }

    /// Customers' numbers in the order of their names; made when first asked for.
    private synchronized int[] order() {
        int[] made = order;
        if (made == null) {
            made = Arrays.stream(NameOrder.of(log.customers().names()))
                    .filter(readings::isRead)
                    .toArray();
            order = made;
        }
        return made;
    }

    private static double typicalGapDays(Readings readings, Thresholds thresholds) {
        if (thresholds.typicalGapDays().isPresent())
            return thresholds.typicalGapDays().getAsDouble();
        double[] gaps = new double[readings.size()];
        int count = 0;
        for (int customer = 0; customer < readings.size(); customer++) {
            if (!readings.isRead(customer)) continue;
            OptionalDouble gap = readings.rhythm(customer).meanGapDays();
            if (gap.isPresent()) gaps[count++] = gap.getAsDouble();
        }
        return Median.of(Arrays.copyOf(gaps, count)).orElse(Thresholds.TYPICAL_GAP_DAYS);
    }
}
