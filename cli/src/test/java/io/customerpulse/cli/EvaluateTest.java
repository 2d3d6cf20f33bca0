package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.learn.EvaluationText;
import io.customerpulse.learning.evaluation.Evaluation;
import io.customerpulse.learning.evaluation.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `pulse evaluate` on a made-up shop.
class EvaluateTest {

    private static final Pattern MODEL = Pattern.compile("\\{\"model\":\"([^\"]+)\".*?(?=\\{\"model\"|]}$)");

    @TempDir
    private static Path folder;

    private static Path events = Path.of("");
    private static String all = "";

    @BeforeAll
    static void evaluate() {
        events = folder.resolve("shop.jsonl");
        Program demo =
                Program.run("demo", "--customers", 1_500, "--events", events, "--page", folder.resolve("demo.html"));
        assertThat(demo.status()).as(demo.err()).isZero();
        all = run("--json", "--report", folder.resolve("page.html")).out();
    }

    private static Program run(Object... more) {
        Object[] usual = {"evaluate", events, "--split", "2026-09-30", "--horizon", "30d", "--resamples", 60};
        Object[] words = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, words, usual.length, more.length);
        Program run = Program.run(words);
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    private static String model(String json, String name) {
        Matcher models = MODEL.matcher(json.strip());
        while (models.find()) {
            if (models.group(1).equals(name)) return models.group().replaceAll(",$", "");
        }
        throw new AssertionError("no model " + name + " in " + json);
    }

    @Test
    void theLearnedPulseRanksBetterThanRecency() {
        String recency = model(all, "recency");
        assertThat(Program.number(model(all, "learned pulse"), "auc")).isGreaterThan(Program.number(recency, "auc"));
        List<Double> lead = Program.all(recency, "\"learned_pulse_less_this\":\\{\"auc\":\\[(-?[0-9.eE+-]+),");
        assertThat(lead).singleElement().satisfies(low -> assertThat(low).isPositive());
    }

    @Test
    void everyModelHasEveryMeasureAndItsInterval() {
        assertThat(Program.number(all, "horizon_days")).isEqualTo(30);
        assertThat(Program.number(all, "customers")).isBetween(1_000.0, 1_500.0);
        assertThat(Program.number(all, "level")).isEqualTo(0.95);
        assertThat(Program.number(all, "resamples")).isEqualTo(60);
        assertThat(all).contains("\"split\":\"2026-09-30T23:59:59.999999Z\"", "\"targets\":[", "\"returning\":");
        for (String name : Evaluation.MODELS) {
            String model = model(all, name);
            String intervals = model.substring(model.indexOf("\"intervals\""));
            for (Metric metric : Metric.values()) {
                double low = Program.all(intervals, "\"%s\":\\[([^,]+),".formatted(metric.word()))
                        .getFirst();
                double high = Program.all(intervals, "\"%s\":\\[[^,]+,([^]]+)]".formatted(metric.word()))
                        .getFirst();
                double estimate = Program.number(model, metric.word());
                assertThat(estimate).as(name + " " + metric).isBetween(low - 0.1 * Math.abs(low), high * 1.1);
            }
        }
    }

    @Test
    void someModelsAloneHaveTheNumbersTheyHaveAmongAll() {
        String some = run("--json", "--models", "recency,learned-pulse,bgnbd").out();
        assertThat(Program.all(some, "\"(?:model)\":\"[^\"]+\".*?\"auc\":([0-9.]+)"))
                .hasSize(3);
        for (String name : List.of("recency", "learned pulse", "BG/NBD")) {
            assertThat(model(some, name)).isEqualTo(model(all, name));
        }
    }

    @Test
    void thePageStandsWhereItWasAskedForAndTellsTheCommand() throws IOException {
        assertThat(Files.readString(folder.resolve("page.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("The learned pulse ranks who will return better than recency")
                .contains("./pulse evaluate " + events + " --split 2026-09-30 --horizon 30d");
        assertThat(folder.toFile().list()).noneMatch(name -> name.contains("part"));
    }

    @Test
    void thePrintedTableFitsAndParametersReadAsInTheirPapers() {
        String text = run("--models", "recency,bgnbd,paretonbd,mbgcnbdk").out();
        assertThat(text.lines())
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(EvaluationText.COLUMNS));
        assertThat(text)
                .containsPattern("BG/NBD: r \\.?\\d[\\d.]*, α \\.?\\d")
                .containsPattern("Pareto/NBD: r .*, s .*, β ")
                .doesNotContain("BgNbd[", "alpha=");
    }

    @Test
    void mistakesAreToldBeforeTheWork() {
        Object[][] mistakes = {
            {"--models", "gradient", "allowed: naive, recency"},
            {"--resamples", "1", "allowed: 2 to 10000"},
            {"--split", "2030-01-01", "there is nothing after it to forecast"},
            {"--report", folder.resolve("no/page.html"), "there is no folder"},
            {"--report", events, "it would be lost"},
            {"--target", "nonsense", "--target: got \"nonsense\""},
        };
        for (Object[] mistake : mistakes) {
            boolean split = mistake[0].equals("--split");
            Program run = split
                    ? Program.run("evaluate", events, "--horizon", "30d", mistake[0], mistake[1])
                    : Program.run(
                            "evaluate", events, "--horizon", "30d", "--split", "2026-09-30", mistake[0], mistake[1]);
            assertThat(run.status()).as(run.err()).isBetween(1, 2);
            assertThat(run.err()).contains(mistake[2].toString());
            assertThat(run.out()).isEmpty();
        }
    }
}
