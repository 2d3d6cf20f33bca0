package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.learn.Asking;
import io.customerpulse.cli.learn.RhythmWords;
import io.customerpulse.cli.picture.Theme;
import io.customerpulse.cli.report.GapsPicture;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.learning.rhythm.CustomerRhythm;
import io.customerpulse.learning.rhythm.Population;
import io.customerpulse.learning.rhythm.Rhythms;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.output.AsideFile;
import io.customerpulse.tables.output.TableFile;
import io.customerpulse.tables.table.Table;
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

/// `pulse rhythms`: how often everybody comes, and whether they still do.
@Command(
        name = "rhythms",
        mixinStandardHelpOptions = true,
        description = {
            "Tells each customer's rhythm: the gap between returns to expect, how regular they are, how overdue,"
                    + " and the probability that they are still active.",
            "",
            "Columns: customer, occasions, gap_days, gap_days_low, gap_days_high, regularity, days_since, overdue,"
                    + " active, model; see docs/reference/rhythms.md."
        },
        footer = {"", "Example: pulse rhythms orders.csv --mapping mapping.yaml --output rhythms.csv --plot gaps.svg"})
public final class RhythmsCommand implements Callable<Integer> {

    /// Only the targets are asked for; how far ahead does not matter.
    private static final Duration ANY = Duration.ofDays(30);

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--target",
            split = ",",
            paramLabel = "SIGNALS",
            description = "The returns whose days count. Default: those that state values, as purchases do; else all"
                    + " returns.")
    private List<String> targets = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "The instant to look at; later interactions do not count. Default: the last in the input.")
    private Optional<Instant> asOf = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "OUT",
            description = "Write to this file: .csv, .jsonl or .parquet. Default: CSV to the screen.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description = "Also draw how long customers stay away: a histogram of the gaps.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--dark", description = "The picture on a dark ground.")
    private boolean dark;

    public RhythmsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserMistake, IOException, InterruptedException {
        Formats.require(output);
        Loaded loaded = new Loading(input, console).alsoWriting(plot).load(output, input.failedIfNamed(), List.of());
        Instant at = loaded.at(asOf);
        Question question = new Asking(targets, ANY, List.of()).of(loaded, at);
        InteractionLog log = loaded.log();
        History history = (rules, visitor) -> {
            InteractionLog.Visitor one = (customer, timeline) -> visitor.visit(customer, timeline);
            log.walk(rules, List.of(one));
        };
        Rhythms rhythms = Rhythms.of(history, question.rules(), question.targets(), Micros.of(at));
        RhythmWords words = new RhythmWords(rhythms, key -> log.customers().name((int) key));
        write(words.table());
        if (plot.isPresent()) draw(rhythms.population(), plot.get());
        console.note("days with %s, as of %s".formatted(String.join(" or ", question.targetNames()), at));
        words.sentences().forEach(console::note);
        loaded.report(console);
        return loaded.exitStatus();
    }

    private void write(Table<CustomerRhythm> table) throws IOException {
        if (output.isPresent()) {
            TableFile.write(table, output.get());
            console.note("written: %s".formatted(output.get()));
        } else {
            StringBuilder csv = new StringBuilder();
            TableFile.writeCsv(table, csv);
            console.data(csv.toString());
        }
    }

    private void draw(Population all, Path file) throws IOException, UserMistake {
        if (all.gaps().isEmpty()) throw new UserMistake("nobody came twice: there is no gap to draw");
        List<Double> quartiles = List.of(
                all.quantile(0.25).orElseThrow(),
                all.quantile(0.5).orElseThrow(),
                all.quantile(0.75).orElseThrow());
        AsideFile.write(file, GapsPicture.of(all.gaps(), quartiles, dark ? Theme.DARK : Theme.LIGHT));
        console.note("written: %s".formatted(file));
    }
}
