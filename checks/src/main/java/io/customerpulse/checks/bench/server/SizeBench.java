package io.customerpulse.checks.bench.server;

import io.customerpulse.checks.bench.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// A server with many customers: what it takes in a second, in memory and on disk, and how long it is away when it is
/// stopped or killed. `./build bench-server size` measures a million customers with ten signals each, and
/// `./build bench-server large` ten million with one.
public final class SizeBench {

    private static final double MB = 1 << 20;

    private SizeBench() {}

    /// What is measured.
    ///
    /// @param crowd who comes in
    /// @param heap  options of the Java virtual machine; empty for the usual ones
    public record Plan(Crowd crowd, String heap) {

        /// A million with ten signals each, on the usual heap.
        public static final Plan MILLION = new Plan(new Crowd(10, 10), "");

        /// Ten million with one. Everybody's line in the lists takes 100 to 150 bytes of heap, beside the states: so it
        /// is a larger one.
        public static final Plan TEN_MILLION = new Plan(new Crowd(100, 1), "-Xms64m -Xmx6g");
    }

    /// What was measured; megabytes have 2^20 bytes.
    ///
    /// @param perSecond      events taken in
    /// @param peakMb         most that was in memory
    /// @param liveHeapMb     after a full collection, everybody at a glance included
    /// @param journalMb      of the disk
    /// @param indexMb        of the disk
    /// @param stopSeconds    asked to end until it has
    /// @param stoppedSeconds from a start after that until it is ready
    /// @param killedSeconds  the same after a tenth of the events more, and a kill right behind the last answer
    /// @param kept           whether each event that was acknowledged counts after that
    public record Result(
            double perSecond,
            double peakMb,
            double liveHeapMb,
            double journalMb,
            double indexMb,
            double stopSeconds,
            double stoppedSeconds,
            double killedSeconds,
            boolean kept) {}

    /// Measures once, on this machine.
    public static Result measure(Plan plan) throws Exception {
        PulseProcess.prepare();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            PulseProcess.Wanted wanted = new PulseProcess.Wanted(folder.file("data"), List.of(), plan.heap());
            Keys keys;
            double perSecond;
            double peak;
            double live;
            double stop;
            try (PulseProcess server = PulseProcess.start(wanted)) {
                keys = Keys.of(server);
                perSecond = plan.crowd().events()
                        / send(
                                server,
                                keys,
                                plan.crowd(),
                                new Span(0, plan.crowd().events()));
                awaitRoster(server, keys, plan.crowd().customers());
                peak = server.peakMb();
                live = server.liveHeapMb();
                long began = System.nanoTime();
                server.stop();
                stop = (System.nanoTime() - began) * 1e-9;
            }
            double journal = size(wanted.data().resolve("journal"));
            double index = size(wanted.data().resolve("index"));
            double stopped;
            long more = plan.crowd().events() / 10;
            try (PulseProcess server = PulseProcess.start(wanted)) {
                stopped = server.startSeconds();
                var _ = send(server, keys, plan.crowd(), new Span(plan.crowd().events(), more));
                server.kill();
            }
            try (PulseProcess server = PulseProcess.start(wanted)) {
                boolean kept = stored(server, keys) == plan.crowd().events() + more;
                return new Result(perSecond, peak, live, journal, index, stop, stopped, server.startSeconds(), kept);
            }
        }
    }

    /// Fills a new server with everybody, and waits until all of them are listed.
    static void fill(PulseProcess server, Crowd crowd) throws IOException, InterruptedException {
        Keys keys = Keys.of(server);
        var _ = send(server, keys, crowd, new Span(0, crowd.events()));
        awaitRoster(server, keys, crowd.customers());
    }

    /// Measures and prints; ends with status 1 if something is short.
    public static void main(String[] arguments) throws Exception {
        boolean large = List.of(arguments).equals(List.of("large"));
        Plan plan = large ? Plan.TEN_MILLION : Plan.MILLION;
        System.out.printf(
                Locale.ROOT,
                "%,d customers, %d events of each, of %d signals; heap: %s%n",
                plan.crowd().customers(),
                plan.crowd().rounds(),
                plan.crowd().rounds(),
                plan.heap().isEmpty() ? "the usual" : plan.heap());
        Result result = measure(plan);
        boolean good = result.kept();
        line("events/s, over HTTP", result.perSecond(), "");
        line("most in memory, MB", result.peakMb(), "");
        good &= line("live heap, MB", result.liveHeapMb(), large ? "" : "≤1536");
        line("journal, MB", result.journalMb(), "");
        line("index, MB", result.indexMb(), "");
        line("asked to end, s", result.stopSeconds(), "");
        good &= line("start after that, s", result.stoppedSeconds(), "≤10");
        good &= line("start after a kill, s", result.killedSeconds(), "≤10");
        System.out.println("  every acknowledged event counts after that: " + (result.kept() ? "ok" : "short"));
        if (!good) System.exit(1);
    }

    /// @param target such as `≤10`; empty for none
    private static boolean line(String name, double value, String target) {
        boolean good = target.isEmpty() || value <= Double.parseDouble(target.substring(1));
        System.out.printf(
                Locale.ROOT,
                "  %-26s %12.1f %s%n",
                name,
                value,
                target.isEmpty() ? "" : target + (good ? " ok" : " short"));
        return good;
    }

    /// What lets the bench in.
    private record Keys(String write, String read) {
        static Keys of(PulseProcess server) throws IOException {
            try (FirstAdministrator administrator = FirstAdministrator.of(server)) {
                return new Keys(administrator.source(), administrator.readingKey());
            }
        }

        String bearer() {
            return "Authorization: Bearer %s\r\n".formatted(read);
        }
    }

    /// Some events of a crowd.
    private record Span(long first, long count) {}

    /// Has another process send some events.
    ///
    /// @return seconds until all were acknowledged, without the start of that process
    private static double send(PulseProcess server, Keys keys, Crowd crowd, Span span)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                CrowdProcess.class.getName(),
                Integer.toString(server.port()),
                keys.write()));
        for (long number : List.of(crowd.waves(), (long) crowd.rounds(), span.first(), span.count()))
            command.add(Long.toString(number));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("the events could not be sent: " + said);
        String[] parts = said.strip().split(" ", -1);
        if (Long.parseLong(parts[1]) != span.count()) throw new IOException("not all were sent: " + said);
        return Double.parseDouble(parts[2]);
    }

    /// Waits until everybody stands in the lists, so that what they take is in the figures.
    private static void awaitRoster(PulseProcess server, Keys keys, long customers)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + 600_000_000_000L;
        try (HttpConnection connection = new HttpConnection(server.port())) {
            long found = 0;
            while (found < customers && System.nanoTime() < end) {
                found = JsonMapper.shared()
                        .readTree(connection
                                .get("/api/v1/customers?limit=1", keys.bearer())
                                .success())
                        .path("total")
                        .asLong();
                TimeUnit.SECONDS.sleep(1);
            }
            if (found != customers) throw new IOException("%d of %d customers are listed".formatted(found, customers));
        }
    }

    private static long stored(PulseProcess server, Keys keys) throws IOException {
        try (HttpConnection connection = new HttpConnection(server.port())) {
            return JsonMapper.shared()
                    .readTree(
                            connection.get("/api/v1/accounting", keys.bearer()).success())
                    .at("/total/stored")
                    .asLong();
        }
    }

    private static double size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(SizeBench::bytes)
                            .sum()
                    / MB;
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
