package io.customerpulse.checks.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The peer of `./pulse score`: DuckDB groups a Parquet file by customer into one decayed sum each, with
/// a half-life of thirty days, and writes that as Parquet. One query, in a process of its own.
public final class DuckDbPeer {

    private DuckDbPeer() {}

    /// Runs the query.
    ///
    /// @param arguments file in, file out, instant in UTC without a zone, threads
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + Integer.parseInt(arguments[3]));
            statement.execute("""
            COPY (SELECT customer,
                         sum(pow(2, -(epoch(TIMESTAMP '%s') - epoch(time)) / (30 * 86400.0))) AS pulse
                  FROM read_parquet('%s') GROUP BY customer)
            TO '%s' (FORMAT parquet)""".formatted(arguments[2], arguments[0], arguments[1]));
        }
    }
}
