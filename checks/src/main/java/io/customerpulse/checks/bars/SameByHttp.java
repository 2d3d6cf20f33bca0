package io.customerpulse.checks.bars;

import io.customerpulse.checks.bench.TemporaryFolder;
import io.customerpulse.checks.bench.server.FirstAdministrator;
import io.customerpulse.checks.bench.server.PulseProcess;
import io.customerpulse.checks.bench.server.PulseReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/// The pulses that a server answers with, after a log came in over HTTP, held against those of `pulse score`: of every
/// customer, and again after each of the things that must change nothing.
///
/// @param log     the file of events
/// @param mapping where things stand in it
/// @param catalog what they mean; with a typical gap, so that the vitals do not depend on when everybody was last read
/// @param at      when the pulses are compared
record SameByHttp(Path log, Path mapping, Path catalog, List<Instant> at) {

    /// What a catalog says beside its signals.
    static final String GAP = "thresholds: {typical_gap: 30d}\n";

    private static final int READERS = 2;

    private static final List<String> NUMBERS =
            List.of("pulse", "investments", "returns", "decay", "noise", "momentum", "cadence_days", "overdue");

    SameByHttp {
        at = List.copyOf(at);
    }

    /// What happened to the server before it was asked.
    enum After {
        /// The log came in.
        HTTP,
        /// The process was killed, and started again.
        KILL,
        /// The index was made anew.
        REBUILD,
        /// A backup became another folder.
        RESTORE
    }

    /// The largest difference of any number of any customer; infinite if somebody or a stage is another.
    Map<After, Double> measure() throws Exception {
        PulseProcess.prepare();
        Map<After, Double> differences = new EnumMap<>(After.class);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            PulseProcess.Wanted wanted =
                    new PulseProcess.Wanted(folder.file("data"), List.of("--catalog", catalog.toString()), "");
            Path backup = folder.file("backup.zip");
            Path restored = folder.file("restored");
            List<String> keys;
            try (PulseProcess server = PulseProcess.start(wanted)) {
                keys = filled(server);
                differences.put(After.HTTP, difference(server, keys));
                server.kill();
            }
            try (PulseProcess server = PulseProcess.start(wanted)) {
                differences.put(After.KILL, difference(server, keys));
                var _ = Program.run("backup", "--data", text(wanted.data()), "--to", text(backup));
                server.stop();
            }
            var _ = Program.run("rebuild", "--data", text(wanted.data()), "--catalog", text(catalog));
            try (PulseProcess server = PulseProcess.start(wanted)) {
                differences.put(After.REBUILD, difference(server, keys));
            }
            var _ = Program.run("restore", text(backup), "--data", text(restored), "--catalog", text(catalog));
            try (PulseProcess server = PulseProcess.start(wanted.in(restored))) {
                differences.put(After.RESTORE, difference(server, keys));
            }
        }
        return differences;
    }

    /// Sets a server up and sends it the log.
    ///
    /// @return keys enough to ask for everybody
    private List<String> filled(PulseProcess server) throws IOException {
        try (FirstAdministrator administrator = FirstAdministrator.of(server)) {
            String writeKey = administrator.source();
            var _ = Program.run(
                    "import",
                    text(log),
                    "--mapping",
                    text(mapping),
                    "--catalog",
                    text(catalog),
                    "--server",
                    server.url(),
                    "--key",
                    writeKey);
            int asked = 0;
            for (Instant instant : at) asked += score(instant).size();
            List<String> keys = new ArrayList<>();
            for (int i = 0; i <= asked / PulseReader.QUESTIONS_A_KEY + READERS; i++)
                keys.add(administrator.readingKey());
            return keys;
        }
    }

    private double difference(PulseProcess server, List<String> keys) throws Exception {
        int mine = keys.size() / READERS;
        try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
            List<Future<Double>> parts = new ArrayList<>();
            for (int part = 0; part < READERS; part++) {
                int first = part;
                Callable<Double> reading =
                        () -> difference(server, keys.subList(first * mine, (first + 1) * mine), first);
                parts.add(threads.submit(reading));
            }
            double largest = 0;
            for (Future<Double> part : parts) largest = Math.max(largest, part.get());
            return largest;
        } catch (ExecutionException failed) {
            throw new IOException("the server did not answer with a pulse", failed.getCause());
        }
    }

    /// Of each so many-th customer, from one on.
    private double difference(PulseProcess server, List<String> keys, int first) throws IOException {
        double largest = 0;
        try (PulseReader reader = new PulseReader(server, keys)) {
            for (Instant instant : at) {
                ScoreCsv scores = score(instant);
                for (int row = first; row < scores.size(); row += READERS) {
                    JsonNode pulse = reader.pulse(scores.customer(row), instant);
                    largest = Math.max(largest, difference(scores, row, pulse));
                }
            }
        }
        return largest;
    }

    /// The largest difference of any number of one customer; infinite if the stage or what is known is another.
    static double difference(ScoreCsv scores, int row, JsonNode answer) {
        if (!answer.path("stage").asString().equals(scores.text(row, "stage"))) return Double.POSITIVE_INFINITY;
        double largest = 0;
        for (String name : NUMBERS) {
            String expected = scores.text(row, name);
            JsonNode got = answer.path(name);
            if (expected.isEmpty() && !got.isNumber()) continue;
            if (expected.isEmpty() || !got.isNumber()) return Double.POSITIVE_INFINITY;
            largest = Math.max(largest, Math.abs(Double.parseDouble(expected) - got.asDouble()));
        }
        return largest;
    }

    private ScoreCsv score(Instant instant) {
        return ScoreCsv.of(Program.run(
                "score",
                text(log),
                "--mapping",
                text(mapping),
                "--catalog",
                text(catalog),
                "--as-of",
                instant.toString()));
    }

    private static String text(Path path) {
        return path.toString();
    }
}
