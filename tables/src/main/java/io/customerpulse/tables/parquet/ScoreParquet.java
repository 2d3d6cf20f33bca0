package io.customerpulse.tables.parquet;

import io.customerpulse.tables.score.ScoreColumn;
import io.customerpulse.tables.score.ScoreRow;
import io.customerpulse.tables.score.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/// Writes the table of scores as Parquet: DuckDB asks for chunks of rows, sorts them by customer and packs
/// them, all in several threads.
public final class ScoreParquet {

    private static final String FUNCTION = "scores";
    private static final String INSTANT = "_micros";

    private ScoreParquet() {}

    /// Writes all scores, sorted by customer.
    ///
    /// @throws IOException if the file cannot be written
    public static void write(Scores scores, Path file, int threads) throws IOException {
        try (Connection connection = ParquetFile.connect(threads);
                Statement statement = connection.createStatement()) {
            DuckDBFunctions.tableFunction()
                    .withName(FUNCTION)
                    .withFunction(new Chunks(scores, threads))
                    .register(connection);
            statement.execute("SET preserve_insertion_order = true");
            statement.execute("COPY (SELECT %s FROM %s() ORDER BY customer) TO %s (FORMAT parquet)"
                    .formatted(selection(scores), FUNCTION, Sql.text(file.toString())));
        } catch (SQLException unwritable) {
            throw new IOException("cannot write %s: %s".formatted(file, unwritable.getMessage()), unwritable);
        }
    }

    private static String selection(Scores scores) {
        StringBuilder selection = new StringBuilder();
        for (ScoreColumn column : scores.columns()) {
            if (!selection.isEmpty()) selection.append(", ");
            if (column instanceof ScoreColumn.Time time) {
                selection.append("make_timestamptz(%1$s%2$s) AS %1$s".formatted(time.name(), INSTANT));
            } else {
                selection.append(column.name());
            }
        }
        return selection.toString();
    }

    /// The rows, a chunk at a time, in the order of the customers' numbers; several threads ask for them.
    private record Chunks(Scores scores, int threads) implements DuckDBTableFunction<Object, AtomicInteger, Object> {

        @Override
        public Object bind(DuckDBTableFunctionBindInfo info) throws SQLException {
            for (ScoreColumn column : scores.columns()) {
                switch (column) {
                    case ScoreColumn.Text text -> info.addResultColumn(text.name(), DuckDBColumnType.VARCHAR);
                    case ScoreColumn.Amount number -> info.addResultColumn(number.name(), DuckDBColumnType.DOUBLE);
                    case ScoreColumn.Whole whole -> info.addResultColumn(whole.name(), DuckDBColumnType.BIGINT);
                    case ScoreColumn.Time time -> info.addResultColumn(time.name() + INSTANT, DuckDBColumnType.BIGINT);
                }
            }
            return this;
        }

        @Override
        public AtomicInteger init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(threads);
            return new AtomicInteger();
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws SQLException {
            AtomicInteger next = call.getInitData();
            int capacity = (int) chunk.capacity();
            ScoreRow[] slice = new ScoreRow[capacity];
            int rows = 0;
            // A chunk without rows means the end, so go on until there is one.
            while (rows == 0) {
                int from = next.getAndAdd(capacity);
                if (from >= scores.customers()) return 0;
                int to = Math.min(from + capacity, scores.customers());
                for (int customer = from; customer < to; customer++) {
                    if (scores.isScored(customer)) slice[rows++] = scores.rowOf(customer);
                }
            }
            List<ScoreColumn> columns = scores.columns();
            for (int c = 0; c < columns.size(); c++) fill(chunk.vector(c), columns.get(c), slice, rows);
            return rows;
        }

        private static void fill(DuckDBWritableVector vector, ScoreColumn column, ScoreRow[] rows, int count) {
            switch (column) {
                case ScoreColumn.Text text -> {
                    String[] texts = new String[count];
                    for (int i = 0; i < count; i++) texts[i] = text.of().apply(rows[i]);
                    vector.setStrings(0, texts);
                }
                case ScoreColumn.Amount number -> {
                    for (int i = 0; i < count; i++) put(vector, i, number.of().applyAsDouble(rows[i]));
                }
                case ScoreColumn.Whole whole -> {
                    for (int i = 0; i < count; i++) vector.setLong(i, whole.of().applyAsLong(rows[i]));
                }
                case ScoreColumn.Time time -> {
                    for (int i = 0; i < count; i++) vector.setLong(i, time.of().applyAsLong(rows[i]));
                }
            }
        }

        private static void put(DuckDBWritableVector vector, int row, double value) {
            if (Double.isNaN(value)) vector.setNull(row);
            else vector.setDouble(row, value);
        }
    }
}
