package io.customerpulse.checks.bench;

import io.customerpulse.checks.bench.WholeProcess.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `./pulse score` with all its columns against DuckDB's `GROUP BY` of one decayed sum, over the same
/// file of ten million events of a million customers with the same threads. Whole process against
/// whole process, one after the other in each round, so that both meet the same machine.
///
/// @param ours  each round of `./pulse score`
/// @param peers each round of DuckDB
public record ScoreAgainstDuckDb(List<Run> ours, List<Run> peers) {

    private static final long ROWS = 10_000_000;
    private static final int CUSTOMERS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final String HEAP = "-Xmx2g";

    public ScoreAgainstDuckDb {
        ours = List.copyOf(ours);
        peers = List.copyOf(peers);
    }

    /// Measures five rounds, after one of each to warm the file cache and to see that both score everyone.
    public static ScoreAgainstDuckDb measure() throws IOException, SQLException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            BulkInput input = BulkInput.write(folder, ROWS, CUSTOMERS);
            Path scores = folder.file("scores.parquet");
            Path sums = folder.file("sums.parquet");
            WholeProcess ours = input.score(HEAP, scores);
            WholeProcess peer = peer(input, sums);
            ours.run();
            peer.run();
            requireSameCustomers(scores, sums);
            List<Run> oursRuns = new ArrayList<>();
            List<Run> peerRuns = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                oursRuns.add(ours.run());
                peerRuns.add(peer.run());
            }
            return new ScoreAgainstDuckDb(oursRuns, peerRuns);
        }
    }

    /// How many times as long as the peer, by the medians of both.
    public double ratio() {
        return seconds(ours).median() / seconds(peers).median();
    }

    /// All rounds of both, as a table.
    public String table() {
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++)
            pairs.add(ours.get(i).seconds() / peers.get(i).seconds());
        return String.format(
                Locale.ROOT,
                """
                10,000,000 events of 1,000,000 customers in Parquet; heap %s
                                          min   median      max      rounds
                pulse score, wall    %s
                DuckDB sum, wall     %s
                pulse score, CPU     %s
                DuckDB sum, CPU      %s
                ratio of each pair   %s
                ratio of medians     %17.2f
                """,
                HEAP,
                seconds(ours).line("s"),
                seconds(peers).line("s"),
                Runs.of(ours, Run::cpuSeconds).line("s"),
                Runs.of(peers, Run::cpuSeconds).line("s"),
                new Runs(pairs).line("x"),
                ratio());
    }

    private static Runs seconds(List<Run> runs) {
        return Runs.of(runs, Run::seconds);
    }

    private static WholeProcess peer(BulkInput input, Path output) {
        String at = BulkInput.END.toString().replace('T', ' ').replace("Z", "");
        String threads = Integer.toString(Runtime.getRuntime().availableProcessors());
        return WholeProcess.likePulse(
                HEAP, DuckDbPeer.class, List.of(input.parquet().toString(), output.toString(), at, threads));
    }

    private static void requireSameCustomers(Path scores, Path sums) throws SQLException {
        String differing = """
                SELECT count(*) FROM (SELECT customer FROM '%s') FULL JOIN (SELECT customer AS other FROM '%s')
                ON customer = other WHERE customer IS NULL OR other IS NULL""".formatted(scores, sums);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(differing)) {
            if (result.next() && result.getLong(1) == 0) return;
            throw new IllegalStateException("the two did not score the same customers");
        }
    }
}
