package io.customerpulse.checks.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Sends the load over one connection to the server.
final class HttpSender implements Load.Sender {

    private final HttpConnection connection;
    private final String authorization;
    private final int batch;

    HttpSender(int port, String writeKey, int batch) throws IOException {
        this.connection = new HttpConnection(port);
        this.authorization = authorization(writeKey);
        this.batch = batch;
    }

    /// The header by which a source is known.
    static String authorization(String writeKey) {
        String basic = Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
        return "Authorization: Basic %s\r\n".formatted(basic);
    }

    @Override
    public void send(long first) throws IOException {
        var _ = connection
                .post("/v1/batch", authorization, Events.json(first, batch))
                .success();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
