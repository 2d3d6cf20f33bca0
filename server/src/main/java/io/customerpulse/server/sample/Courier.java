package io.customerpulse.server.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// Sends what happens in the sample shop to the server it is in, as any other source does: over HTTP, with a write key.
final class Courier implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI address;
    private final String authorization;

    /// @param server where it listens, such as `http://127.0.0.1:8080`
    Courier(URI server, String writeKey) {
        this.address = server.resolve("/v1/batch");
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    /// Sends a body of calls.
    ///
    /// @throws IOException if it was not taken in; then it is lost, as it would be if nobody had done it
    void send(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("authorization", authorization)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != OK) throw new IOException("answered " + status);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
