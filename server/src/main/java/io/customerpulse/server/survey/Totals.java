package io.customerpulse.server.survey;

import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sums over everybody's courses: at each instant of the frame, and between then and now by stage.
///
/// Some 60 KB, however many customers there are.
public final class Totals {

    private static final List<Stage> STAGES = List.of(Stage.values());

    private final Frame frame;
    private final long[] customers;
    private final double[] level;
    private final double[] investments;
    private final double[] returns;
    private final double[] noise;
    private final long[][] stages;
    private final Cell[][][] moves;

    Totals(Frame frame) {
        this.frame = frame;
        int size = frame.size();
        customers = new long[size];
        level = new double[size];
        investments = new double[size];
        returns = new double[size];
        noise = new double[size];
        stages = new long[size][STAGES.size()];
        moves = new Cell[Frame.AGO.size()][STAGES.size() + 1][STAGES.size()];
        for (Cell[][] one : moves) {
            for (Cell[] from : one) for (int to = 0; to < from.length; to++) from[to] = new Cell();
        }
    }

    /// Those who went from one stage to another.
    private static final class Cell {
        private long customers;
        private double then;
        private double now;
    }

    /// Everybody at the end of a day, or now.
    ///
    /// @param customers of whom something that counts had happened
    /// @param pulse     the sum of theirs; `level = investments + returns − decay`
    /// @param stages    how many were in each
    public record Day(LocalDate day, Instant at, long customers, Pulse pulse, List<Count> stages) {
        public Day {
            stages = List.copyOf(stages);
        }
    }

    /// The customers of a stage.
    public record Count(Stage stage, long customers) {}

    /// Those who were in one stage then and are in another now, or in the same.
    ///
    /// @param from  empty for those of whom nothing was known then
    /// @param then  the sum of their pulses then, in points
    /// @param now   the same now
    public record Move(Optional<Stage> from, Stage to, long customers, double then, double now) {

        boolean isInto(Stage stage) {
            return to == stage && !from.equals(Optional.of(stage));
        }
    }

    void add(Course course) {
        for (int i = course.begin(); i < frame.size(); i++) {
            Pulse pulse = course.pulse(i);
            customers[i]++;
            level[i] += pulse.level();
            investments[i] += pulse.investments();
            returns[i] += pulse.returns();
            noise[i] += pulse.noise();
            stages[i][STAGES.indexOf(course.stage(i))]++;
        }
        int now = frame.size() - 1;
        for (int place = 0; place < moves.length; place++) {
            int then = frame.agoIndex(place);
            int from = then < course.begin() ? STAGES.size() : STAGES.indexOf(course.stage(then));
            Cell cell = moves[place][from][STAGES.indexOf(course.stage(now))];
            cell.customers++;
            cell.then += course.level(then);
            cell.now += course.level(now);
        }
    }

    /// The days of the trace, rising; the last one is today.
    List<Day> days() {
        List<Day> days = new ArrayList<>();
        for (int day = 0; day < Frame.DAYS_MAX; day++) days.add(day(frame.day(day), frame.date(day)));
        return days;
    }

    /// Everybody so many days ago, by the place in [Frame#AGO].
    Pulse then(int place) {
        return pulse(frame.agoIndex(place));
    }

    Pulse now() {
        return pulse(frame.size() - 1);
    }

    /// Who moved since so many days ago, by the place in [Frame#AGO]; where nobody did there is none.
    List<Move> moves(int place) {
        List<Move> all = new ArrayList<>();
        for (int from = 0; from <= STAGES.size(); from++) {
            Optional<Stage> stage = from == STAGES.size() ? Optional.empty() : Optional.of(STAGES.get(from));
            for (int to = 0; to < STAGES.size(); to++) {
                Cell cell = moves[place][from][to];
                if (cell.customers > 0) all.add(new Move(stage, STAGES.get(to), cell.customers, cell.then, cell.now));
            }
        }
        return all;
    }

    private Day day(int index, LocalDate date) {
        List<Count> counts = new ArrayList<>();
        for (Stage stage : STAGES) counts.add(new Count(stage, stages[index][STAGES.indexOf(stage)]));
        Instant at = Micros.instant(frame.at(index));
        return new Day(date, at, customers[index], pulse(index), counts);
    }

    private Pulse pulse(int index) {
        return new Pulse(level[index], investments[index], returns[index], noise[index]);
    }
}
