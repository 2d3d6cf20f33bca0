package io.customerpulse.server.source.webhook.fetch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gets from the web, within limits: one answer of 200, of a limited size, in a limited time, no redirect followed.
public final class WebFetch implements Fetch, AutoCloseable {

    /// Largest answer. A certificate has about two kilobytes.
    public static final int BYTES_MAX = 64 * 1024;

    private static final int OK = 200;

    private final HttpClient client;
    private final Duration within;

    /// A client.
    ///
    /// @param within the time that the whole answer may take
    public WebFetch(Duration within) {
        this.within = within;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(within)
                .build();
    }

    @Override
    public Optional<String> get(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(within).build();
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), BYTES_MAX));
        try {
            HttpResponse<String> response = answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == OK ? Optional.of(response.body()) : Optional.empty();
        } catch (ExecutionException | TimeoutException notToBeHad) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
