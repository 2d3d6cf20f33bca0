package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.Progress;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.learn.Asking;
import io.customerpulse.cli.learn.LogHistory;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.fit.Learner;
import io.customerpulse.learning.fit.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pulse fit`: weights and half-lives, learned from what customers did.
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Learns from files of interactions what each signal is worth and how it is forgotten.",
            "",
            "The unit of a learned pulse: expected days with a return that counts, in the next 30 days."
        },
        footer = {"", "Example: pulse fit events.csv.gz --mapping mapping.yaml --output model.json"})
public final class FitCommand implements Callable<Integer> {

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
        Loaded loaded = new Loading(input, console).load(output, input.failedBeside(output), List.of());
        Question question = new Asking(targets, horizon, landmarks).of(loaded, loaded.at(until));
        long start = System.nanoTime();
        Learned learned;
        try (Progress progress = new Progress(console, "learning", "%", 100)) {
            learned = Learner.learn(
                    new LogHistory(loaded.log()), question, (step, part) -> progress.at(Math.round(100 * part)));
        }
        console.note("learned in %.2f s".formatted((System.nanoTime() - start) * 1e-9));
        return switch (learned) {
            case Learned.Found found -> {
                console.data(found.pulse() + "\n");
                yield loaded.exitStatus();
            }
            case Learned.NotEnough reason -> throw new UserMistake("not enough data: " + reason.reason());
        };
    }
}
