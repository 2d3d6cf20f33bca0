package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.ModelOption;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.tables.output.ScoreFile;
import io.customerpulse.tables.score.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pulse score`: everyone's pulse, one row per customer.
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Scores every customer in files of interactions, one row each.",
            "",
            "Columns: customer, pulse, investments, returns, decay, noise, momentum, trend_7d, trend_30d,"
                    + " cadence_days, overdue, stage, interactions, first_at, last_at; see docs/reference/scores.md."
                    + " With --model also expected_30d, chance_30d, expected_value_30d."
        },
        footer = {
            "",
            "Example: pulse score events.csv.gz --mapping mapping.yaml --as-of 2026-06-30 --output scores.parquet"
        })
public final class ScoreCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "The instant to score at; later interactions do not count. Default: the last in the input.")
    private Optional<Instant> asOf = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "OUT",
            description = "Write to this file: .csv, .jsonl or .parquet. Default: a table on a terminal, else CSV.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Rows of the table on a terminal. Default: ${DEFAULT-VALUE}.")
    private int rows = 20;

    public ScoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserMistake, IOException, InterruptedException {
        if (rows < 1) throw new UserMistake("--rows: got %d, allowed: 1 or more".formatted(rows));
        Formats.require(output);
        Loaded loaded = new Loading(input, console).counting(model).load(output, input.failedBeside(output), List.of());
        Instant at = loaded.at(asOf);
        Scores scores = Scores.of(loaded.log(), at, input.threads(), loaded.learned());
        if (output.isPresent()) {
            ScoreFile.write(scores, output.get(), input.threads());
        } else if (console.outScreen()) {
            console.out().print(new ScoreTable(scores).text(rows));
        } else {
            ScoreFile.writeCsv(scores, console.out());
        }
        report(loaded, scores);
        return loaded.exitStatus();
    }

    private void report(Loaded loaded, Scores scores) {
        loaded.report(console);
        int later = loaded.log().customers().size() - scores.size();
        if (scores.size() == 0) {
            console.note("nobody had an interaction by %s: %s only later"
                    .formatted(scores.at(), Console.count(later, "customer") + (later == 1 ? " comes" : " come")));
        } else {
            console.note("%s as of %s%s; without a rhythm of their own they are expected back within %s days"
                    .formatted(
                            Console.count(scores.size(), "customer"),
                            scores.at(),
                            later > 0 ? " (%s more only later)".formatted(Console.count(later)) : "",
                            String.format(Locale.ROOT, "%.1f", scores.typicalGapDays())));
        }
        output.ifPresent(file -> console.note("written: %s".formatted(file)));
    }
}
