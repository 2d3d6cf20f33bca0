package io.customerpulse.checks.bench.server;

import io.customerpulse.checks.http.AnswerReader.Answer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks about customers over one connection, with several keys: each may ask so many times a minute only.
public final class PulseReader implements AutoCloseable {

    /// Below the 6,000 that a key may ask at once.
    public static final int QUESTIONS_A_KEY = 5_500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpConnection connection;
    private final List<String> keys;
    private int asked;

    /// @param keys as many as it takes: a key for each [#QUESTIONS_A_KEY] questions
    public PulseReader(PulseProcess server, List<String> keys) throws IOException {
        this.connection = new HttpConnection(server.port());
        this.keys = List.copyOf(keys);
    }

    /// Asks for a page.
    Answer get(String path) throws IOException {
        String key = keys.get(asked++ / QUESTIONS_A_KEY);
        return connection.get(path, "Authorization: Bearer %s\r\n".formatted(key));
    }

    /// What a page says.
    JsonNode json(String path) throws IOException {
        return JSON.readTree(get(path).success());
    }

    /// The pulse of a customer whose name needs no escape in an address.
    public JsonNode pulse(String customer, Instant at) throws IOException {
        return json("/api/v1/customers/%s/pulse?at=%s".formatted(customer, at));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
