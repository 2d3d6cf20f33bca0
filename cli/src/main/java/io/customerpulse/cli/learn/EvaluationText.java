package io.customerpulse.cli.learn;

import io.customerpulse.cli.input.Console;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.time.Micros;
import java.util.List;
import java.util.Locale;

/// An evaluation as a table for a person: a model a line.
public record EvaluationText(Report report) {

    private static final List<Metric> COLUMNS = List.of(
            Metric.TOP_DECILE_SHARE,
            Metric.MAE,
            Metric.MAE_OF_EXPECTED,
            Metric.RMSE,
            Metric.CORRELATION,
            Metric.RATIO,
            Metric.LOG_LOSS,
            Metric.BRIER,
            Metric.CALIBRATION_ERROR);

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("What is forecast: days with %s, in the %s days after %s%n"
                .formatted(
                        String.join(" or ", report.targets()),
                        number(Micros.days(report.horizonMicros())),
                        Micros.instant(report.splitMicros())));
        text.append("%s; %s of them returned, on %s days%n%n"
                .formatted(
                        Console.count(report.customers(), "customer"),
                        Console.count(report.returning()),
                        Console.count(Math.round(report.occasions()))));
        text.append("%-16s %-22s %6s %6s %6s %6s %6s %6s %6s %6s %6s%n"
                .formatted(
                        "model",
                        "AUC (95 %)",
                        "top10%",
                        "MAE",
                        "MAE(E)",
                        "RMSE",
                        "corr",
                        "Σp/Σa",
                        "logl",
                        "Brier",
                        "calib"));
        for (Scored model : report.models()) text.append(line(model));
        if (report.learned() instanceof Learned.NotEnough reason) {
            text.append("%nNo pulse was learned: not enough data: %s%n".formatted(reason.reason()));
        }
        text.append("\n");
        for (Scored model : report.models()) {
            model.remark().ifPresent(remark -> text.append("%s: %s%n".formatted(model.name(), remark)));
        }
        return text.toString();
    }

    private static String line(Scored model) {
        StringBuilder line = new StringBuilder("%-16s %-22s".formatted(model.name(), auc(model)));
        for (Metric metric : COLUMNS) {
            Interval interval = model.measures().get(metric);
            line.append(
                    interval == null
                            ? " %6s".formatted("–")
                            : String.format(Locale.ROOT, " %6.3f", interval.estimate()));
        }
        return line.append("\n").toString();
    }

    private static String auc(Scored model) {
        Interval auc = model.measures().get(Metric.AUC);
        return auc == null
                ? "–"
                : String.format(Locale.ROOT, "%.4f (%.3f to %.3f)", auc.estimate(), auc.low(), auc.high());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }
}
