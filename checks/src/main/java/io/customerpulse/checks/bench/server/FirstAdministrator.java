package io.customerpulse.checks.bench.server;

import io.customerpulse.checks.http.AnswerReader.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sets a new server up over HTTP, as its first administrator does: by the token that it prints.
public final class FirstAdministrator implements AutoCloseable {

    /// What they log in with.
    static final String NAME = "bench";

    static final String PASSWORD = "seven otters juggle thirty lanterns";

    private static final JsonMapper JSON = JsonMapper.shared();
    private final HttpConnection connection;
    private final String headers;

    private FirstAdministrator(HttpConnection connection, String headers) {
        this.connection = connection;
        this.headers = headers;
    }

    /// Becomes the first administrator of a server that has none.
    public static FirstAdministrator of(PulseProcess server) throws IOException {
        HttpConnection connection = new HttpConnection(server.port());
        var _ = post(connection, "setup", "", """
                {"token": "%s", "name": "%s", "password": "%s"}
                """.formatted(server.token(), NAME, PASSWORD));
        Answer login = post(connection, "login", "", """
                {"name": "%s", "password": "%s"}
                """.formatted(NAME, PASSWORD));
        String cookie = login.headers().get("set-cookie");
        if (cookie == null) throw new IOException("no cookie came: " + login.headers());
        String proof = JSON.readTree(login.body()).path("csrf_token").asString();
        return new FirstAdministrator(
                connection,
                "Cookie: %s\r\nX-CSRF-Token: %s\r\nSec-Fetch-Site: same-origin\r\n"
                        .formatted(cookie.split(";", 2)[0], proof));
    }

    /// Sets up a source that speaks the Segment protocol.
    ///
    /// @return its write key
    public String source() throws IOException {
        return made("sources", "{\"kind\": \"segment\", \"name\": \"bench\"}", "write_key");
    }

    /// Makes a secret key that may read everything about customers, and the accounting.
    public String readingKey() throws IOException {
        return made("keys", """
                {"name": "bench", "scopes": ["customer:read", "pii:read", "figures:read"]}
                """, "secret");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private String made(String what, String json, String wanted) throws IOException {
        JsonNode made = JSON.readTree(post(connection, what, headers, json).body());
        String value = made.path(wanted).asString("");
        if (value.isEmpty()) throw new IOException("%s came without %s: %s".formatted(what, wanted, made));
        return value;
    }

    private static Answer post(HttpConnection connection, String what, String headers, String json) throws IOException {
        Answer answer = connection.post("/api/v1/" + what, headers, json.getBytes(StandardCharsets.UTF_8));
        var _ = answer.success();
        return answer;
    }
}
