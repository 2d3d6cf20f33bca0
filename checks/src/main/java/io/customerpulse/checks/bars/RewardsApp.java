package io.customerpulse.checks.bars;

import io.customerpulse.checks.bench.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The Starbucks log scored as a user would: offers received are investments that expect a response;
/// what customers view, complete and buy are returns.
///
/// @param log     the file of events
/// @param mapping where things stand in it
/// @param catalog what they mean
record RewardsApp(Path log, Path mapping, Path catalog) {

    static final String FILE = "starbucks/events.csv.gz";

    private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final String MAPPING = """
            format: csv
            customer: customer
            time: {column: time, unit: hours, origin: 2026-01-01T00:00:00Z}
            signal:
              column: event
              map: {received: offer_received, viewed: offer_viewed, completed: offer_completed, transaction: purchase}
            value: {column: amount, currency: USD}
            outreach: offer
            """;

    private static final String CATALOG = """
            signals:
              offer_received:  {side: investment, weight: 0.5, half_life: 7d, expects_response: {within: 7d, noise: 0.5}}
              offer_viewed:    {side: return, weight: 1, half_life: 7d, answers: outreach}
              offer_completed: {side: return, weight: 2, half_life: 14d, answers: outreach}
              purchase:        {side: return, weight: 1, half_life: 30d, value: {log1p: {scale: 10}}}
            """;

    /// The log, with mapping and catalog written to a folder.
    static RewardsApp in(TemporaryFolder folder, Path log) throws IOException {
        return new RewardsApp(log, folder.write("mapping.yaml", MAPPING), folder.write("catalog.yaml", CATALOG));
    }

    /// The same log and catalog for a server, in the middle and at the end. Its customers are numbers, of which 0 is a
    /// name that a server takes for nobody's: so each number has a letter in front of it.
    static SameByHttp byHttp(TemporaryFolder folder, Path log) throws IOException {
        Path catalog = folder.write("server-catalog.yaml", CATALOG + SameByHttp.GAP);
        List<String> lines = new ArrayList<>(Lines.of(log));
        lines.subList(1, lines.size()).replaceAll(line -> "c" + line);
        Path named = Files.write(folder.file("events.csv"), lines);
        RewardsApp app = in(folder, named);
        return new SameByHttp(named, app.mapping(), catalog, List.of(instant(408), instant(714)));
    }

    /// Everyone's scores.
    ///
    /// @param hour since the log begins
    ScoreCsv score(int hour) {
        return ScoreCsv.of(Program.run(
                "score",
                log.toString(),
                "--mapping",
                mapping.toString(),
                "--catalog",
                catalog.toString(),
                "--as-of",
                instant(hour).toString()));
    }

    /// One customer's ledger as JSON.
    String explain(String customer, int hour) {
        return Program.run(
                "explain",
                log.toString(),
                "--mapping",
                mapping.toString(),
                "--catalog",
                catalog.toString(),
                "--as-of",
                instant(hour).toString(),
                "--customer",
                customer,
                "--json");
    }

    private static Instant instant(int hour) {
        return ORIGIN.plus(Duration.ofHours(hour));
    }
}
