package io.customerpulse.checks.server;

import io.customerpulse.cli.Pulse;
import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.read.Customers;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `pulse serve` in a process of its own.
final class ServedProcess implements AutoCloseable {

    /// What its source is known by.
    static final String WRITE_KEY = Shop.WRITE_KEY;

    /// Who all events are about.
    static final String CUSTOMER = "ada";

    private static final long END_SECONDS = 60;
    private static final String LISTENS = "Pulse listens on ";

    private final Process process;
    private final Path errors;
    private final HttpClient client = HttpClient.newHttpClient();
    private String url = "";

    private ServedProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /// Makes a data folder with a source in it.
    static void prepare(Path data) throws IOException, InterruptedException {
        Settings settings = new Settings(data, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(1, 1_000));
        try (Server server = new Server(settings, Clock.systemUTC(), new SecureRandom())) {
            server.access()
                    .sources()
                    .make(
                            new SourceEntry.Wanted("segment", "test", WRITE_KEY, "", Map.of(), true),
                            new Stamp("test", Instant.EPOCH));
        }
    }

    /// The ids of all events of the one customer there is, read when no process has the folder.
    static List<String> kept(Path data) throws IOException, InterruptedException {
        Index.Making making = Index.Making.alone(Rules.of(DefaultCatalog.read()), Clock.systemUTC(), damage -> {
            throw new AssertionError(damage.sentence());
        });
        try (Core core = Core.open(data, making, new SecureRandom())) {
            Customers customers = core.index().customers();
            core.index().shards().settle();
            return customers.timeline(customers.find(CUSTOMER).orElseThrow()).stream()
                    .map(stored -> stored.event().origin().messageId())
                    .toList();
        }
    }

    /// The counts of all sources together, read when no process has the folder.
    static Counts total(Path data) throws IOException, InterruptedException {
        Index.Making making = Index.Making.alone(Rules.of(DefaultCatalog.read()), Clock.systemUTC(), damage -> {
            throw new AssertionError(damage.sentence());
        });
        try (Core core = Core.open(data, making, new SecureRandom())) {
            return core.index().intake().accounting().total();
        }
    }

    /// Starts one; it listens when this returns, or it has ended.
    static ServedProcess start(Path data, Path errors) throws IOException {
        return startSmall(data, errors, 256);
    }

    /// The same with so much memory.
    static ServedProcess startSmall(Path data, Path errors, int heapMebibytes) throws IOException {
        return start(data, errors, new Frame(List.of(), heapMebibytes));
    }

    /// The same on a disk that fails to write any file beyond so many KiB.
    static ServedProcess startOnABadDisk(Path data, Path errors, int fileKibibytes) throws IOException {
        List<String> within = List.of("bash", "-c", "ulimit -f %d; exec \"$@\"".formatted(fileKibibytes), "bash");
        return start(data, errors, new Frame(within, 256));
    }

    /// What a process is started in.
    private record Frame(List<String> within, int heapMebibytes) {}

    private static ServedProcess start(Path data, Path errors, Frame frame) throws IOException {
        List<String> command = new ArrayList<>(frame.within());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx%dm".formatted(frame.heapMebibytes()),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Pulse.class.getName()));
        command.addAll(List.of("serve", "--data", data.toString(), "--port", "0"));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        ServedProcess served = new ServedProcess(process, errors);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (!line.startsWith(LISTENS)) continue;
            served.url = line.substring(LISTENS.length()).strip();
            break;
        }
        return served;
    }

    /// Sends one event.
    ///
    /// @return the status of the answer; 0 if there was none
    int track(String messageId) throws InterruptedException {
        return track(messageId, "");
    }

    /// The same with so much text in it.
    int track(String messageId, String text) throws InterruptedException {
        String body = """
                {"type": "track", "event": "Order Completed", "userId": "%s", "messageId": "%s",
                 "timestamp": "2026-01-01T00:00:00Z", "properties": {"text": "%s"}}
                """.formatted(CUSTOMER, messageId, text);
        String basic = Base64.getEncoder().encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/v1/track"))
                .timeout(Duration.ofSeconds(END_SECONDS))
                .header("authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return status(request);
    }

    /// A new connection.
    Wire wire() throws IOException {
        return new Wire(URI.create(url).getPort());
    }

    int get(String path) throws InterruptedException {
        return status(HttpRequest.newBuilder(URI.create(url + path)).build());
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }

    /// Asks it to end, as systems do.
    void terminate() {
        process.destroy();
    }

    /// Ends it at once, as a crash does.
    void kill() {
        process.destroyForcibly();
    }

    /// Its exit status, when it has ended.
    int status() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("it has not ended");
        return process.exitValue();
    }

    /// What it said on standard error.
    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.close();
    }
}
