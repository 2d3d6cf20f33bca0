package io.customerpulse.cli;

import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// Starts a server once and sends it what servers are sent, so that the Java virtual machine can keep what it learned
/// (`-XX:AOTCacheOutput`) and start faster from then on. `./pulse serve` runs it after a build.
public final class ServerRehearsal {

    private static final int ROUNDS = 5;

    private static final SourceEntry.Wanted SOURCE =
            new SourceEntry.Wanted("segment", "rehearsal", "rehearsal-write-key", "", Map.of(), true);

    private ServerRehearsal() {}

    /// Rehearses in a folder, which must be there; what is written into it may be deleted.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = new Settings(
                Path.of(arguments[0]).resolve("data"),
                InetAddress.getLoopbackAddress(),
                0,
                new Settings.Memory(2, 10_000));
        try (Server server = new Server(settings, Clock.systemUTC(), new SecureRandom());
                HttpClient client = HttpClient.newHttpClient()) {
            String at = "http://127.0.0.1:" + server.port();
            server.access().sources().make(SOURCE, new Stamp("rehearsal", Instant.EPOCH));
            for (int round = 1; round <= ROUNDS; round++) {
                client.send(batch(at, round), BodyHandlers.discarding());
                client.send(get(at + "/api/v1/customers/ada" + round + "/pulse"), BodyHandlers.discarding());
                client.send(get(at + "/actuator/prometheus"), BodyHandlers.discarding());
            }
        }
    }

    private static HttpRequest batch(String at, int round) {
        String basic = Base64.getEncoder().encodeToString((SOURCE.writeKey() + ":").getBytes(StandardCharsets.UTF_8));
        String body = """
                {"batch": [{"type": "track", "event": "Order Completed", "userId": "ada%d", "messageId": "m%d",
                  "timestamp": "2026-01-01T00:00:00Z", "properties": {"revenue": 12.5, "currency": "EUR"}},
                  {"type": "identify", "userId": "ada%d", "messageId": "i%d", "traits": {"plan": "gold"}}]}
                """.formatted(round, round, round, round);
        return HttpRequest.newBuilder(URI.create(at + "/v1/batch"))
                .header("authorization", "Basic " + basic)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }
}
