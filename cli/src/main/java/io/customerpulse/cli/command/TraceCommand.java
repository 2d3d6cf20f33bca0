package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.ModelOption;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.picture.EkgSubject;
import io.customerpulse.cli.picture.EkgSvg;
import io.customerpulse.cli.picture.Frame;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.cli.picture.Theme;
import io.customerpulse.cli.picture.WardSvg;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.tables.output.AsideFile;
import io.customerpulse.tables.score.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pulse trace`: the course of a pulse, as a graph, a picture or a table.
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = {
            "Draws the course of a customer's pulse: beats at the interactions, decay between them."
                    + " Several customers give a ward: one strip each."
        },
        footer = {
            "",
            "Example: pulse trace events.csv --mapping mapping.yaml --customer ada --svg ada.svg",
            "A ward:  pulse trace events.csv --mapping mapping.yaml --customer ada,ben,cleo"
        })
public final class TraceCommand implements Callable<Integer> {

    private static final int STEPS = 400;
    private static final int STRIP_HEIGHT = 64;
    private static final int WARD_HEAD = 120;

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(
            names = "--customer",
            required = true,
            split = ",",
            paramLabel = "ID",
            description = "Whose pulse; several with commas, or by repeating the option.")
    private List<String> customers = List.of();

    @Option(names = "--from", paramLabel = "T0", description = "First instant. Default: the first interaction.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "T", description = "Last instant. Default: the last in the input.")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "Between two points, such as 1d or 6h. Default: what fits.")
    private Optional<Duration> step = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Of the dates shown, such as Europe/Berlin. Default: UTC.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write a picture.")
    private Optional<Path> svg = Optional.empty();

    @Option(names = "--dark", description = "The picture on a dark ground.")
    private boolean dark;

    @Option(names = "--csv", description = "Print the course as CSV instead of a graph.")
    private boolean csv;

    public TraceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserMistake, IOException, InterruptedException {
        List<String> customers = this.customers.stream().distinct().toList();
        requireFew(customers);
        Loaded loaded = new Loading(input, console).counting(model).load(svg, input.failedIfNamed(), customers);
        Instant end = loaded.at(to);
        double typicalGapDays = Scores.of(loaded.log(), end, input.threads()).typicalGapDays();
        Instant start = start(loaded, customers, end);
        List<EkgSubject> subjects = new ArrayList<>();
        for (String customer : customers) {
            Trace trace = Trace.of(loaded.interactions(customer), loaded.rules(), typicalGapDays, span(start, end));
            subjects.add(new EkgSubject(customer, trace, start, end));
        }
        show(subjects);
        loaded.report(console);
        return loaded.exitStatus();
    }

    private void requireFew(List<String> customers) throws UserMistake {
        if (svg.isPresent() && customers.size() > WardSvg.STRIPS_MAX) {
            throw new UserMistake(
                    "a ward shows at most %d customers, not %d".formatted(WardSvg.STRIPS_MAX, customers.size()));
        }
    }

    private Instant start(Loaded loaded, List<String> customers, Instant end) throws UserMistake {
        if (from.isPresent()) {
            if (from.get().isAfter(end)) throw new UserMistake("--from %s is after --to %s".formatted(from.get(), end));
            return from.get();
        }
        Instant first = end;
        for (String customer : customers) {
            for (Interaction interaction : loaded.interactions(customer)) {
                if (interaction.at().isBefore(first)) first = interaction.at();
            }
        }
        return first;
    }

    private Trace.Span span(Instant start, Instant end) throws UserMistake {
        Duration usual = Duration.between(start, end).dividedBy(STEPS);
        try {
            return new Trace.Span(start, end, step.orElse(usual.isZero() ? Duration.ofSeconds(1) : usual));
        } catch (IllegalArgumentException unfit) {
            throw new UserMistake(String.valueOf(unfit.getMessage()));
        }
    }

    private void show(List<EkgSubject> subjects) throws IOException {
        if (svg.isPresent()) {
            AsideFile.write(svg.get(), picture(subjects));
            console.note("written: %s".formatted(svg.get()));
        }
        if (csv) {
            console.data(new TraceCsv(console.outScreen() ? shown(subjects) : subjects).text());
        } else if (svg.isEmpty()) {
            console.out().print(text(subjects));
        }
    }

    private String text(List<EkgSubject> subjects) {
        boolean nothing = subjects.stream().allMatch(it -> it.trace().points().isEmpty());
        return nothing
                ? "no interaction by %s: there is nothing to draw%n"
                        .formatted(subjects.getFirst().to())
                : new Screen(console, zone).text(subjects);
    }

    /// With names that are one line each.
    private static List<EkgSubject> shown(List<EkgSubject> subjects) {
        return subjects.stream()
                .map(it -> new EkgSubject(SafeText.visible(it.customer()), it.trace(), it.from(), it.to()))
                .toList();
    }

    private String picture(List<EkgSubject> subjects) {
        Theme theme = dark ? Theme.DARK : Theme.LIGHT;
        if (subjects.size() == 1) return EkgSvg.of(subjects.getFirst(), new Frame(1280, 640, zone), theme);
        return WardSvg.of(subjects, new Frame(1280, WARD_HEAD + STRIP_HEIGHT * subjects.size(), zone), theme);
    }
}
