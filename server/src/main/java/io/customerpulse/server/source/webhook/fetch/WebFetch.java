package io.customerpulse.server.source.webhook.fetch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gets from the web, within limits: one answer of 200, of a limited size, in a limited time, no redirect followed.
public final class WebFetch implements Fetch {

    /// Largest answer. A certificate has about two kilobytes.
    public static final int BYTES_MAX = 64 * 1024;

    private static final int OK = 200;

    private final Duration within;

    /// What gets.
    ///
    /// @param within the time that the whole answer may take
    public WebFetch(Duration within) {
        this.within = within;
    }

    /// A client of its own for each, which is rare: a certificate is fetched once.
    @Override
    public Optional<String> get(URI address) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(within)
                .build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(within).build();
        try {
            HttpResponse<String> response = client.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), BYTES_MAX))
                    .get(within.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == OK ? Optional.of(response.body()) : Optional.empty();
        } catch (ExecutionException | TimeoutException notToBeHad) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            client.shutdownNow();
        }
    }
}
