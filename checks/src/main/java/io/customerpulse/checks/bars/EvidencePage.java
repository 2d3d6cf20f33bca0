package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.CdnowLearning.Fit;
import io.customerpulse.checks.bars.LearningBars.Published;
import io.customerpulse.checks.bars.PurchaseLog.Cohort;
import io.customerpulse.checks.bars.RewardsLearning.Expiry;
import io.customerpulse.checks.bars.RewardsLearning.Wave;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.evaluation.Scored.ByFrequency;
import io.customerpulse.stats.forecast.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes `docs/evidence.md`, wholly from what it measures: `./build evidence`. It holds no row of the data.
public final class EvidencePage {

    /// Of customers, by earlier occasions: 0 to 6, and 7 or more.
    private static final int CLASSES = 8;

    private static final Path PAGE = Path.of("docs", "evidence.md");

    private static final String HEAD = """
            # Evidence

            How well Pulse forecasts on public data, beside what anybody would try first and beside the usual models. This page
            is written by `./build evidence`, wholly from what that measures: nobody edits it. It takes about two minutes.

            The data is no part of the project, because some of it carries no formal licence. `PULSE_DATA` names its folder;
            without it `../shared/data` is looked for. Because a build has no data, no test can hold this page against it:
            `./build bars learning` measures the same again, and holds it against targets.

            AUC: of two customers, one of whom bought, how often the right one is named. Top tenth: the part of all bought days
            that the tenth with the highest scores had. MAE: of the one number that a model names. The learned pulse names one
            that is to be off by little, the others name their mean; what their means alone are off by stands beside it.
            Σp/Σa: forecast sum by actual sum.
            The calibration error is of the chance of at least one. A recency cut-off does nearly as well as any model at telling
            who is active (Wübben & von Wangenheim, 2008): that is why it stands here.

            Everything was learned from what was known at the split. Intervals are of 95 %, by the bootstrap over customers.
            """;

    private static final String MEASURES = """

            Mean days by repeat purchases up to the split, what came and what was forecast:

            """;

    private static final String FITS = """

            ## Purchase models, fitted

            Parameters and log-likelihood of the calibration period, times in weeks, beside what three public codes agree on.
            They stand in the remarks below the table of `./pulse evaluate`, and in `./build bars learning`. Seconds are the
            shortest of ten fits, in one thread, on the machine that wrote this page.

            """;

    private static final String BOXES = """

            An offer works while it is valid. Learned from what was received alone, by the days it is valid, with a horizon of a
            day; a box stands where it forecasts customers that were held out better than a mixture of half-lives does:

            """;

    private EvidencePage() {}

    /// Measures, and writes the page.
    public static void main(String[] arguments) throws Exception {
        List<String> needed = List.of(Cohort.FULL.file(), Cohort.SAMPLE.file(), RewardsApp.FILE);
        for (String name : needed) {
            Path file = RealData.folder().resolve(name);
            if (!Files.isReadable(file)) {
                System.err.printf("there is no %s; PULSE_DATA names the folder it should be in%n", file);
                System.exit(2);
            }
        }
        write(LearningBars.full(), LearningBars.sample(), LearningBars.rewards());
        System.err.println("written: " + PAGE);
    }

    private static void write(CdnowLearning full, CdnowLearning sample, RewardsLearning rewards) throws IOException {
        String text = Stream.of(
                        HEAD,
                        cdnow("all customers", Cohort.FULL, full),
                        cdnow("the usual sample of a tenth", Cohort.SAMPLE, sample),
                        FITS + fits(full, sample),
                        rewards(rewards))
                .collect(Collectors.joining());
        Files.writeString(PAGE, text);
    }

    private static String cdnow(String title, Cohort cohort, CdnowLearning measured) {
        Report report = measured.report();
        boolean full = cohort == Cohort.FULL;
        String mapping = full ? "full.yaml" : "sample.yaml";
        String text = """

            ## CDNOW: %s

            %,d customers of a music shop, who first bought in January to March 1997. Known is up to 1997-09-30; asked is which
            of them buy in the 39 weeks after it, and on how many days. %,d did, on %,d days. One line measures it again:

            ```text
            ./pulse evaluate "$PULSE_DATA/%s" --mapping %s --split 1997-09-30 --horizon 273d
            ```

            ```yaml %s
            %s```

            """.formatted(
                        title,
                        report.customers(),
                        report.returning(),
                        Math.round(report.occasions()),
                        cohort.file(),
                        mapping,
                        mapping,
                        """
            format: columns
            header: %s
            customer: 1
            time: {column: %d, format: yyyyMMdd, zone: UTC}
            signal: {constant: purchase}
            value: {column: %d, currency: USD}
            """.formatted(full, full ? 2 : 3, full ? 4 : 5));
        return text + models(report) + MEASURES + frequencies(measured);
    }

    private static String models(Report report) {
        String head = """
                | model | AUC | top tenth | MAE | MAE of the mean | RMSE | correlation | Σp/Σa | log loss | Brier | calibration error |
                |---|---|---|---|---|---|---|---|---|---|---|
                """;
        return head + report.models().stream().map(EvidencePage::model).collect(Collectors.joining());
    }

