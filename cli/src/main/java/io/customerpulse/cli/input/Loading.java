package io.customerpulse.cli.input;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.server.transfer.Onward;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.mapping.Ending;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.mapping.Mapping.Format;
import io.customerpulse.tables.mapping.MappingFile;
import io.customerpulse.tables.parquet.ParquetFile;
import io.customerpulse.tables.row.LineFile;
import io.customerpulse.tables.row.Row;
import io.customerpulse.tables.row.RowFile;
import io.customerpulse.tables.row.RowSettings;
import io.customerpulse.tables.row.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what the options name: catalog, mapping, and every input, each row accounted for.
public final class Loading {

    private final InputOptions options;
    private final Console console;
    private Optional<Onward> onward = Optional.empty();
    private Optional<Path> also = Optional.empty();
    private ModelOption model = new ModelOption();

    public Loading(InputOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /// Hands on what is read, and keeps none of it.
    public Loading handingOn(Onward to) {
        onward = Optional.of(to);
        return this;
    }

    /// Counts the learned pulse that the option names, if it names one.
    public Loading counting(ModelOption learned) {
        model = learned;
        return this;
    }

    /// One more file that will be written, beside the results: looked at before the long work.
    public Loading alsoWriting(Optional<Path> place) {
        also = place;
        return this;
    }

    /// Reads everything.
    ///
    /// @param output where results will stand, if in a file: looked at before the long work
    /// @param place  where failed rows are kept
    /// @param watch  customers whose whole interactions are wanted
    /// @throws UserMistake          if something named does not exist or does not fit
    /// @throws IOException          if something cannot be read, or there is no room for what will be written
    /// @throws InterruptedException if the thread is interrupted
    public Loaded load(Optional<Path> output, FailedPlace place, List<String> watch)
            throws UserMistake, IOException, InterruptedException {
        if (options.threads < 1) {
            throw new UserMistake("--threads: got %d, allowed: 1 or more".formatted(options.threads));
        }
        for (String input : options.inputs) {
            if (!input.equals(InputOptions.STANDARD_INPUT)) requireFile(input);
        }
        requirePlaces(output, place);
        Optional<LearnedPulse> learned = model.read();
        Rules rules = rules(learned);
        Optional<Mapping> mapping = mapping();
        Optional<ZoneId> days = mapping.filter(it -> it.collapse() == Mapping.Collapse.DAY)
                .map(it -> it.time().zone());
        InteractionLog log = new InteractionLog(rules, days);
        try (FailedRows failed = new FailedRows(place)) {
            Intake intake = new Intake(log, options.deduplication, refused -> {
                        failed.accept(refused);
                        onward.ifPresent(to -> to.refused(refused));
                    })
                    .watching(watch);
            if (onward.isPresent()) {
                intake.handingOn(onward.get()::row);
                onward.get().begin(days, rules);
            }
            for (String input : options.inputs) {
                failed.from(input);
                if (onward.isPresent()) onward.get().from(input, file(input));
                read(input, mapping, intake);
            }
            failed.complete();
            return new Loaded(intake, days, place, failed.first(), learned);
        }
    }

    private Rules rules(Optional<LearnedPulse> learned) throws UserMistake {
        Catalog catalog = YamlText.catalog(options.catalog);
        return Rules.of(learned.isPresent() ? ModelOption.learned(learned.get(), catalog) : catalog);
    }

    private Optional<Mapping> mapping() throws UserMistake {
        if (options.mapping.isEmpty()) return Optional.empty();
        Path file = options.mapping.get();
        Optional<Format> usual = Ending.format(options.inputs.getFirst());
        return switch (MappingFile.read(file.toString(), YamlText.text(file), usual)) {
            case MappingFile.Read read -> Optional.of(read.mapping());
            case MappingFile.Refused refused -> throw YamlText.mistake(refused.problems());
        };
    }

    private void read(String input, Optional<Mapping> mapping, Intake intake)
            throws UserMistake, IOException, InterruptedException {
        Format format = mapping.map(it -> it.layout().format())
                .or(() -> Ending.format(input))
                .orElse(Format.JSONL);
        if (format == Format.PARQUET) {
            readParquet(input, mapping, intake);
        } else if (mapping.isEmpty() && format != Format.JSONL) {
            throw new UserMistake(MappingHint.forInput(input, format));
        } else {
            readText(input, mapping.<Shape>map(Shape.Mapped::new).orElse(new Shape.Segment()), intake);
        }
    }

    private void readParquet(String input, Optional<Mapping> mapping, Intake intake)
            throws UserMistake, IOException, InterruptedException {
        if (input.equals(InputOptions.STANDARD_INPUT)) {
            throw new UserMistake("Parquet cannot be read from standard input: its table of contents is at its end");
        }
        if (mapping.isEmpty()) throw new UserMistake(MappingHint.forInput(input, Format.PARQUET));
        try (Progress progress = new Progress(console, "reading " + input, "rows", 0)) {
            new ParquetFile(Path.of(input)).read(mapping.get(), intake, progress::at, options.threads());
        }
    }

    private void readText(String input, Shape shape, Intake intake)
            throws UserMistake, IOException, InterruptedException {
        boolean standard = input.equals(InputOptions.STANDARD_INPUT);
        long size = standard ? 0 : Files.size(Path.of(input));
        String currency = intake.log().rules().catalog().rates().currency();
        Optional<String> stopped = Optional.empty();
        try (Progress progress = new Progress(console, "reading " + input, "bytes", size);
                InputStream in = standard ? System.in : Files.newInputStream(Path.of(input))) {
            if (onward.isPresent() && shape instanceof Shape.Segment) {
                LineFile.read(in, progress::at, new Lines(intake, onward.get()));
            } else {
                stopped = RowFile.read(in, shape, new RowSettings(currency, progress::at), intake)
                        .stopped();
            }
        }
        // The only refusal is said by the report, or by the mistake that nothing was read.
        boolean saidLater = intake.accounting().failed() == 1;
        if (stopped.isPresent() && !saidLater) {
            console.note("%s: %s".formatted(input, stopped.get()));
        }
    }

    /// Lines go on as they stand; what is none is accounted for as a row is.
    private record Lines(Intake intake, Onward to) implements LineFile.Sink {

        @Override
        public void line(long number, String text) {
            to.line(number, text);
        }

        @Override
        public void refused(Row.Refused refused) {
            intake.accept(refused);
        }
    }

    private void requirePlaces(Optional<Path> output, FailedPlace place) throws UserMistake, IOException {
        Written written = new Written(read());
        if (output.isPresent()) written.add("the output", output.get());
        if (also.isPresent()) written.add("the output", also.get());
        switch (place) {
            // Beside the output there is room if there is room for it; without failed rows nothing is written.
            case FailedPlace.Usual usual -> written.spare("the file of failed rows", usual.file());
            case FailedPlace.Named named -> written.add("--failed", named.file());
            case FailedPlace.Nowhere _ -> {}
        }
    }

    private List<Path> read() {
        List<Path> read = new ArrayList<>();
        for (String input : options.inputs) {
            if (!input.equals(InputOptions.STANDARD_INPUT)) read.add(Path.of(input));
        }
        options.mapping.ifPresent(read::add);
        options.catalog.ifPresent(read::add);
        model.file.ifPresent(read::add);
        return read;
    }

    /// A file that rows are handed on from: its content tells them from those of others.
    private static Path file(String input) throws UserMistake {
        if (!input.equals(InputOptions.STANDARD_INPUT)) return Path.of(input);
        throw new UserMistake("a file is needed to import: what it holds tells its rows from those of others");
    }

    private static void requireFile(String input) throws UserMistake {
        Path file = Path.of(input);
        if (Files.isDirectory(file)) throw new UserMistake("cannot read %s: it is a folder".formatted(input));
        if (!Files.exists(file)) throw new UserMistake("cannot read %s: there is no such file".formatted(input));
        if (!Files.isReadable(file)) throw new UserMistake("cannot read %s: permission denied".formatted(input));
    }
}
