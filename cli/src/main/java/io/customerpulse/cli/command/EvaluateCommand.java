package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.Progress;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.learn.Asking;
import io.customerpulse.cli.learn.EvaluationJson;
import io.customerpulse.cli.learn.EvaluationText;
import io.customerpulse.cli.learn.LogHistory;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.cli.report.EvaluationPage;
import io.customerpulse.learning.evaluation.Evaluation;
import io.customerpulse.learning.evaluation.Judging;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.output.AsideFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pulse evaluate`: all models on the same split.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Says how well pulses and other models forecast who returns, on your own history.",
            "",
            "Everything is learned from what was known at the split, and held against what came after it."
        },
        footer = {"", "Example: pulse evaluate events.csv.gz --mapping mapping.yaml --split 2026-06-30 --horizon 90d"})
public final class EvaluateCommand implements Callable<Integer> {

    private static final double LEVEL = 0.95;
    private static final long SEED = 1;

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--split",
            required = true,
            paramLabel = "DATE",
            description = "The last day that is known (to its end, UTC), or the last instant.")
    private String split = "";

    @Option(names = "--horizon", required = true, paramLabel = "D", description = "How far ahead, such as 90d.")
    private Duration horizon = Duration.ZERO;

    @Option(
            names = "--target",
            split = ",",
            paramLabel = "SIGNALS",
            description =
                    "The returns to forecast. Default: those that state values, as purchases do; else all returns.")
    private List<String> targets = List.of();

    @Option(
            names = "--landmarks",
            split = ",",
            paramLabel = "INSTANTS",
            description = "Instants before the split to learn from. Default: up to eight, spread over the history.")
    private List<Instant> landmarks = List.of();

    @Option(names = "--models", split = ",", paramLabel = "NAMES", description = "Only these models. Default: all.")
    private List<String> models = List.of();

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "Resamples of the bootstrap that the intervals are made of. Default: ${DEFAULT-VALUE}.")
    private int resamples = 200;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Also write a page with charts that opens in any browser.")
    private Optional<Path> page = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserMistake, IOException, InterruptedException {
        if (resamples < 2 || resamples > 10_000) {
            throw new UserMistake("--resamples: got %d, allowed: 2 to 10000".formatted(resamples));
        }
        List<String> chosen = chosen();
        Instant last = last();
        Asking asking = new Asking(targets, horizon, landmarks);
        asking.requireHorizon();
        Loaded loaded = new Loading(input, console).load(page, input.failedIfNamed(), List.of());
        Question question = asking.of(loaded, last);
        requireSomethingAfter(loaded, last);
        Report report;
        try (Progress progress = new Progress(console, "evaluating", "%", 100)) {
            Judging judging =
                    new Judging(chosen, resamples, LEVEL, SEED, (step, part) -> progress.at(Math.round(100 * part)));
            report = Evaluation.of(new LogHistory(loaded.log()), question, loaded.rules(), judging);
        }
        if (page.isPresent()) write(page.get(), EvaluationPage.of(report, again()));
        console.data(json ? new EvaluationJson(report).text() : new EvaluationText(report).text());
        loaded.report(console);
        return loaded.exitStatus();
    }

    private void write(Path file, String text) throws IOException {
        AsideFile.write(file, text);
        console.note("written: %s".formatted(file));
    }

    /// The command as it was typed.
    private String again() {
        return ShellWords.line("./pulse", spec.commandLine().getParseResult().originalArgs());
    }

    /// A date is known to its end.
    private Instant last() {
        Instant at = Conversions.instant(split);
        return split.length() == "2026-03-01".length()
                ? at.plus(Duration.ofDays(1)).minusNanos(1_000)
                : at;
    }

    private static void requireSomethingAfter(Loaded loaded, Instant last) throws UserMistake {
        long latest = loaded.log().latestMicros();
        if (latest <= Micros.of(last)) {
            throw new UserMistake(
                    "--split: got %s, but the last interaction is of %s: there is nothing after it to forecast"
                            .formatted(last, Micros.instant(latest)));
        }
    }

    private List<String> chosen() throws UserMistake {
        for (String model : models) {
            if (names(model).isEmpty()) {
                throw new UserMistake("--models: got \"%s\", allowed: %s"
                        .formatted(SafeText.visible(model), String.join(", ", Evaluation.MODELS)));
            }
        }
        return models.isEmpty()
                ? Evaluation.MODELS
                : models.stream().flatMap(it -> names(it).stream()).toList();
    }

    private static List<String> names(String word) {
        return Evaluation.MODELS.stream()
                .filter(it -> plain(it).equals(plain(word)))
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
