package io.customerpulse.tables.parquet;

import io.customerpulse.tables.table.Table;
import io.customerpulse.tables.table.Table.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes a table as Parquet, its rows in their order.
public final class TableParquet {

    private static final String NAME = "rows";

    private TableParquet() {}

    /// Writes it.
    ///
    /// @throws IOException if the file cannot be written
    public static <R> void write(Table<R> table, Path file) throws IOException {
        try (Connection connection = ParquetFile.connect(1);
                Statement statement = connection.createStatement()) {
            String columns =
                    table.columns().stream().map(TableParquet::declared).collect(Collectors.joining(", "));
            statement.execute("CREATE TABLE %s (%s)".formatted(NAME, columns));
            fill(table, connection.unwrap(DuckDBConnection.class));
            statement.execute("SET preserve_insertion_order = true");
            statement.execute("COPY %s TO %s (FORMAT parquet)".formatted(NAME, Sql.text(file.toString())));
        } catch (SQLException unwritable) {
            throw new IOException("cannot write %s: %s".formatted(file, unwritable.getMessage()), unwritable);
        }
    }

    private static String declared(Column<?> column) {
        String type =
                switch (column) {
                    case Column.Text<?> _ -> "VARCHAR";
                    case Column.Amount<?> _ -> "DOUBLE";
                    case Column.Whole<?> _ -> "BIGINT";
                };
        return column.name() + " " + type;
    }

    private static <R> void fill(Table<R> table, DuckDBConnection connection) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("main", NAME)) {
            for (R row : table.rows()) {
                appender.beginRow();
                for (Column<R> column : table.columns()) append(appender, column, row);
                appender.endRow();
            }
        }
    }

    private static <R> void append(DuckDBAppender appender, Column<R> column, R row) throws SQLException {
        switch (column) {
            case Column.Text<R> text -> appender.append(text.of().apply(row));
            case Column.Whole<R> whole -> appender.append(whole.of().applyAsLong(row));
            case Column.Amount<R> amount -> {
                double value = amount.of().applyAsDouble(row);
                if (Double.isNaN(value)) appender.appendNull();
                else appender.append(value);
            }
        }
    }
}
