package io.customerpulse.server.imports;

import io.customerpulse.codec.yaml.Problem;
import io.customerpulse.tables.mapping.Ending;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.mapping.Mapping.Format;
import io.customerpulse.tables.mapping.MappingFile;
import java.util.List;
import java.util.Optional;

/// A file that somebody wants to bring in.
///
/// @param name    what it is called, as text: no path is made of it
/// @param bytes   how long it is, packed if it is
/// @param mapping the text that says where things stand in it; empty for JSON lines of Segment-spec calls
public record Wanted(String name, long bytes, Optional<String> mapping) {

    /// The longest file that is taken.
    public static final long BYTES_MAX = 2_000_000_000;

    public static final int NAME_MAX = 200;
    public static final int MAPPING_MAX = 100_000;

    private static final String PARQUET =
            "Parquet is read by the command line: pulse import FILE --mapping M.yaml --server URL --key KEY";

    public Wanted {
        if (bytes < 1 || bytes > BYTES_MAX) throw new IllegalArgumentException("bytes: " + bytes);
    }

    /// How the file is to be read.
    public sealed interface Shape {

        /// JSON lines of Segment-spec calls.
        record Calls() implements Shape {}

        /// As a mapping says.
        record Mapped(Mapping mapping) implements Shape {}

        /// It cannot be told, for these reasons.
        record Unclear(List<String> reasons) implements Shape {
            public Unclear {
                reasons = List.copyOf(reasons);
            }
        }
    }

    Shape shape() {
        return shape(name, mapping);
    }

    /// How a file is to be read.
    public static Shape shape(String name, Optional<String> mapping) {
        Optional<Format> ending = Ending.format(name);
        if (mapping.isEmpty()) return unmapped(ending);
        return switch (MappingFile.read("mapping", mapping.get(), ending)) {
            case MappingFile.Refused(List<Problem> problems) ->
                new Shape.Unclear(problems.stream().map(Problem::message).toList());
            case MappingFile.Read(Mapping read) ->
                read.layout().format() == Format.PARQUET ? unclear(PARQUET) : new Shape.Mapped(read);
        };
    }

    private static Shape unmapped(Optional<Format> ending) {
        return switch (ending.orElse(Format.JSONL)) {
            case JSONL -> new Shape.Calls();
            case PARQUET -> unclear(PARQUET);
            case CSV, TSV, COLUMNS -> unclear("a table needs a mapping, which says where things stand in it");
        };
    }

    private static Shape unclear(String reason) {
        return new Shape.Unclear(List.of(reason));
    }
}
