package io.customerpulse.checks.bench;

import io.customerpulse.checks.bench.WholeProcess.Run;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one more event costs `./pulse score`, among few events and among many: the time of the whole
/// process at 1, 10 and 50 million events, customers in proportion. A start costs the same at any
/// size, so it is the differences that are compared.
///
/// @param runs of each of [#SIZES], each round
public record CostPerEvent(List<List<Run>> runs) {

    /// Events; a tenth as many customers.
    private static final List<Long> SIZES = List.of(1_000_000L, 10_000_000L, 50_000_000L);

    private static final int EVENTS_PER_CUSTOMER = 10;
    private static final int ROUNDS = 3;

    /// The same for all sizes. Fifty million events do not fit into the usual two gigabytes.
    private static final String HEAP = "-Xmx6g";

    public CostPerEvent {
        runs = runs.stream().map(List::copyOf).toList();
    }

    /// Measures three rounds of all sizes, after one that warms the file cache.
    public static CostPerEvent measure() throws IOException, SQLException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            List<WholeProcess> scores = new ArrayList<>();
            List<List<Run>> runs = new ArrayList<>();
            for (long size : SIZES) {
                BulkInput input = BulkInput.write(folder, size, (int) (size / EVENTS_PER_CUSTOMER));
                scores.add(input.score(HEAP, folder.file("scores.parquet")));
                runs.add(new ArrayList<>());
            }
            for (WholeProcess score : scores) score.run();
            for (int round = 0; round < ROUNDS; round++) {
                for (int s = 0; s < scores.size(); s++)
                    runs.get(s).add(scores.get(s).run());
            }
            return new CostPerEvent(runs);
        }
    }

    /// What an event costs beyond ten million, in units of what it costs up to there, by the medians.
    public double ratio() {
        return nanosPerEvent(2) / nanosPerEvent(1);
    }

    /// All rounds, and the two costs.
    public String table() {
        StringBuilder table =
                new StringBuilder("pulse score, heap %s%n%26s%9s%9s%n".formatted(HEAP, "min", "median", "max"));
        for (int s = 0; s < SIZES.size(); s++) {
            String events = "%d M events".formatted(SIZES.get(s) / 1_000_000);
            table.append("%-13s wall %s%n"
                    .formatted(events, Runs.of(runs.get(s), Run::seconds).line("s")));
            table.append("%-13s CPU  %s%n"
                    .formatted("", Runs.of(runs.get(s), Run::cpuSeconds).line("s")));
        }
        table.append(String.format(
                Locale.ROOT,
                "one more event: %.0f ns from 1 to 10 M, %.0f ns from 10 to 50 M; ratio %.2f%n",
                nanosPerEvent(1),
                nanosPerEvent(2),
                ratio()));
        return table.toString();
    }

    /// From the size before this one to this one.
    private double nanosPerEvent(int s) {
        return (seconds(s) - seconds(s - 1)) * 1e9 / (SIZES.get(s) - SIZES.get(s - 1));
    }

    private double seconds(int s) {
        return Runs.of(runs.get(s), Run::seconds).median();
    }
}
