package io.customerpulse.checks.bench;

import io.customerpulse.simulator.BulkLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// A big made-up log as a Parquet file, with the mapping and the catalog to score it by.
///
/// The catalog is honest work: an outreach that expects a response, a response that answers it, a
/// mixture of half-lives, a box, a value on a logarithmic scale, and a signal that hurts.
///
/// @param parquet the log
/// @param mapping where things stand in it
/// @param catalog what they mean
record BulkInput(Path parquet, Path mapping, Path catalog) {

    /// The first instant after the log's year.
    static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    private static final long SEED = 42;

    private static final String MAPPING = """
            format: parquet
            customer: customer
            time: {column: time}
            signal: {column: signal}
            value: {column: value, currency: USD}
            outreach: outreach
            """;

    private static final String CATALOG = """
            currency: USD
            signals:
              Page Viewed:           {side: return, weight: 0.2, half_life: 7d}
              Product Viewed:        {side: return, weight: 0.5, half_life: 14d}
              Email Delivered:       {side: investment, weight: 0.2, half_life: 7d, expects_response: {within: 7d, noise: 0.1}}
              Email Opened:          {side: return, weight: 0.5, half_life: 14d, answers: outreach}
              Social Content Viewed: {side: return, weight: 1, mixture: {1d: 0.5, 8d: 0.3, 64d: 0.2}}
              Product Added:         {side: return, weight: 1, box: {duration: 14d}}
              Order Completed:       {side: return, weight: 5, half_life: 91d, value: {log1p: {scale: 50}}}
              Ticket Opened:         {side: return, weight: -1, half_life: 30d}
            """;

    /// Writes all three.
    static BulkInput write(TemporaryFolder folder, long rows, int customers) throws IOException, SQLException {
        BulkInput input = new BulkInput(
                folder.file("events-%d.parquet".formatted(rows)),
                folder.write("mapping.yaml", MAPPING),
                folder.write("catalog.yaml", CATALOG));
        BulkParquet.write(new BulkLog(SEED, rows, customers, END), input.parquet);
        return input;
    }

    /// `./pulse score` of it, with all columns, into a Parquet file.
    WholeProcess score(String heap, Path output) {
        return WholeProcess.pulse(
                heap,
                List.of(
                        "score",
                        parquet.toString(),
                        "--mapping",
                        mapping.toString(),
                        "--catalog",
                        catalog.toString(),
                        "--output",
                        output.toString()));
    }
}
