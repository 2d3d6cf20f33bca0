package io.customerpulse.tables.parquet;

import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.log.LogPart;
import io.customerpulse.tables.mapping.Mapping;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBWritableVector;

/// Takes in a file's good rows as numbers, in the threads that decode it: a query has them call a function
/// of ours, so that rows are neither gathered into a result nor handed from thread to thread.
final class NumberedFile {

    private static final String FUNCTION = "take";

    private static final DuckDBColumnType[] PARAMETERS = {
        DuckDBColumnType.BIGINT,
        DuckDBColumnType.VARCHAR,
        DuckDBColumnType.BIGINT,
        DuckDBColumnType.BIGINT,
        DuckDBColumnType.VARCHAR,
        DuckDBColumnType.DOUBLE,
        DuckDBColumnType.VARCHAR,
        DuckDBColumnType.BIGINT,
        DuckDBColumnType.VARCHAR,
        DuckDBColumnType.BIGINT,
        DuckDBColumnType.VARCHAR,
        DuckDBColumnType.BIGINT,
        DuckDBColumnType.VARCHAR,
    };

    private final Intake intake;
    private final Mapping mapping;
    private final boolean isLocal;
    private final LongConsumer progress;
    private final HashedCustomers customers;
    /// Those that no thread works with now; a thread takes any.
    private final ConcurrentLinkedQueue<NumberedRows> idle = new ConcurrentLinkedQueue<>();

    private long rows;

    NumberedFile(Intake intake, Mapping mapping, boolean isLocal, LongConsumer progress) {
        this.intake = intake;
        this.mapping = mapping;
        this.isLocal = isLocal;
        this.progress = progress;
        this.customers = new HashedCustomers(intake.log().customers());
    }

    /// Takes in all good rows.
    ///
    /// @param query by the name of the function; it counts good rows and bad ones
    /// @return how many bad ones were passed over
    long read(Connection connection, UnaryOperator<String> query) throws SQLException, InterruptedException {
        DuckDBFunctions.scalarFunction()
                .withName(FUNCTION)
                .withParameters(PARAMETERS)
                .withReturnType(DuckDBColumnType.BOOLEAN)
                .withVectorizedFunction(this::take)
                .withVolatile()
                .register(connection);
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(query.apply(FUNCTION))) {
            counts.next();
            List<LogPart> parts = idle.stream().map(NumberedRows::part).toList();
            long taken = parts.stream().mapToLong(LogPart::size).sum();
            if (taken != counts.getLong(1)) {
                throw new IllegalStateException("%d good rows, but %d taken in".formatted(counts.getLong(1), taken));
            }
            parts.forEach(intake::accept);
            return counts.getLong(2);
        } catch (SQLException failed) {
            if (Thread.interrupted()) throw new InterruptedException();
            throw failed;
        }
    }

    /// Takes in a chunk. Nobody reads the answers, so none are written.
    private void take(DuckDBDataChunkReader chunk, DuckDBWritableVector answers) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) throw new InterruptedException();
        NumberedRows known = idle.poll();
        NumberedRows taker = known == null ? new NumberedRows(intake, mapping, customers, isLocal) : known;
        taker.accept(new Cells(chunk, ParquetQuery.Cell.CUSTOMER_HASH));
        idle.add(taker);
        progress(chunk.rowCount());
    }

    private synchronized void progress(long more) {
        rows += more;
        progress.accept(rows);
    }
}
