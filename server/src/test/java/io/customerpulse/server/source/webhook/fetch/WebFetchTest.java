package io.customerpulse.server.source.webhook.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebFetchTest {

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server = noServer();

    private static HttpServer noServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new AssertionError(noPort);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/fine", exchange -> answer(exchange, 200, 100));
        server.createContext("/largest", exchange -> answer(exchange, 200, WebFetch.BYTES_MAX));
        server.createContext("/too-large", exchange -> answer(exchange, 200, WebFetch.BYTES_MAX + 1));
        server.createContext("/missing", exchange -> answer(exchange, 404, 100));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/fine");
            answer(exchange, 302, 0);
        });
        server.createContext("/silent", exchange -> await());
        server.createContext("/halting", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void whatLiesThereIsFetched() {
        assertThat(get("/fine", Duration.ofSeconds(20))).isEqualTo(100);
        assertThat(get("/largest", Duration.ofSeconds(20))).isEqualTo(WebFetch.BYTES_MAX);
    }

    @Test
    void whatIsTooLargeOrElsewhereOrNotThereIsNot() {
        assertThat(get("/too-large", Duration.ofSeconds(20))).isEqualTo(-1);
        assertThat(get("/moved", Duration.ofSeconds(20))).isEqualTo(-1);
        assertThat(get("/missing", Duration.ofSeconds(20))).isEqualTo(-1);
    }

    @Test
    void whatDoesNotEndInTimeIsGivenUp() {
        assertThat(get("/silent", Duration.ofMillis(300))).isEqualTo(-1);
        assertThat(get("/halting", Duration.ofMillis(300))).isEqualTo(-1);
    }

    /// How many bytes came; -1 for nothing.
    private int get(String path, Duration within) {
        URI address =
                URI.create("http://localhost:%d%s".formatted(server.getAddress().getPort(), path));
        return new WebFetch(within).get(address).map(String::length).orElse(-1);
    }

    private static void answer(HttpExchange exchange, int status, int bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
        exchange.getResponseBody().write("x".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
