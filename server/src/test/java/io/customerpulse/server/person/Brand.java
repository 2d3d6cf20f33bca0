package io.customerpulse.server.person;

import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.sample.SampleShop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A real server in a folder, with a source and keys, asked over HTTP.
final class Brand implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String WRITE_KEY = "shop-write-key";

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Server server;
    private final String all;
    private final String reader;

    /// What came back.
    record Got(int status, HttpResponse<byte[]> response) {
        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Jsons.read(text());
        }
    }

    Brand(Path folder) throws IOException, InterruptedException {
        this(folder, Optional.empty());
    }

    /// @param shop makes a sample up
    Brand(Path folder, Optional<SampleShop> shop) throws IOException, InterruptedException {
        server = new Server(
                new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(2, 10_000)),
                new Server.World(now::get, new SecureRandom(), shop));
        Stamp stamp = new Stamp("setup", NOW);
        if (server.access().sources().account(WRITE_KEY).isEmpty()) {
            done(server.access()
                    .sources()
                    .make(new SourceEntry.Wanted("segment", "Shop", WRITE_KEY, "", Map.of(), true), stamp));
        }
        all = key(List.of("admin"), stamp);
        reader = key(List.of("customer:read"), stamp);
    }

    private String key(List<String> scopes, Stamp stamp) {
        return done(server.access().keys().make(new Key.Wanted("test", scopes, List.of(), Instant.MAX), stamp))
                .secret();
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) return value;
        throw new AssertionError("not done: " + outcome);
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /// Sends calls, strictly: the answer says what became of each.
    JsonNode send(String... calls) throws IOException, InterruptedException {
        Got got = got(to("/v1/batch", "")
                .header("Content-Type", "application/json")
                .header("Pulse-Strict", "1")
                .POST(BodyPublishers.ofString(
                        "{\"writeKey\":\"%s\",\"batch\":[%s]}".formatted(WRITE_KEY, String.join(",", calls))))
                .build());
        if (got.status() != 200) throw new AssertionError(got.text());
        return got.json();
    }

    Got get(String path) throws IOException, InterruptedException {
        return got(to(path, all).GET().build());
    }

    /// Asks with a key that may not see personal data.
    Got getMasked(String path) throws IOException, InterruptedException {
        return got(to(path, reader).GET().build());
    }

    /// Asks with a key of its own that has these scopes.
    Got getWith(List<String> scopes, String path) throws IOException, InterruptedException {
        return got(to(path, key(scopes, new Stamp("setup", NOW))).GET().build());
    }

    /// The next events that are told, of those since the beginning.
    List<String> events(List<String> scopes, int many) throws IOException, InterruptedException {
        HttpRequest request = to("/api/v1/events?last_event_id=0", key(scopes, new Stamp("setup", NOW)))
                .GET()
                .build();
        try (var lines = client.send(request, BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.startsWith("data: ")).limit(many).toList();
        }
    }

    Got post(String path, String json) throws IOException, InterruptedException {
        return got(to(path, all)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    Got postWith(List<String> scopes, String path, String json) throws IOException, InterruptedException {
        return got(to(path, key(scopes, new Stamp("setup", NOW)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    Got delete(String path, String idempotencyKey) throws IOException, InterruptedException {
        return got(
                to(path, all).header("Idempotency-Key", idempotencyKey).DELETE().build());
    }

    /// Asks again until the answer is as it is to be.
    JsonNode await(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Got> last = Optional.empty();
        while (System.nanoTime() < end) {
            Got got = get(path);
            if (got.status() == 200 && wanted.test(got.json())) return got.json();
            last = Optional.of(got);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("%s: still %s".formatted(path, last.map(Got::text)));
    }

    @Override
    public void close() throws IOException {
        server.close();
        client.shutdownNow();
        client.close();
    }

    private HttpRequest.Builder to(String path, String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path)))
                .timeout(PATIENCE);
        return secret.isEmpty() ? request : request.header("Authorization", "Bearer " + secret);
    }

    private Got got(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        return new Got(response.statusCode(), response);
    }
}
