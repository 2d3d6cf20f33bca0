package io.customerpulse.server.survey;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.survey.Totals.Move;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A survey in the making: a fold over customers, whose order does not matter but for the last digits.
///
/// A customer costs some .1 ms, and some microseconds for each interaction. Memory does not grow with customers: names
/// and lists are bounded.
final class Walk {

    private final Frame frame;
    private final Course course;
    private final Totals totals;
    private final Effects effects;
    private final Ward ward;
    private final List<Lately> lately;
    private long customers;

    Walk(Frame frame) {
        this.frame = frame;
        this.course = new Course(frame);
        this.totals = new Totals(frame);
        this.effects = new Effects(frame);
        this.ward = new Ward(frame);
        this.lately = Lately.SINCE.stream().map(days -> new Lately(frame, days)).toList();
    }

    Frame frame() {
        return frame;
    }

    /// Takes in a customer.
    ///
    /// @param line         the key of the identifier that stands for them
    /// @param interactions all that counted, in any order; what comes after now is left out
    void add(Key line, List<Interaction> interactions) {
        List<Interaction> sorted = frame.until(interactions);
        if (sorted.isEmpty()) return;
        customers++;
        course.of(sorted);
        List<Told> told = Told.of(sorted, frame);
        totals.add(course);
        effects.add(told);
        ward.add(line, course, told);
        for (Lately each : lately) each.add(told);
    }

    Findings findings() {
        Map<Integer, List<Move>> moves = new HashMap<>();
        for (int place = 0; place < Frame.AGO.size(); place++) moves.put(Frame.AGO.get(place), totals.moves(place));
        Map<Integer, List<Change>> changes = new HashMap<>();
        for (Lately each : lately) changes.put(each.daysAgo(), each.changes(totals));
        return new Findings(
                Optional.of(frame.asOf()),
                customers,
                totals.days(),
                moves,
                changes,
                ward.lists(),
                Findings.tables(effects));
    }
}
