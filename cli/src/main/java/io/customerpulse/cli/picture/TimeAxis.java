package io.customerpulse.cli.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Ticks of a time axis, from seconds to millennia, at round times of the zone.
///
/// Ticks within a day walk along real time and stop where the clock on the wall is round. So a day of
/// 23 hours has 23 of them, and one of 25 hours has 25, with the repeated hour twice.
final class TimeAxis {

    /// A tick.
    ///
    /// @param at      where
    /// @param label   the fine part: `14:00`, `12`, `Mar`, `2026`
    /// @param context what the label lacks: `12 Mar 2026`, `Mar 2026`, `2026`, or nothing
    record Tick(Instant at, String label, String context) {}

    private enum Unit {
        SECOND("HH:mm:ss", "d MMM uuuu"),
        MINUTE("HH:mm", "d MMM uuuu"),
        DAY("d", "MMM uuuu"),
        WEEK("d MMM", "uuuu"),
        MONTH("MMM", "uuuu"),
        YEAR("uuuu", "");

        private final DateTimeFormatter label;
        private final DateTimeFormatter context;

        Unit(String label, String context) {
            this.label = DateTimeFormatter.ofPattern(label, Locale.ENGLISH);
            this.context = DateTimeFormatter.ofPattern(context, Locale.ENGLISH);
        }

        Tick tick(ZonedDateTime at) {
            return new Tick(at.toInstant(), label.format(at), context.format(at));
        }
    }

    /// A distance of ticks: so many of a unit, and about how many seconds that is.
    private record Step(Unit unit, int number, double seconds) {}

    private static final List<Step> STEPS = steps();

    private TimeAxis() {}

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int n : new int[] {1, 5, 15, 30}) steps.add(new Step(Unit.SECOND, n, n));
        for (int n : new int[] {1, 2, 5, 15, 30, 60, 180, 360, 720}) steps.add(new Step(Unit.MINUTE, n, n * 60));
        for (int n : new int[] {1, 2}) steps.add(new Step(Unit.DAY, n, n * 86_400.0));
        for (int n : new int[] {1, 2}) steps.add(new Step(Unit.WEEK, n, n * 604_800.0));
        for (int n : new int[] {1, 3, 6}) steps.add(new Step(Unit.MONTH, n, n * 2_629_746.0));
        for (int power = 1; power <= 100_000; power *= 10) {
            for (int n : new int[] {1, 2, 5}) steps.add(new Step(Unit.YEAR, n * power, n * power * 31_556_952.0));
        }
        return List.copyOf(steps);
    }

    /// Rising ticks within a span, both ends included; about `most` at most.
    static List<Tick> ticks(Instant from, Instant to, ZoneId zone, int most) {
        double span = Duration.between(from, to).toSeconds();
        Step step = STEPS.getLast();
        for (Step one : STEPS) {
            if (span / one.seconds <= Math.max(1, most)) {
                step = one;
                break;
            }
        }
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime at = first(from.atZone(zone), step);
        while (!at.toInstant().isAfter(to)) {
            if (!at.toInstant().isBefore(from) && isRound(at, step)) ticks.add(step.unit.tick(at));
            at = next(at, step);
        }
        return List.copyOf(ticks);
    }

    private static ZonedDateTime first(ZonedDateTime from, Step step) {
        ZoneId zone = from.getZone();
        LocalDate day = from.toLocalDate();
        return switch (step.unit) {
            case SECOND, MINUTE ->
                from.minusNanos(from.getNano()).minusSeconds(from.getSecond() + 60L * (from.getMinute() % 15));
            case DAY ->
                day.minusDays(Math.floorMod(day.toEpochDay(), step.number)).atStartOfDay(zone);
            case WEEK -> monday(day, step.number).atStartOfDay(zone);
            case MONTH ->
                day.withDayOfMonth(1)
                        .minusMonths((day.getMonthValue() - 1) % step.number)
                        .atStartOfDay(zone);
            case YEAR ->
                LocalDate.of(day.getYear() - Math.floorMod(day.getYear(), step.number), 1, 1)
                        .atStartOfDay(zone);
        };
    }

    private static LocalDate monday(LocalDate day, int weeks) {
        return day.minusDays(Math.floorMod(day.toEpochDay() + 3, 7L * weeks));
    }

    private static ZonedDateTime next(ZonedDateTime at, Step step) {
        LocalDate day = at.toLocalDate();
        return switch (step.unit) {
            case SECOND -> at.plusSeconds(step.number);
            case MINUTE -> at.plusMinutes(Math.min(step.number, 15));
            case DAY -> day.plusDays(step.number).atStartOfDay(at.getZone());
            case WEEK -> day.plusWeeks(step.number).atStartOfDay(at.getZone());
            case MONTH -> day.plusMonths(step.number).atStartOfDay(at.getZone());
            case YEAR -> day.plusYears(step.number).atStartOfDay(at.getZone());
        };
    }

    private static boolean isRound(ZonedDateTime at, Step step) {
        return switch (step.unit) {
            case SECOND, DAY, WEEK, MONTH, YEAR -> true;
            case MINUTE -> (at.getHour() * 60 + at.getMinute()) % step.number == 0;
        };
    }
}
