package io.customerpulse.checks.bench;

import io.customerpulse.simulator.BulkLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/// Writes a made-up log as a Parquet file with the columns `customer`, `time`, `signal`, `value` (US
/// dollars) and `outreach`. Rows pass through in chunks, so a log of any size needs little memory.
final class BulkParquet {

    private BulkParquet() {}

    static void write(BulkLog log, Path file) throws SQLException {
        String select = """
                SELECT format('customer-{:08d}', customer) AS customer,
                       make_timestamp(at_micros) AS time,
                       %s[signal + 1] AS signal,
                       value_minor / 100 AS value,
                       %s[outreach + 1] AS outreach
                FROM bulk()""".formatted(
                        list(BulkLog.signals()),
                        list(IntStream.range(0, BulkLog.OUTREACHES)
                                .mapToObj(BulkLog::outreach)
                                .toList()));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            DuckDBFunctions.tableFunction()
                    .withName("bulk")
                    .withFunction(new Chunks(log))
                    .register(connection);
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(select, file));
        }
    }

    private static String list(List<String> texts) {
        return texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    /// The rows, a chunk at a time.
    private record Chunks(BulkLog log) implements DuckDBTableFunction<Object, BulkLog.Rows, Object> {

        @Override
        public Object bind(DuckDBTableFunctionBindInfo info) throws SQLException {
            info.addResultColumn("customer", DuckDBColumnType.INTEGER);
            info.addResultColumn("at_micros", DuckDBColumnType.BIGINT);
            info.addResultColumn("signal", DuckDBColumnType.INTEGER);
            info.addResultColumn("value_minor", DuckDBColumnType.BIGINT);
            info.addResultColumn("outreach", DuckDBColumnType.INTEGER);
            return this;
        }

        @Override
        public BulkLog.Rows init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            return log.read();
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws SQLException {
            BulkLog.Rows rows = call.getInitData();
            int i = 0;
            for (; i < chunk.capacity() && rows.next(); i++) {
                chunk.vector(0).setInt(i, rows.customer());
                chunk.vector(1).setLong(i, rows.atMicros());
                chunk.vector(2).setInt(i, rows.signal());
                if (rows.valueMinor() == BulkLog.NO_VALUE) chunk.vector(3).setNull(i);
                else chunk.vector(3).setLong(i, rows.valueMinor());
                if (rows.outreach() == BulkLog.NO_OUTREACH) chunk.vector(4).setNull(i);
                else chunk.vector(4).setInt(i, rows.outreach());
            }
            return i;
        }
    }
}
