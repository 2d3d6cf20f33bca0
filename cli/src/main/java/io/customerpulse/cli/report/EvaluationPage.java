package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Figures;
import io.customerpulse.cli.picture.Markup;
import io.customerpulse.cli.picture.PageStyle;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.time.Micros;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// An evaluation as one HTML page that needs nothing else: no script, no network, no font. It opens from a file,
/// and is well-formed XML too.
public final class EvaluationPage {

    private static final int NAMES_CELLS = 120;
    private static final List<Metric> COLUMNS = List.of(
            Metric.AUC,
            Metric.TOP_DECILE_SHARE,
            Metric.CALIBRATION_ERROR,
            Metric.RATIO,
            Metric.MAE,
            Metric.MAE_OF_EXPECTED,
            Metric.RMSE,
            Metric.CORRELATION,
            Metric.LOG_LOSS,
            Metric.BRIER);

    private final Report report;
    private final Verdict verdict;
    private final String command;
    private final Markup out = new Markup();

    private EvaluationPage(Report report, String command) {
        this.report = report;
        this.verdict = new Verdict(report);
        this.command = command;
    }

    /// Writes the page.
    ///
    /// @param command what makes it again, to be typed as it stands
    public static String of(Report report, String command) {
        return new EvaluationPage(report, command).write();
    }

    private String write() {
        out.raw("<!DOCTYPE html>\n").open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        out.open("head").leaf("meta", "charset", "utf-8");
        out.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        String policy = "default-src 'none'; style-src 'unsafe-inline'";
        out.leaf("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        out.element("title", "Pulse: how well it forecasts " + targets());
        out.open("style")
                .raw("/*<![CDATA[*/\n" + PageStyle.SHEET + "/*]]>*/")
                .close("style")
                .close("head");
        out.open("body");
        top();
        out.open("main");
        verdict();
        verdict.subject().ifPresent(subject -> {
            out.element("h2", "In pictures: " + subject.name());
            new EvaluationCharts(subject, verdict.heuristic(), report.models(), out).draw();
        });
        models();
        if (report.learned() instanceof Learned.Found(var pulse)) new LearnedSection(pulse, out).draw();
        again();
        return out.close("main")
                .open("footer")
                .close("footer")
                .close("body")
                .close("html")
                .toString();
    }

    private String targets() {
        String names = String.join(" or ", report.targets());
        return SafeText.clip(SafeText.visible(names), NAMES_CELLS);
    }

    private void top() {
        out.open("header", "class", "top").open("div");
        out.element("h1", "How well the future was known");
        String words = "What was forecast: days with %s in the %s after %s, from nothing but what was known by then."
                .formatted(
                        targets(),
                        Figures.span(Micros.days(report.horizonMicros())),
                        Figures.minute(Micros.instant(report.splitMicros()), ZoneOffset.UTC) + " UTC");
        out.element("p", words, "class", "quiet").close("div").close("header");
    }

    private void verdict() {
        out.open("div", "class", "verdict");
        for (String sentence : verdict.sentences()) out.element("p", sentence);
        out.close("div");
        out.open("ul", "class", "cards", "aria-label", "The customers");
        card(Figures.count(report.customers()), report.customers() == 1 ? "customer" : "customers known at the split");
        double share = report.returning() / (double) Math.max(1, report.customers());
        card(Figures.count(report.returning()), "returned: " + Numbers.percent(share));
        card(Figures.count(Math.round(report.occasions())), "days with a return");
        verdict.subject().map(it -> it.measures().get(Metric.AUC)).ifPresent(auc -> {
            card(Numbers.of(100 * auc.estimate(), 1), "of 100 pairs right");
        });
        out.close("ul");
    }

    private void card(String number, String words) {
        out.open("li", "class", "card")
                .element("b", number)
                .element("span", words)
                .close("li");
    }

    private void models() {
        out.element("h2", "All models on the same customers");
        String words = "In brackets: what chance in the choice of customers leaves open, %s of 100 times (%s)."
                .formatted(
                        Numbers.of(100 * report.level(), 0),
                        Figures.count(report.resamples(), "resample") + " of all customers");
        out.element("p", words, "class", "quiet");
        List<String> headings = new ArrayList<>(List.of("Model"));
        for (Metric metric : COLUMNS) headings.add("#" + MeasureWords.of(metric).name());
        List<List<String>> rows =
                report.models().stream().map(EvaluationPage::row).toList();
        panel(new PageTable("How well each model did.", headings, rows));
        List<List<String>> meanings = COLUMNS.stream()
                .map(MeasureWords::of)
                .map(it -> List.of(it.name(), it.meaning() + " Best: " + it.best() + "."))
                .toList();
        out.element("h3", "What the columns mean", "class", "after");
        panel(new PageTable("Each measure in a line.", List.of("Measure", ">Meaning"), meanings));
        List<List<String>> remarks = new ArrayList<>();
        for (Scored model : report.models()) {
            model.remark().ifPresent(it -> remarks.add(List.of(model.name(), it)));
        }
        if (!remarks.isEmpty()) {
            out.element("h3", "What the models are", "class", "after");
            panel(new PageTable("What each model found.", List.of("Model", ">Found"), remarks));
        }
    }

    private static List<String> row(Scored model) {
        List<String> row = new ArrayList<>(List.of(model.name()));
        for (Metric metric : COLUMNS) {
            MeasureWords words = MeasureWords.of(metric);
            Interval interval = model.measures().get(metric);
            row.add(interval == null ? "–" : words.shown(interval));
        }
        return row;
    }

    private void panel(PageTable table) {
        out.open("div", "class", "bed");
        table.draw(out);
        out.close("div");
    }

    private void again() {
        out.element("h2", "The same again");
        out.element("p", "The same input and the same command make the same numbers.", "class", "quiet");
        out.open("div", "class", "bed").open("pre", "tabindex", "0").element("code", command);
        out.close("pre").close("div");
    }
}
