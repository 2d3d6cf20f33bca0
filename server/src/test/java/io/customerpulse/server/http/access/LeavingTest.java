package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Clients that leave in the middle of an answer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeavingTest {

    private static final int ROWS = 4_000_000;
    private static final String ROW = "0123456789";

    private final Site site = new Site(
            Site.Plan.usual().with(List.of(Door.open("GET", "/long"), Door.open("GET", "/rows")), new Lengthy()));
    private final Logger all = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.customerpulse");
    private final BlockingQueue<ILoggingEvent> logged = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event);
        }
    };

    /// Answers that are longer than what lies in the buffers between two machines.
    @RestController
    static final class Lengthy {

        @GetMapping("/long")
        ResponseEntity<Object> json() {
            return ResponseEntity.ok(Map.of("rows", Collections.nCopies(ROWS, ROW)));
        }

        @GetMapping("/rows")
        void rows(HttpServletResponse response) throws IOException {
            OutputStream out = response.getOutputStream();
            for (int row = 0; row < ROWS; row++) out.write(ROW.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void listen() {
        logged.clear();
        ear.setContext(all.getLoggerContext());
        ear.start();
        all.addAppender(ear);
        ours.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        all.detachAppender(ear);
    }

    @AfterAll
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/long", "/rows"})
    void aClientThatLeavesInTheMiddleIsNobodysFault(String path) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
                            .formatted(path, site.port())
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(10_000)).hasSize(10_000);
        }
        ILoggingEvent told = logged.poll(20, TimeUnit.SECONDS);
        assertThat(told).isNotNull();
        assertThat(told.getLevel()).as(told.getFormattedMessage()).isEqualTo(Level.INFO);
        assertThat(told.getFormattedMessage()).matches("req_\\w+ was left by its client .*");
        assertThat(site.ask("GET", "/api/v1/caller").send().status()).isEqualTo(401);
        assertThat(logged).noneMatch(each -> each.getLevel().isGreaterOrEqual(Level.ERROR));
    }
}
