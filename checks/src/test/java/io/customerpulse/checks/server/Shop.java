package io.customerpulse.checks.server;

import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A whole server in this process with one source, and what may be asked of it.
final class Shop implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    static final String WRITE_KEY = "write-key-of-a-shop";

    private final Server server;
    private final String secret;

    Shop(Path folder, InstantSource clock) throws IOException, InterruptedException {
        this(new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(2, 10_000)), clock);
    }

    Shop(Settings settings, InstantSource clock) throws IOException, InterruptedException {
        server = new Server(settings, clock, new SecureRandom());
        Stamp stamp = new Stamp("test", Instant.EPOCH);
        if (server.access().sources().account(WRITE_KEY).isEmpty()) {
            done(server.access()
                    .sources()
                    .make(new SourceEntry.Wanted("segment", "a shop", WRITE_KEY, "", Map.of(), true), stamp));
        }
        Key.Wanted all = new Key.Wanted("all", List.of(Scope.ADMIN.word()), List.of(), Instant.MAX);
        secret = done(server.access().keys().make(all, stamp)).secret();
    }

    int port() {
        return server.port();
    }

    /// A new connection.
    Wire wire() throws IOException {
        return new Wire(server.port());
    }

    /// The head of a batch with a body of so many bytes, and more lines that end in CR LF.
    static String head(int length, String more) {
        return """
                POST /v1/batch HTTP/1.1
                Host: 127.0.0.1
                Authorization: Bearer %s
                Pulse-Strict: 1
                Content-Type: application/json
                Content-Length: %d
                """.formatted(WRITE_KEY, length).replace("\n", "\r\n") + more + "\r\n";
    }

    /// Sends a batch over a connection that stays open.
    static Wire.Got batch(Wire wire, byte[] body, String more) throws IOException {
        wire.write(head(body.length, more), body);
        return wire.read();
    }

    /// Sends a batch over a connection of its own.
    Wire.Got batch(byte[] body, String more) throws IOException {
        try (Wire wire = wire()) {
            return batch(wire, body, more);
        }
    }

    /// Asks the management API.
    Wire.Got ask(String path) throws IOException {
        try (Wire wire = wire()) {
            wire.write("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                    .formatted(path, port(), secret));
            return wire.read();
        }
    }

    /// Asks for the feed of events; its answer is left to be read.
    void listen(Wire wire) throws IOException {
        wire.write("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(port(), secret));
    }

    /// The lines of the feed of events, without what HTTP puts between them.
    ///
    /// @param after the id of the last event heard; empty for what happens from now on
    BufferedReader feed(String after) throws IOException {
        URLConnection connection = URI.create("http://127.0.0.1:%d/api/v1/events".formatted(port()))
                .toURL()
                .openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + secret);
        if (!after.isEmpty()) connection.setRequestProperty("Last-Event-ID", after);
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The counts of all sources together.
    JsonNode counts() throws IOException {
        return ask("/api/v1/accounting").json().get("total");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T made)) return made;
        throw new AssertionError(outcome.toString());
    }
}
