package io.customerpulse.server.http.read;

import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real server in a folder of its own, on a free port, whose time stands where it is put.
final class Live implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int BATCH = 500;
    private static final String WRITE_KEY = "write-key-of-a-shop";

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;
    private final String secret;
    private final String source;
    private int events;

    /// What came back.
    record Got(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Live(Path folder) throws IOException, InterruptedException {
        server = new Server(
                new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(2, 10_000)),
                now::get,
                new SecureRandom());
        Stamp stamp = new Stamp("test", now.get());
        if (server.access().sources().list().isEmpty()) {
            done(server.access()
                    .sources()
                    .make(new SourceEntry.Wanted("segment", "a shop", WRITE_KEY, "", Map.of(), true), stamp));
        }
        Key.Wanted wanted = new Key.Wanted("all", List.of(Scope.ADMIN.word()), List.of(), Instant.MAX);
        secret = done(server.access().keys().make(wanted, stamp)).secret();
        source = server.access().sources().list().getFirst().id();
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T made)) return made;
        throw new AssertionError(outcome.toString());
    }

    /// The secret key that may do everything.
    String secret() {
        return secret;
    }

    /// Who may do what.
    Access access() {
        return server.access();
    }

    /// The id of the source that all comes from.
    String source() {
        return source;
    }

    Instant now() {
        return now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    int port() {
        return server.port();
    }

    HttpRequest.Builder to(String path) {
        boolean isSending = path.startsWith("/v1/") || path.startsWith("/cloudevents");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)))
                .header("Authorization", "Bearer " + (isSending ? WRITE_KEY : secret))
                .timeout(PATIENCE);
    }

    HttpClient client() {
        return client;
    }

    Got get(String path) throws IOException, InterruptedException {
        return got(to(path).GET().build());
    }

    Got ask(String method, String path, String type, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path);
        if (!json.isEmpty()) request.header("Content-Type", type);
        return got(request.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .build());
    }

    Got post(String path, String json) throws IOException, InterruptedException {
        return got(to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /// Posts with a key that makes it be done once.
    Got once(String path, String json, String key) throws IOException, InterruptedException {
        return got(to(path).header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /// Asks again until the answer is as it is to be, or patience ends.
    Got await(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Got got = get(path);
            if (got.status() == 200 && wanted.test(got.json())) return got;
            if (got.status() >= 500 || System.nanoTime() > end)
                throw new AssertionError("%s: still %s".formatted(path, got));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// A call of Segment's that is an interaction.
    String track(String user, String signal, Instant at) {
        return """
                {"type":"track","messageId":"m-%d","userId":"%s","event":"%s","timestamp":"%s"}""".formatted(events++, user, signal, at);
    }

    /// Sends calls, all of them, and wants success.
    void send(List<String> calls) throws IOException, InterruptedException {
        for (int from = 0; from < calls.size(); from += BATCH) {
            List<String> part = calls.subList(from, Math.min(calls.size(), from + BATCH));
            Got got = post("/v1/batch", "{\"batch\":[%s]}".formatted(String.join(",", part)));
            if (got.status() != 200) throw new AssertionError(got.toString());
        }
    }

    void send(String... calls) throws IOException, InterruptedException {
        send(List.of(calls));
    }

    /// An order each week for so many weeks, the latest so many days ago.
    List<String> weekly(String user, int weeks, int daysAgo) {
        List<String> calls = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            calls.add(track(user, "Order Completed", now().minus(Duration.ofDays(7L * week + daysAgo))));
        }
        return calls;
    }

    @Override
    public void close() throws IOException {
        server.close();
        client.shutdownNow();
        client.close();
    }

    private Got got(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return new Got(response.statusCode(), response.body(), response);
    }
}
