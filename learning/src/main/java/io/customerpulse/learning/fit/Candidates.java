package io.customerpulse.learning.fit;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.learning.glimpse.Column;
import io.customerpulse.learning.glimpse.Survey;
import io.customerpulse.stats.decay.DoublingGrid;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The ways in which each signal may work, as columns: a mixture over the doubling grid, with and without its
/// value, and for what a brand gives also boxes that expire.
final class Candidates {

    /// Signals that occur less often say nothing that could be told from chance.
    static final int COUNT_MIN = 30;

    /// How many signals are learned at most: the most frequent ones.
    private static final int SIGNALS_MAX = 24;

    /// What fades within a sixth of the horizon cannot move much of it, but fits chance at the landmarks.
    private static final double SHORTEST = 1.0 / 6;

    /// What fades over four histories looks as if it never did.
    private static final double LONGEST = 4;

    /// Where values state that much, they may scale a signal.
    private static final double VALUED_MIN = 0.5;

    /// Parts of the typical value from which on each doubling counts about the same. The smaller the part, the less
    /// a value matters: a purchase of four times the typical value weighs 1.5 times as much by the first, and 1.2
    /// times by the last.
    private static final double[] BENDS = {1.0 / 16, 1.0 / 1024};

    private static final double[] BOX_DAYS = {0.5, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 21, 30};
    private static final double[] BOX_DELAY_DAYS = {0, 0.5};

    /// One way in which a signal may work.
    ///
    /// @param signal its number
    /// @param first  the number of its first column; the others follow
    /// @param count  how many columns: one for a box, one per half-life for a mixture
    record Option(int signal, int first, int count) {
        int[] columns() {
            return IntStream.range(first, first + count).toArray();
        }

        int column(int place) {
            return first + place;
        }
    }

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Option>> options = new ArrayList<>();

    Candidates(Question question) {
        Survey survey = question.survey();
        IntStream.range(0, question.rules().size())
                .filter(signal -> survey.count(signal) >= COUNT_MIN)
                .boxed()
                .sorted((a, b) -> Long.compare(survey.count(b), survey.count(a)))
                .limit(SIGNALS_MAX)
                .sorted()
                .forEach(signal -> add(question, signal));
    }

    private void add(Question question, int number) {
        Signal signal = question.rules().signal(number);
        List<Option> own = new ArrayList<>();
        List<HalfLife> grid = grid(question);
        if (question.survey().valuedShare(number) >= VALUED_MIN) {
            double typical = question.survey().typicalValue(number);
            for (double bend : BENDS) own.add(mixture(number, grid, new ValueTransform.Log1p(typical * bend)));
        }
        own.add(mixture(number, grid, ValueTransform.NONE));
        if (signal.side() == Side.INVESTMENT) {
            for (double days : BOX_DAYS) {
                for (double delay : BOX_DELAY_DAYS) {
                    if (delay < days && days <= question.survey().spanDays()) own.add(box(number, delay, days));
                }
            }
        }
        options.add(own);
    }

    private static List<HalfLife> grid(Question question) {
        double shortest = Micros.days(question.plan().askedMicros()) * SHORTEST;
        double longest = Math.max(question.survey().spanDays() * LONGEST, shortest);
        List<HalfLife> fitting = DoublingGrid.HALF_LIVES.stream()
                .filter(it -> it.days() >= shortest && it.days() <= longest)
                .toList();
        return fitting.isEmpty() ? List.of(DoublingGrid.HALF_LIVES.getLast()) : fitting;
    }

    private Option mixture(int signal, List<HalfLife> grid, ValueTransform transform) {
        return option(
                signal,
                grid.stream()
                        .map(it -> Kernel.halfLife(Micros.span(it.micros())))
                        .map(kernel -> new Column(signal, transform, kernel))
                        .toList());
    }

    private Option box(int signal, double delayDays, double days) {
        Kernel box = new Kernel.Box(span(delayDays), span(days));
        return option(signal, List.of(new Column(signal, ValueTransform.NONE, box)));
    }

    private static Duration span(double days) {
        return Micros.span(Math.round(days * Micros.DAY));
    }

    private Option option(int signal, List<Column> own) {
        int first = columns.size();
        columns.addAll(own);
        return new Option(signal, first, own.size());
    }

    List<Column> columns() {
        return columns;
    }

    Column column(int number) {
        return columns.get(number);
    }

    /// The ways of each signal that may be learned; the first is the usual one.
    List<List<Option>> options() {
        return options;
    }
}
