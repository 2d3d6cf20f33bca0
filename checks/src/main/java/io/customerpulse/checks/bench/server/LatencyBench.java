package io.customerpulse.checks.bench.server;

import io.customerpulse.checks.bench.TemporaryFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How long it takes until an event is in the pulse, and how long a pulse takes to read with its course of 90 days,
/// while events of 100,000 customers come in at half of what the server takes at most. `./build bench-server latency`,
/// and the last part of `./build bench-server`.
public final class LatencyBench {

    private static final int CONNECTIONS = 8;
    private static final int BATCH = 100;

    /// Each customer has some ten events by then.
    private static final double FILL_SECONDS = 15;

    private static final long FILL = 1L << 40;

    /// Events that each connection has sent by then, even on a slow machine.
    private static final int FILLED_MIN = 20_000;

    private static final double FULL_SECONDS = 4;
    private static final double HALF_SECONDS = 16;

    /// Of each kind of question; the first are the compiler's.
    private static final double WARM_UP_SECONDS = 5;

    private static final double MEASURED_SECONDS = 6;
    private static final int KEYS = 6;

    private static final double VISIBLE_P99_MAX = 100;
    private static final double READ_P50_MAX = 2;
    private static final double READ_P99_MAX = 10;

    private static final String TRACED = "from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z&step=P1D";

    private LatencyBench() {}

    /// Times of one kind of question.
    ///
    /// @param count     how many were asked
    /// @param p50Millis half took no longer
    /// @param p99Millis 99 of 100 took no longer
    public record Times(int count, double p50Millis, double p99Millis) {
        static Times of(List<Long> nanos) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            if (sorted.length == 0) throw new IllegalStateException("nothing was measured");
            return new Times(
                    sorted.length, sorted[sorted.length / 2] * 1e-6, sorted[(int) (sorted.length * 99L / 100)] * 1e-6);
        }
    }

    /// What was measured.
    ///
    /// @param full    events a second at most
    /// @param half    events a second that came in meanwhile
    /// @param visible from sending an event until the pulse has it
    /// @param read    of a pulse with its course
    public record Result(double full, double half, Times visible, Times read) {

        /// Whether all targets are met.
        boolean isGood() {
            return visible.p99Millis() <= VISIBLE_P99_MAX
                    && read.p50Millis() <= READ_P50_MAX
                    && read.p99Millis() <= READ_P99_MAX;
        }
    }

    /// Measures and prints; ends with status 1 if something is short.
    public static void main(String[] arguments) throws Exception {
        if (!print(measure())) System.exit(1);
    }

    /// Prints, and says whether all targets are met.
    static boolean print(Result result) {
        System.out.printf(
                Locale.ROOT, "While events come in, %,.0f a second of at most %,.0f%n", result.half(), result.full());
        line("event → pulse, p50, ms", result.visible().p50Millis(), Double.POSITIVE_INFINITY);
        line("event → pulse, p99, ms", result.visible().p99Millis(), VISIBLE_P99_MAX);
        line("pulse and course, p50, ms", result.read().p50Millis(), READ_P50_MAX);
        line("pulse and course, p99, ms", result.read().p99Millis(), READ_P99_MAX);
        System.out.printf(
                "  of %d events and %d reads%n",
                result.visible().count(), result.read().count());
        return result.isGood();
    }

    /// Measures once, on this machine.
    public static Result measure() throws Exception {
        PulseProcess.prepare();
        try (TemporaryFolder folder = TemporaryFolder.create();
                PulseProcess server = PulseProcess.start(PulseProcess.Wanted.of(folder.file("data")));
                FirstAdministrator administrator = FirstAdministrator.of(server)) {
            Peer peer = Peer.of(server, administrator.source());
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) keys.add(administrator.readingKey());
            var _ = peer.load(new Load(CONNECTIONS, FILL_SECONDS, BATCH), FILL);
            double full = peer.load(new Load(CONNECTIONS, FULL_SECONDS, BATCH), 2L << 40)
                    .perSecond();
            try (ExecutorService beside = Executors.newSingleThreadExecutor();
                    Questions questions = new Questions(server, peer, keys)) {
                Load half = new Load(CONNECTIONS, HALF_SECONDS, BATCH, full / 2);
                Callable<Load.Result> loading = () -> peer.load(half, 3L << 40);
                Future<Load.Result> load = beside.submit(loading);
                var _ = questions.visible(WARM_UP_SECONDS / 2);
                var _ = questions.read(WARM_UP_SECONDS / 2);
                Times visible = questions.visible(MEASURED_SECONDS);
                Times read = questions.read(MEASURED_SECONDS);
                return new Result(full, load.get().perSecond(), visible, read);
            }
        }
    }

    /// Asks one question after the other, each kind over a connection of its own.
    private static final class Questions implements AutoCloseable {
        private final HttpConnection events;
        private final PulseReader reader;
        private final String authorization;
        private final Random chance = new Random(1);
        private int sent;

        Questions(PulseProcess server, Peer peer, List<String> keys) throws IOException {
            this.events = new HttpConnection(server.port());
            this.reader = new PulseReader(server, keys);
            this.authorization = HttpSender.authorization(peer.address().getLast());
        }

        /// Sends an event of somebody new, and asks for the pulse until there is one.
        Times visible(double seconds) throws IOException {
            List<Long> nanos = new ArrayList<>();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
                String customer = "new-" + sent++;
                byte[] event = Events.json(customer);
                var _ = events.post("/v1/track", authorization, event).success();
                while (reader.get("/api/v1/customers/%s/pulse".formatted(customer))
                                .status()
                        != 200) {
                    if (System.nanoTime() > end + 10_000_000_000L) throw new IOException("no pulse: " + customer);
                }
                nanos.add(System.nanoTime() - began);
            }
            return Times.of(nanos);
        }

        Times read(double seconds) throws IOException {
            List<Long> nanos = new ArrayList<>();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
                String customer = Events.customer(filled());
                var _ = reader.get("/api/v1/customers/%s/trace?%s".formatted(customer, TRACED))
                        .success();
                nanos.add(System.nanoTime() - began);
            }
            return Times.of(nanos);
        }

        /// The number of an event that came in before.
        private long filled() {
            return FILL + ((long) chance.nextInt(CONNECTIONS) << 36) + chance.nextInt(FILLED_MIN);
        }

        @Override
        public void close() throws IOException {
            events.close();
            reader.close();
        }
    }

    private static void line(String name, double value, double target) {
        System.out.printf(
                Locale.ROOT,
                "  %-26s %12.2f %s%n",
                name,
                value,
                Double.isInfinite(target) ? "" : "≤%.0f %s".formatted(target, value <= target ? "ok" : "short"));
    }
}
