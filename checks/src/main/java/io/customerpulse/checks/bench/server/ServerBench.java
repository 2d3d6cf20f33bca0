package io.customerpulse.checks.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// `./build bench-server`: the server against PostgreSQL doing the same, and against its own ceiling.
///
/// Three rounds, interleaved, behind one that warms all of them up; the load comes from a second process on the same
/// machine and shares its processors with what it loads. Printed are all rounds, medians and ratios.
public final class ServerBench {

    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 8;
    private static final int BATCH = 100;
    private static final double SECONDS = 4;
    private static final int POSTGRES_PORT = 54_329;

    private ServerBench() {}

    /// Runs it in a temporary folder.
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("pulse-bench-server");
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        try {
            System.out.printf(
                    "%d processors, Java %s, %d rounds of %.0f s, %d connections%n%n",
                    Runtime.getRuntime().availableProcessors(), Runtime.version(), ROUNDS, SECONDS, CONNECTIONS);
            run(folder);
        } finally {
            delete(folder);
        }
        if (!LatencyBench.print(LatencyBench.measure())) System.exit(1);
    }

    private static void run(Path folder) throws Exception {
        List<String> heap = List.of(
                "-Xms64m", "-Xmx2g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders", "-XX:MaxGCPauseMillis=100");
        List<Round> batches = new ArrayList<>();
        List<Round> singles = new ArrayList<>();
        try (Peer pulse = Peer.java(
                        ServedProcess.class,
                        heap,
                        List.of(folder.resolve("pulse").toString()));
                Peer ceiling = Peer.java(CeilingProcess.class, heap, List.of());
                Peer postgres = Postgres.start(folder.resolve("postgres"), POSTGRES_PORT)) {
            List<Peer> peers = List.of(pulse, postgres, ceiling);
            for (int number = 0; number < 2 * (1 + ROUNDS); number += 2) {
                batches.add(Round.of(new Load(CONNECTIONS, SECONDS, BATCH), number, peers));
                singles.add(Round.of(new Load(CONNECTIONS, SECONDS, 1), number + 1, peers));
            }
        }
        batches.removeFirst();
        singles.removeFirst();
        print("Batches of %d events".formatted(BATCH), batches);
        print("Single events", singles);
    }

    /// One round of one load.
    record Round(Load.Result pulse, Load.Result postgres, Load.Result ceiling) {
        static Round of(Load load, int number, List<Peer> peers) throws IOException, InterruptedException {
            List<Load.Result> results = new ArrayList<>();
            for (Peer peer : peers) results.add(peer.load(load, (long) (number + 1) << 40));
            return new Round(results.get(0), results.get(1), results.get(2));
        }
    }

    private static void print(String title, List<Round> rounds) {
        System.out.println(title);
        line("pulse, events/s", rounds, round -> round.pulse().perSecond());
        line("PostgreSQL, events/s", rounds, round -> round.postgres().perSecond());
        line("ceiling, events/s", rounds, round -> round.ceiling().perSecond());
        line(
                "pulse ÷ PostgreSQL",
                rounds,
                round -> round.pulse().perSecond() / round.postgres().perSecond());
        line(
                "pulse ÷ ceiling",
                rounds,
                round -> round.pulse().perSecond() / round.ceiling().perSecond());
        line("pulse p50, ms", rounds, round -> round.pulse().p50Millis());
        line("pulse p99, ms", rounds, round -> round.pulse().p99Millis());
        line("PostgreSQL p99, ms", rounds, round -> round.postgres().p99Millis());
        System.out.println();
    }

    private static void line(String name, List<Round> rounds, ToDoubleFunction<Round> value) {
        double[] values = rounds.stream().mapToDouble(value).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "  %-22s median %12.2f  rounds", name, sorted[sorted.length / 2]));
        for (double each : values) line.append(String.format(Locale.ROOT, " %.2f", each));
        System.out.println(line);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) Files.deleteIfExists(each);
        }
    }
}
