package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.tables.score.ScoreColumn;
import io.customerpulse.tables.score.ScoreRow;
import io.customerpulse.tables.score.ScoreRow.Ahead;
import io.customerpulse.tables.score.Scores;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Scores as a table for a person's eyes: the highest pulses first, numbers rounded.
record ScoreTable(Scores scores) {

    private static final String HEAD = "%-24s %10s %8s %8s %8s %8s %8s %7s %8s  %-8s %10s"
            .formatted(
                    "customer",
                    "pulse",
                    "invest",
                    "returns",
                    "decay",
                    "noise",
                    "30 days",
                    "cadence",
                    "overdue",
                    "stage",
                    "last");

    private static final String HEAD_AHEAD = " %9s %7s %10s".formatted("expected", "chance", "worth");

    String text(int rowsMax) {
        List<ScoreRow> rows = IntStream.range(0, scores.size())
                .mapToObj(scores::row)
                .sorted(Comparator.comparingDouble(row -> -row.pulse().level()))
                .limit(rowsMax)
                .toList();
        boolean ahead = scores.columns().size() > ScoreColumn.ALL.size();
        StringBuilder text = new StringBuilder(HEAD + (ahead ? HEAD_AHEAD : "") + System.lineSeparator());
        rows.forEach(row -> text.append(line(row))
                .append(row.ahead().map(ScoreTable::ahead).orElse(""))
                .append(System.lineSeparator()));
        if (scores.size() > rows.size()) {
            text.append("… the highest %s of %s; all of them: --output scores.csv%n"
                    .formatted(Console.count(rows.size()), Console.count(scores.size())));
        }
        return text.toString();
    }

    private static String line(ScoreRow row) {
        return String.format(
                Locale.ROOT,
                "%-24s %10.3f %8.2f %8.2f %8.2f %8.2f %+8.2f %6.1fd %8s  %-8s %10s",
                PlainText.cut(row.customer(), 24),
                row.pulse().level(),
                row.pulse().investments(),
                row.pulse().returns(),
                row.pulse().decay(),
                row.pulse().noise(),
                row.trends().days30(),
                row.vitals().cadenceDays(),
                times(row.vitals().overdue()),
                row.vitals().stage().word(),
                LocalDate.ofInstant(row.lastAt(), ZoneOffset.UTC));
    }

    private static String ahead(Ahead ahead) {
        return String.format(
                Locale.ROOT, " %9.3f %5.0f %% %10.2f", ahead.expected(), 100 * ahead.chance(), ahead.value());
    }

    private static String times(OptionalDouble overdue) {
        return overdue.isPresent() ? String.format(Locale.ROOT, "%.2f×", overdue.getAsDouble()) : "";
    }
}
