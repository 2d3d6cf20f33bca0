package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.Progress;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.learn.Asking;
import io.customerpulse.cli.learn.LearnedText;
import io.customerpulse.cli.learn.LogHistory;
import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.fit.Learner;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.output.AsideFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pulse fit`: weights and half-lives, learned from what customers did.
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Learns from files of interactions what each signal is worth and how it is forgotten.",
            "",
            "The unit of a learned pulse: expected occasions in the next 30 days. An occasion is a day with a return"
                    + " that counts."
        },
        footer = {"", "Example: pulse fit events.csv.gz --mapping mapping.yaml --output model.json"})
public final class FitCommand implements Callable<Integer> {

    private static final int WHOLE = 100;

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--target",
            split = ",",
            paramLabel = "SIGNALS",
            description =
                    "The returns to forecast. Default: those that state values, as purchases do; else all returns.")
    private List<String> targets = List.of();

    @Option(names = "--horizon", paramLabel = "D", description = "How far ahead to look, such as 30d. Default: 30d.")
    private Duration horizon = Duration.ofDays(30);

    @Option(
            names = "--landmarks",
            split = ",",
            paramLabel = "INSTANTS",
            description = "Instants to look ahead from. Default: up to eight, spread over the last two thirds.")
    private List<Instant> landmarks = List.of();

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "The last instant to learn from. Default: the last in the input.")
    private Optional<Instant> until = Optional.empty();

    @Option(names = "--output", paramLabel = "MODEL.json", description = "Write the model to this file.")
    private Optional<Path> output = Optional.empty();

    public FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserMistake, IOException, InterruptedException {
        Asking asking = new Asking(targets, horizon, landmarks);
        asking.requireHorizon();
        Loaded loaded = new Loading(input, console).load(output, input.failedBeside(output), List.of());
        Question question = asking.of(loaded, loaded.at(until));
        requireInside(question);
        return switch (learn(loaded, question)) {
            case Learned.Found found -> {
                if (output.isPresent()) AsideFile.write(output.get(), ModelFile.text(found.pulse()));
                console.out().print(new LearnedText(found.pulse(), question).text());
                loaded.report(console);
                output.ifPresent(file -> console.note("written: %s".formatted(file)));
                yield loaded.exitStatus();
            }
            case Learned.NotEnough reason -> {
                loaded.report(console);
                console.note("pulse: not enough data: %s; nothing was written".formatted(reason.reason()));
                yield ExitCode.SOFTWARE;
            }
        };
    }

    private Learned learn(Loaded loaded, Question question) throws InterruptedException {
        try (Progress progress = new Progress(console, "learning", "%", WHOLE)) {
            return Learner.learn(
                    new LogHistory(loaded.log()), question, (step, part) -> progress.at(Math.round(WHOLE * part)));
        }
    }

    /// Landmarks that somebody chose must leave something to learn from on both sides.
    private void requireInside(Question question) throws UserMistake {
        Instant first = Micros.instant(question.survey().firstMicros());
        Instant last = Micros.instant(question.plan().untilMicros()).minus(horizon);
        for (Instant landmark : landmarks) {
            if (landmark.isAfter(last) || !landmark.isAfter(first)) {
                throw new UserMistake("--landmarks: got %s, allowed: after %s, the first interaction, and up to %s, %s"
                                .formatted(landmark, first, last, Span.text(horizon))
                        + " before the last");
            }
        }
    }
}
