package io.customerpulse.tables.output;

import io.customerpulse.tables.parquet.ScoreParquet;
import io.customerpulse.tables.score.Scores;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The table of scores as a file; its ending says the format.
public final class ScoreFile {

    private ScoreFile() {}

    /// The formats scores are written in.
    public enum Format {
        CSV,
        JSONL,
        PARQUET;

        /// The format of a file by its ending.
        ///
        /// @throws IOException if it has none of the three; the message is fit for a user
        public static Format of(Path file) throws IOException {
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".csv")) return CSV;
            if (name.endsWith(".jsonl")) return JSONL;
            if (name.endsWith(".parquet")) return PARQUET;
            throw new IOException("cannot write %s: its ending must be .csv, .jsonl or .parquet".formatted(file));
        }
    }

    /// Writes all scores, sorted by customer. The file appears when it is whole.
    ///
    /// @param threads that write; at least 1
    /// @throws IOException if it cannot be written; the message is fit for a user
    public static void write(Scores scores, Path file, int threads) throws IOException {
        Format format = Format.of(file);
        try (AsideFile aside = new AsideFile(file)) {
            switch (format) {
                case PARQUET -> ScoreParquet.write(scores, aside.path(), threads);
                case CSV, JSONL -> {
                    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside.path()), 1 << 16)) {
                        write(scores, text(scores, format), out);
                    }
                }
            }
            aside.complete();
        }
    }

    /// Writes all scores as CSV to a stream; does not close it.
    public static void writeCsv(Scores scores, OutputStream out) throws IOException {
        write(scores, new CsvRows(scores.columns()), out);
    }

    private static RowText text(Scores scores, Format format) {
        return format == Format.CSV ? new CsvRows(scores.columns()) : new JsonRows(scores.columns());
    }

    private static void write(Scores scores, RowText text, OutputStream out) throws IOException {
        StringBuilder lines = new StringBuilder();
        text.head(lines);
        for (int place = 0; place < scores.size(); place++) {
            text.row(scores.row(place), lines);
            if (lines.length() > 1 << 15 || place == scores.size() - 1) {
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                lines.setLength(0);
            }
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
