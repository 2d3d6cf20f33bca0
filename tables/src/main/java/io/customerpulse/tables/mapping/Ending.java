package io.customerpulse.tables.mapping;

import java.util.Locale;
import java.util.Optional;

/// What the end of a file's name says about its format.
public final class Ending {

    private Ending() {}

    /// The format that a name's ending says, what stands for packing (`.gz`, `.zst`) left out; empty if it says
    /// none. White-space columns have no ending of their own.
    public static Optional<Mapping.Format> format(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (String packed : new String[] {".gz", ".zst", ".zstd"}) {
            if (name.endsWith(packed)) name = name.substring(0, name.length() - packed.length());
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> Optional.of(Mapping.Format.CSV);
            case "tsv", "tab" -> Optional.of(Mapping.Format.TSV);
            case "jsonl", "ndjson", "json" -> Optional.of(Mapping.Format.JSONL);
            case "parquet" -> Optional.of(Mapping.Format.PARQUET);
            default -> Optional.empty();
        };
    }
}
