package io.customerpulse.cli.input;

import io.customerpulse.tables.intake.Deduplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// The options of every command that reads interactions.
public final class InputOptions {

    /// The input that is no file.
    static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description = {
                "Files of interactions, or - for standard input: CSV, TSV, white-space columns, JSON lines or"
                        + " Parquet; plain, gzip or zstd. JSON lines of Segment-spec events need no mapping."
            })
    List<String> inputs = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "M.yaml",
            description = "Where things stand in the input. See docs/reference/mapping.md.")
    Optional<Path> mapping = Optional.empty();

    @Option(
            names = "--catalog",
            paramLabel = "C.yaml",
            description = "What signals mean. See docs/reference/catalog.md. Default: the built-in catalog.")
    Optional<Path> catalog = Optional.empty();

    @Option(
            names = "--deduplicate",
            paramLabel = "id|content",
            converter = ByWord.class,
            description = "Which rows are the same event: those with the same id (default), or also those"
                    + " without an id that agree in everything.")
    Deduplication deduplication = Deduplication.ID;

    @Option(
            names = "--failed",
            paramLabel = "FILE",
            description = "Where rows that could not be used are kept. Default for score: beside the output, as"
                    + " OUT.failed.jsonl; without an output, INPUT.failed.jsonl in this folder. The other"
                    + " commands only count them.")
    Optional<Path> failed = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "Processors to use. Default: all.")
    int threads = Runtime.getRuntime().availableProcessors();

    /// The words of `--deduplicate`.
    static final class ByWord implements ITypeConverter<Deduplication> {
        @Override
        public Deduplication convert(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "id" -> Deduplication.ID;
                case "content" -> Deduplication.CONTENT;
                default -> throw new TypeConversionException("got \"%s\", allowed: id, content".formatted(word));
            };
        }
    }

    /// Where failed rows are kept by a command that accounts for every row.
    ///
    /// @param output where its results will stand, if in a file
    public FailedPlace failedBeside(Optional<Path> output) {
        if (failed.isPresent()) return new FailedPlace.Named(failed.get());
        if (output.isPresent()) return new FailedPlace.Usual(Path.of(output.get() + ".failed.jsonl"));
        Path name = inputs.getFirst().equals(STANDARD_INPUT)
                ? Path.of("stdin")
                : Path.of(inputs.getFirst()).getFileName();
        return new FailedPlace.Usual(Path.of(name + ".failed.jsonl"));
    }

    /// Where failed rows are kept by a command that looks at some customers only.
    public FailedPlace failedIfNamed() {
        return failed.<FailedPlace>map(FailedPlace.Named::new).orElse(new FailedPlace.Nowhere());
    }

    /// Which rows are the same event.
    public Deduplication deduplication() {
        return deduplication;
    }

    /// The catalog that was named.
    public Optional<Path> catalog() {
        return catalog;
    }

    /// At least one thread, at most what the machine has.
    public int threads() {
        return Math.clamp(threads, 1, Runtime.getRuntime().availableProcessors());
    }
}
