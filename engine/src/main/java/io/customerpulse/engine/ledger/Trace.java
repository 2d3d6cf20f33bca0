package io.customerpulse.engine.ledger;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The course of one customer's pulse: what the EKG draws.
///
/// @param points rising in time, to the microsecond; none before the first interaction
/// @param beats  the ledger entries booked in the traced time: investments, returns and noise
public record Trace(List<Point> points, List<Entry> beats) {

    /// The pulse and the vitals at one instant.
    public record Point(Instant at, Pulse pulse, Vitals vitals) {}

    /// The time traced.
    ///
    /// @param from first instant
    /// @param to   last instant, not before `from`
    /// @param step between two points where nothing happens; positive
    public record Span(Instant from, Instant to, Duration step) {

        /// Most points without a beat: a point a minute for two months, or an hour for eleven years.
        public static final int STEPS_MAX = 100_000;

        public Span {
            if (to.isBefore(from))
                throw new IllegalArgumentException("to must not be before from: %s, %s".formatted(from, to));
            if (!step.isPositive()) throw new IllegalArgumentException("step must be positive: " + step);
            long steps = Duration.between(from, to).dividedBy(step);
            if (steps > STEPS_MAX) {
                throw new IllegalArgumentException("at most %d steps from %s to %s, not %d: choose a longer step"
                        .formatted(STEPS_MAX, from, to, steps));
            }
        }
    }

    public Trace {
        points = List.copyOf(points);
        beats = List.copyOf(beats);
    }

    /// Traces a customer over a span of time: a point at every step, and one just before and one at every beat.
    ///
    /// @param interactions   of one customer, in any order
    /// @param typicalGapDays the expected gap of a customer without a rhythm; positive
    public static Trace of(List<Interaction> interactions, Rules rules, double typicalGapDays, Span span) {
        long from = Micros.of(span.from);
        List<Entry> beats = Ledger.of(interactions, rules, span.to).entries().stream()
                .filter(entry -> Micros.of(entry.bookedAt()) >= from)
                .toList();
        TreeSet<Long> instants = new TreeSet<>();
        for (Instant at = span.from; at.isBefore(span.to); at = at.plus(span.step)) instants.add(Micros.of(at));
        instants.add(Micros.of(span.to));
        for (Entry beat : beats) {
            long booked = Micros.of(beat.bookedAt());
            if (booked > from) instants.add(booked - 1);
            instants.add(booked);
        }
        return new Trace(points(interactions, rules, typicalGapDays, instants), beats);
    }

    private static List<Point> points(
            List<Interaction> interactions, Rules rules, double typicalGapDays, SortedSet<Long> instants) {
        Timeline timeline = new Timeline(rules);
        interactions.stream().sorted(Comparator.comparing(Interaction::at)).forEach(timeline::add);
        Fold fold = new Fold(rules, Patience.SORTED);
        List<Point> points = new ArrayList<>(instants.size());
        int row = 0;
        for (long at : instants) {
            while (row < timeline.size() && timeline.atMicros(row) <= at) fold.add(timeline, row++);
            if (row == 0) continue;
            Vitals vitals = Vitals.of(fold.summary().signs(), rules.thresholds(), typicalGapDays, at);
            points.add(new Point(Micros.instant(at), fold.pulse(at), vitals));
        }
        return points;
    }
}
