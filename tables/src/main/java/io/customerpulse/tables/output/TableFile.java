package io.customerpulse.tables.output;

import io.customerpulse.tables.parquet.TableParquet;
import io.customerpulse.tables.table.Table;
import io.customerpulse.tables.table.Table.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.io.JsonStringEncoder;

/// A table as a file; its ending says the format.
public final class TableFile {

    private TableFile() {}

    /// Writes a table. The file appears when it is whole.
    ///
    /// @throws IOException if it cannot be written; the message is fit for a user
    public static <R> void write(Table<R> table, Path file) throws IOException {
        ScoreFile.Format format = ScoreFile.Format.of(file);
        try (AsideFile aside = new AsideFile(file)) {
            switch (format) {
                case PARQUET -> TableParquet.write(table, aside.path());
                case CSV -> {
                    try (BufferedWriter out = Files.newBufferedWriter(aside.path())) {
                        writeCsv(table, out);
                    }
                }
                case JSONL -> {
                    try (BufferedWriter out = Files.newBufferedWriter(aside.path())) {
                        for (R row : table.rows()) out.append(json(table, row));
                    }
                }
            }
            aside.complete();
        }
    }

    /// Writes a table as CSV (RFC 4180): shortest numbers that read back the same, empty where there is none.
    public static <R> void writeCsv(Table<R> table, Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (Column<R> column : table.columns())
            line.append(line.isEmpty() ? "" : ",").append(column.name());
        out.append(line.append('\n'));
        for (R row : table.rows()) {
            line.setLength(0);
            String before = "";
            for (Column<R> column : table.columns()) {
                line.append(before);
                before = ",";
                switch (column) {
                    case Column.Text<R> text -> CsvText.append(text.of().apply(row), line);
                    case Column.Whole<R> whole -> line.append(whole.of().applyAsLong(row));
                    case Column.Amount<R> amount -> {
                        double value = amount.of().applyAsDouble(row);
                        if (!Double.isNaN(value)) line.append(value);
                    }
                }
            }
            out.append(line.append('\n'));
        }
    }

    private static <R> StringBuilder json(Table<R> table, R row) {
        StringBuilder line = new StringBuilder();
        char before = '{';
        for (Column<R> column : table.columns()) {
            line.append(before).append('"').append(column.name()).append("\":");
            before = ',';
            switch (column) {
                case Column.Text<R> text -> {
                    line.append('"');
                    JsonStringEncoder.getInstance().quoteAsString(text.of().apply(row), line);
                    line.append('"');
                }
                case Column.Whole<R> whole -> line.append(whole.of().applyAsLong(row));
                case Column.Amount<R> amount -> {
                    double value = amount.of().applyAsDouble(row);
                    if (Double.isNaN(value)) line.append("null");
                    else line.append(value);
                }
            }
        }
        return line.append("}\n");
    }
}
