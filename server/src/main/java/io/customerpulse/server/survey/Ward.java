package io.customerpulse.server.survey;

import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.server.store.Key;
import io.customerpulse.stats.rhythm.Rhythm;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Who needs attention most: customers who fall, who wait for an answer, and who came back.
///
/// Of each list the first [#KEPT] are kept, by key; who they are is looked up when it is asked for, so nothing of a
/// person stays here.
public final class Ward {

    /// Customers of a list; more than are shown, for some are gone by the time they are asked for.
    static final int KEPT = 200;

    /// How long ago a word may have been said, or a customer have come back.
    static final Duration LATELY = Duration.ofDays(28);

    /// Days of which the highest pulse is a customer's peak.
    static final int PEAK_DAYS = 90;

    private final Frame frame;
    private final Best<Falling> falling = new Best<>();
    private final Best<Waiting> waiting = new Best<>();
    private final Best<Revived> revived = new Best<>();

    Ward(Frame frame) {
        this.frame = frame;
    }

    /// Why somebody is in a list.
    public sealed interface Why {}

    /// A customer of a list.
    ///
    /// @param line of the identifier that stands for them
    /// @param rank the list is ordered by this, the most first
    /// @param why  they are in it
    public record Case<W extends Why>(Key line, double rank, W why) {}

    /// Fading or dormant: longer away than their own rhythm has it. Those first who lost most.
    ///
    /// @param peak the highest pulse at the end of a day of the last 90
    /// @param lost  what is gone of it now
    public record Falling(
            double peak, double lost, double pulse, double overdue, double cadenceDays, Instant lastReturn)
            implements Why {}

    /// They said something and nobody said anything back. Those with the highest peak first.
    ///
    /// @param signal of the first word that waits
    /// @param since  when it was said
    /// @param latest when the last of them was said
    /// @param words  how many wait
    /// @param peak   the highest pulse at the end of a day of the last 90
    public record Waiting(String signal, String channel, Instant since, Instant latest, long words, double peak)
            implements Why {}

    /// They came back after they had been taken for lost. The latest first.
    ///
    /// @param signal   they came back with
    /// @param at       the latest return
    /// @param awayDays from the day they were seen on before
    public record Revived(String signal, String channel, Instant at, long awayDays, double pulse) implements Why {}

    /// The first of each list.
    public record Lists(List<Case<Falling>> falling, List<Case<Waiting>> waiting, List<Case<Revived>> revived) {
        static final Lists NONE = new Lists(List.of(), List.of(), List.of());

        public Lists {
            falling = List.copyOf(falling);
            waiting = List.copyOf(waiting);
            revived = List.copyOf(revived);
        }
    }

    /// The cases of the highest rank.
    private static final class Best<W extends Why> {
        private static final Comparator<Case<?>> ORDER =
                Comparator.<Case<?>>comparingDouble(Case::rank).thenComparing(Case::line);

        private final PriorityQueue<Case<W>> cases = new PriorityQueue<>(ORDER);

        void add(Case<W> more) {
            cases.add(more);
            if (cases.size() > KEPT) cases.remove();
        }

        List<Case<W>> inOrder() {
            List<Case<W>> all = new ArrayList<>(cases);
            all.sort(ORDER.reversed());
            return all;
        }
    }

    /// Takes note of a customer of whom something has happened.
    void add(Key line, Course course, List<Told> told) {
        double peak = peak(course);
        falling(course, peak).ifPresent(why -> falling.add(new Case<>(line, why.lost(), why)));
        waiting(told, peak).ifPresent(why -> waiting.add(new Case<>(line, why.peak(), why)));
        revived(course, told).ifPresent(why -> revived.add(new Case<>(line, Micros.of(why.at()), why)));
    }

    Lists lists() {
        return new Lists(falling.inOrder(), waiting.inOrder(), revived.inOrder());
    }

    private double peak(Course course) {
        double peak = Double.NEGATIVE_INFINITY;
        for (int day = Frame.DAYS_MAX - 1 - PEAK_DAYS; day < Frame.DAYS_MAX; day++) {
            peak = Math.max(peak, course.level(frame.day(day)));
        }
        return peak;
    }

    private Optional<Falling> falling(Course course, double peak) {
        Vitals vitals = course.vitals();
        boolean isFalling = vitals.stage() == Stage.FADING || vitals.stage() == Stage.DORMANT;
        double now = course.level(frame.size() - 1);
        if (!isFalling || course.rhythm().isEmpty() || !(peak > now)) return Optional.empty();
        return Optional.of(new Falling(
                peak,
                peak - now,
                now,
                vitals.overdue().orElse(0),
                vitals.cadenceDays(),
                Micros.instant(course.rhythm().latestMicros())));
    }

    private Optional<Waiting> waiting(List<Told> told, double peak) {
        Optional<Told> first = Optional.empty();
        Optional<Told> latest = Optional.empty();
        long words = 0;
        for (Told each : told) {
            if (each.isInvestment()) {
                if (latest.filter(word -> isAnsweredBy(word, each)).isPresent()) {
                    first = Optional.empty();
                    latest = Optional.empty();
                    words = 0;
                }
            } else if (each.isWord()) {
                first = first.or(() -> Optional.of(each));
                latest = Optional.of(each);
                words++;
            }
        }
        long from = frame.nowMicros() - Micros.of(LATELY);
        if (first.isEmpty() || latest.orElseThrow().atMicros() < from) return Optional.empty();
        Told word = first.get();
        return Optional.of(new Waiting(
                By.SIGNAL.name(word.interaction(), frame.rules()),
                frame.rules().channel(word.interaction()),
                word.interaction().at(),
                latest.get().interaction().at(),
                words,
                peak));
    }

    /// By a word of the brand, or by anything that names the same outreach.
    private static boolean isAnsweredBy(Told word, Told investment) {
        String outreach = word.interaction().about().outreach();
        return investment.isWord()
                || (!outreach.isEmpty()
                        && outreach.equals(investment.interaction().about().outreach()));
    }

    private Optional<Revived> revived(Course course, List<Told> told) {
        Rhythm rhythm = course.rhythm();
        boolean isLate = rhythm.latestMicros() < frame.nowMicros() - Micros.of(LATELY);
        if (course.vitals().stage() != Stage.REVIVED || isLate) return Optional.empty();
        Told back = told.stream()
                .filter(each -> !each.isInvestment() && each.signal().weight() > 0)
                .filter(each -> each.atMicros() == rhythm.latestMicros())
                .findFirst()
                .orElseThrow();
        return Optional.of(new Revived(
                By.SIGNAL.name(back.interaction(), frame.rules()),
                frame.rules().channel(back.interaction()),
                Micros.instant(rhythm.latestMicros()),
                Math.floorDiv(rhythm.latestMicros(), Micros.DAY) - rhythm.previousDay(),
                course.level(frame.size() - 1)));
    }
}
