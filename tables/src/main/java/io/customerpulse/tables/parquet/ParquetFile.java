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
import java.util.function.LongConsumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;

/// A Parquet file of interactions.
///
/// @param path where it is
public record ParquetFile(Path path) {

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
            String sql = new ParquetQuery(mapping, columns).over(path);
            ParquetReader reader = new ParquetReader(intake, mapping, columns);
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    DuckDBChunkedResult result =
                            statement.unwrap(DuckDBPreparedStatement.class).query()) {
                long rows = 0;
                while (result.nextChunk()) {
                    reader.read(result.chunk());
                    rows += result.chunk().rowCount();
                    progress.accept(rows);
                    if (Thread.interrupted()) throw new InterruptedException();
                }
            }
        } catch (SQLException | IllegalArgumentException unreadable) {
            throw new IOException("%s: %s".formatted(path, firstLine(unreadable)), unreadable);
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
