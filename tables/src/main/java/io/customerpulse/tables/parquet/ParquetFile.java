package io.customerpulse.tables.parquet;

import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/// A Parquet file of interactions.
///
/// @param path where it is
public record ParquetFile(Path path) {

    /// How far decoding may run ahead of what takes the rows in. The usual 1 MB is a few chunks, and both
    /// sides wait for each other.
    private static final String BUFFER = "64MB";

    /// Takes every row into the intake, in no stated order.
    ///
    /// @param progress told how many rows were taken in so far
    /// @param threads  that decode; at least 1
    /// @throws IOException          if the file cannot be read, or the mapping does not fit it; the message is
    ///                              fit for a user
    /// @throws InterruptedException if the caller is interrupted
    public void read(Mapping mapping, Intake intake, LongConsumer progress, int threads)
            throws IOException, InterruptedException {
        try (Connection connection = connect(threads)) {
            ParquetColumns columns = ParquetColumns.of(types(connection));
            ParquetQuery query = new ParquetQuery(mapping, columns);
            String refused = query.refused(path);
            ParquetReader reader = new ParquetReader(intake, mapping, columns);
            if (intake.takesNumbers() && mapping.about().id().isEmpty()) {
                boolean isLocal = new ParquetTime(columns, mapping.time()).isLocal();
                NumberedFile numbered = new NumberedFile(intake, mapping, isLocal, progress);
                long bad = numbered.read(connection, name -> query.numbers(path, name));
                if (bad > 0) forEachChunk(connection, refused, reader::readRefused);
            } else {
                long[] rows = {0};
                forEachChunk(connection, query.texts(path), chunk -> {
                    reader.read(chunk);
                    rows[0] += chunk.rowCount();
                    progress.accept(rows[0]);
                });
            }
        } catch (SQLException | IllegalArgumentException unreadable) {
            throw new IOException("%s: %s".formatted(path, firstLine(unreadable)), unreadable);
        }
    }

    private static void forEachChunk(Connection connection, String sql, Consumer<DuckDBDataChunkReader> sink)
            throws SQLException, InterruptedException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                DuckDBChunkedResult result =
                        statement.unwrap(DuckDBPreparedStatement.class).query()) {
            while (result.nextChunk()) {
                sink.accept(result.chunk());
                if (Thread.interrupted()) throw new InterruptedException();
            }
        }
    }

    /// What went wrong; the lines after it would quote a query that the user did not write.
    private static String firstLine(Exception unreadable) {
        String message = String.valueOf(unreadable.getMessage()).strip();
        return message.lines().findFirst().orElse("it cannot be read").strip();
    }

    static Connection connect(int threads) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("SET preserve_insertion_order = false");
            statement.execute("SET streaming_buffer_size = '" + BUFFER + "'");
            statement.execute("SET autoinstall_known_extensions = false");
        }
        return connection;
    }

    private Map<String, String> types(Connection connection) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet described =
                        statement.executeQuery("DESCRIBE SELECT * FROM " + ParquetColumns.scan(path, false))) {
            while (described.next()) types.put(described.getString(1), described.getString(2));
        }
        return types;
    }
}
