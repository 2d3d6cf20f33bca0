package io.customerpulse.cli.learn;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.cli.picture.Typeset;
import io.customerpulse.cli.report.Verdict;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.time.Micros;
import java.util.List;
import java.util.Locale;

/// An evaluation for a person at a terminal: what it came to, then a table with a model a line. No line is wider
/// than [#COLUMNS].
public record EvaluationText(Report report) {

    /// Widest line, in cells.
    public static final int COLUMNS = 100;

    private static final int MODEL = 15;
    private static final int RANKING = 20;
    private static final int AMOUNT = 6;

    /// A column: two lines of heading over a measure.
    private record Column(String first, String second, Metric metric) {}

    private static final List<Column> AMOUNTS = List.of(
            new Column("top", "10 %", Metric.TOP_DECILE_SHARE),
            new Column("MAE", "days", Metric.MAE),
            new Column("of the", "mean", Metric.MAE_OF_EXPECTED),
            new Column("RMSE", "days", Metric.RMSE),
            new Column("", "corr", Metric.CORRELATION),
            new Column("Σfore/", "Σcame", Metric.RATIO),
            new Column("logl", "nats", Metric.LOG_LOSS),
            new Column("", "Brier", Metric.BRIER),
            new Column("calib", "error", Metric.CALIBRATION_ERROR));

    public String text() {
        StringBuilder text = new StringBuilder();
        lines(text, "", what());
        lines(
                text,
                "",
                "%s; %s of them returned, on %s days"
                        .formatted(
                                Console.count(report.customers(), "customer"),
                                Console.count(report.returning()),
                                Console.count(Math.round(report.occasions()))));
        text.append('\n');
        for (String sentence : new Verdict(report).sentences()) lines(text, "", sentence);
        text.append('\n');
        table(text);
        for (Scored model : report.models()) {
            model.remark().ifPresent(remark -> lines(text, "  ", "%s: %s".formatted(model.name(), remark)));
        }
        return text.toString();
    }

    private void table(StringBuilder text) {
        StringBuilder first = new StringBuilder(head("", "AUC of any return"));
        StringBuilder second = new StringBuilder(
                head("model", String.format(Locale.ROOT, "(%.0f %% interval)", 100 * report.level())));
        for (Column column : AMOUNTS) {
            first.append(amount(column.first));
            second.append(amount(column.second));
        }
        text.append(first).append('\n').append(second).append('\n');
        for (Scored model : report.models()) text.append(line(model)).append('\n');
        text.append('\n');
    }

    private String what() {
        return "What is forecast: days with %s, in the %s days after %s"
                .formatted(
                        SafeText.clip(SafeText.visible(String.join(" or ", report.targets())), 4 * COLUMNS),
                        number(Micros.days(report.horizonMicros())),
                        Micros.instant(report.splitMicros()));
    }

    /// A text in as many lines as it needs.
    private static void lines(StringBuilder to, String indent, String text) {
        String before = "";
        for (String line : Typeset.wrap(text, COLUMNS - 4, Integer.MAX_VALUE)) {
            to.append(before).append(line).append('\n');
            before = indent;
        }
    }

    private static String head(String model, String ranking) {
        return ("%-" + MODEL + "s  %-" + RANKING + "s").formatted(model, ranking);
    }

    private static String amount(String text) {
        return (" %" + AMOUNT + "s").formatted(text);
    }

    private static String line(Scored model) {
        StringBuilder line = new StringBuilder(head(model.name(), ranking(model)));
        for (Column column : AMOUNTS) {
            Interval interval = model.measures().get(column.metric);
            line.append(amount(interval == null ? "–" : rounded(interval.estimate())));
        }
        return line.toString();
    }

    /// Three digits after the dot while there is room.
    private static String rounded(double value) {
        double size = Math.abs(value);
        int digits = size < 10 ? 3 : size < 100 ? 2 : size < 1_000 ? 1 : 0;
        return size < 1e6 ? String.format(Locale.ROOT, "%." + digits + "f", value) : "> 1e6";
    }

    private static String ranking(Scored model) {
        Interval auc = model.measures().get(Metric.AUC);
        return auc == null
                ? "–"
                : String.format(Locale.ROOT, "%.4f (%.3f–%.3f)", auc.estimate(), auc.low(), auc.high());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }
}
