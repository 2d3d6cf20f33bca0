package io.customerpulse.server.care;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLineTest {

    private static final String EVIL = "a\r\n{\"level\":\"ERROR\"}\u001b[2J\u0085\u2028\u202e\"\\ada@example.com";

    private final LoggerContext context = new LoggerContext();

    private String line(String logger, Throwable thrown, String pattern, Object... arguments) {
        Logger at = context.getLogger(logger);
        LoggingEvent event = new LoggingEvent("", at, Level.WARN, pattern, thrown, arguments);
        event.setInstant(Instant.EPOCH);
        return new String(new LogLine().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void aLineStaysOneLineWhateverIsInIt() {
        String line = line("io.customerpulse.x" + EVIL, new IllegalStateException(EVIL), "got {}", EVIL);
        assertThat(line).endsWith("}\n").hasLineCount(1);
        assertThat(line.strip().chars()).allMatch(c -> c >= ' ' && c < 127);
        JsonNode read = JsonMapper.shared().readTree(line);
        assertThat(read.path("message").asString()).isEqualTo("got " + EVIL);
        assertThat(read.path("level").asString()).isEqualTo("WARN");
    }

    @Test
    void whatLibrariesSayOfOurClientsIsLeftOut() {
        String line = line("org.apache.x", new IllegalStateException(EVIL, new RuntimeException(EVIL)), EVIL);
        assertThat(line)
                .doesNotContain("ada@example.com")
                .contains("java.lang.IllegalStateException at io.customerpulse.server.care.LogLineTest")
                .contains("caused by java.lang.RuntimeException");
        assertThat(line("org.apache.x", new RuntimeException(), "closed {} of {}", EVIL, 2))
                .contains("\"message\":\"closed {} of {}\"")
                .doesNotContain("ada@example.com");
    }
}