    private static String model(Scored model) {
        String auc = measure(model, Metric.AUC)
                .map(it -> "%s (%s to %s)".formatted(four(it.estimate()), three(it.low()), three(it.high())))
                .orElse("–");
        String others = Stream.of(
                        Metric.TOP_DECILE_SHARE,
                        Metric.MAE,
                        Metric.MAE_OF_EXPECTED,
                        Metric.RMSE,
                        Metric.CORRELATION,
                        Metric.RATIO,
                        Metric.LOG_LOSS,
                        Metric.BRIER,
                        Metric.CALIBRATION_ERROR)
                .map(metric -> measure(model, metric)
                        .map(it -> metric == Metric.MAE || metric == Metric.MAE_OF_EXPECTED
                                ? four(it.estimate())
                                : three(it.estimate()))
                        .orElse("–"))
                .collect(Collectors.joining(" | "));
        return "| %s | %s | %s |\n".formatted(model.name(), auc, others);
    }

    private static Optional<Interval> measure(Scored model, Metric metric) {
        return Optional.ofNullable(model.measures().get(metric));
    }

    private static String frequencies(CdnowLearning measured) {
        List<ByFrequency> classes = measured.row(LearningBars.LEARNED).frequency();
        String head = row("repeat purchases", classes.stream().map(EvidencePage::repeats));
        String rule = row("---", classes.stream().map(it -> "---"));
        String came = row("what came", classes.stream().map(it -> three(it.came())));
        return head
                + rule
                + came
                + Stream.of(LearningBars.LEARNED, "BG/NBD", "MBG/NBD", "Pareto/NBD", "recency", "naive")
                        .map(name -> row(
                                name, measured.row(name).frequency().stream().map(it -> three(it.expected()))))
                        .collect(Collectors.joining());
    }

    /// The last class holds all who bought on more days.
    private static String repeats(ByFrequency of) {
        return of.occasions() - 1 + (of.occasions() == CLASSES - 1 ? "+" : "");
    }

    private static String row(String first, Stream<String> cells) {
        return "| %s | %s |\n".formatted(first, cells.collect(Collectors.joining(" | ")));
    }

    private static String fits(CdnowLearning full, CdnowLearning sample) {
        String head = """
                | data | model | fitted | published | log-likelihood | published | seconds |
                |---|---|---|---|---|---|---|
                """;
        return head
                + fits("full", full, LearningBars.FULL)
                + fits("sample", sample, LearningBars.SAMPLE)
                + "\nThe learned pulse takes %s s on all customers, and %s s on the sample, after reading.\n"
                        .formatted(three(full.learnSeconds()), three(sample.learnSeconds()));
    }

    private static String fits(String data, CdnowLearning measured, List<Published> published) {
        return published.stream()
                .map(golden -> fit(data, measured.fit(golden.model()), golden))
                .collect(Collectors.joining());
    }

    private static String fit(String data, Fit fit, Published golden) {
        return row(
                data,
                Stream.of(
                        fit.model(),
                        numbers(fit.parameters()),
                        golden.parameters().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        two(fit.logLikelihood()),
                        two(golden.logLikelihood()),
                        three(fit.seconds())));
    }

    private static String numbers(List<Double> numbers) {
        return numbers.stream().map(EvidencePage::four).collect(Collectors.joining(", "));
    }

    private static String rewards(RewardsLearning measured) {
        String waves = "| wave | learned pulse, AUC | recency, AUC |\n|---|---|---|\n"
                + measured.waves().stream().map(EvidencePage::wave).collect(Collectors.joining())
                + "| mean | %s | |\n".formatted(four(measured.auc()));
        String boxes = "| valid | the effect ends after |\n|---|---|\n"
                + measured.boxes().stream().map(EvidencePage::box).collect(Collectors.joining());
        return """

            ## Starbucks: who buys after a wave of offers

            A simulated rewards app of 17,000 people, to whom offers are sent at random in six waves. Learned at the waves of
            hours %s, forecast at those of hours %s: any purchase in the next 72 hours. The signals are what was received,
            viewed and completed of each offer, purchases with their amounts, and, on the day it was, that somebody became a
            member; of age, income and gender nothing is used. Trees of questions do most of it: without them, and without the
            day of joining, the mean was .6753. Naming offers by the days they are valid did a little worse then, and was left
            after seeing both. How trees are grown was set by customers held out at the waves learned from, with the waves below
            in view: all settings that were tried came to .714 or more. `./build bars learning` measures it again:
            `starbucks-auc` is the mean, `kernel-recovery` the ends below.

            """.formatted(hours(RewardsLearning.TAUGHT_HOURS), hours(RewardsLearning.TESTED_HOURS))
                + waves
                + BOXES
                + boxes;
    }

    private static String wave(Wave wave) {
        return "| hour %d | %s | %s |\n".formatted(wave.hour(), four(wave.learned()), four(wave.recency()));
    }

    private static String box(Expiry expiry) {
        String end = Double.isNaN(expiry.endDays())
                ? "no box was chosen"
                : String.format(Locale.ROOT, "%.1f days", expiry.endDays());
        return "| %d days | %s |\n".formatted(expiry.validDays(), end);
    }

    private static String hours(List<Integer> hours) {
        return hours.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String four(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    private static String three(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    private static String two(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
