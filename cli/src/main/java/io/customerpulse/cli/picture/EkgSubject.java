package io.customerpulse.cli.picture;

import io.customerpulse.engine.ledger.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/// One customer to be drawn, over one span of time.
///
/// @param customer who; any text, it is made safe where it is drawn
/// @param trace    the course of the pulse in the span; empty if there was no interaction by its end
/// @param from     the first instant drawn
/// @param to       the last instant drawn: "now". Not before `from`
/// @param trend    over how many days up to now the change is told; at least 1
public record EkgSubject(String customer, Trace trace, Instant from, Instant to, int trend) {

    private static final int WEEK = 7;

    /// A customer whose change over the last week is told.
    public EkgSubject(String customer, Trace trace, Instant from, Instant to) {
        this(customer, trace, from, to, WEEK);
    }

    public EkgSubject {
        if (trend < 1) throw new IllegalArgumentException("trend must be at least one day: " + trend);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to must not be before from: %s, %s".formatted(from, to));
        }
    }

    boolean isEmpty() {
        return trace.points().isEmpty();
    }

    /// The latest point, which is "now". Only for a trace with points.
    Trace.Point now() {
        return trace.points().getLast();
    }

    /// The days of the change in words: `7 days`.
    String trendDays() {
        return Figures.count(trend, "day");
    }

    /// How far the pulse moved in the days of the trend, in points; nothing if the trace begins later.
    ///
    /// Between two points of the trace it reads a straight line, so it is exact only at the trace's points.
    OptionalDouble change() {
        if (isEmpty()) return OptionalDouble.empty();
        Instant then = to.minus(Duration.ofDays(trend));
        if (then.isBefore(from)) return OptionalDouble.empty();
        return OptionalDouble.of(now().pulse().level() - levelAt(then));
    }

    /// The pulse at an instant of the span; 0 before the first interaction.
    private double levelAt(Instant at) {
        List<Trace.Point> points = trace.points();
        int after = 0;
        while (after < points.size() && !points.get(after).at().isAfter(at)) after++;
        if (after == 0) return 0;
        Trace.Point before = points.get(after - 1);
        return after < points.size()
                ? between(before, points.get(after), at)
                : before.pulse().level();
    }

    private static double between(Trace.Point before, Trace.Point after, Instant at) {
        double whole = seconds(before.at(), after.at());
        double part = whole > 0 ? seconds(before.at(), at) / whole : 0;
        return before.pulse().level() * (1 - part) + after.pulse().level() * part;
    }

    private static double seconds(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.getSeconds() + span.getNano() * 1e-9;
    }
}
