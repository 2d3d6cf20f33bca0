package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FrontTest {

    @Test
    void onThisMachinePagesOfThisMachineAreOurs() {
        Front front = Front.loopback();
        for (String host : List.of("localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST", "127.0.0.1")) {
            assertThat(front.isOurs("http://" + host.toLowerCase(Locale.ROOT), host))
                    .as(host)
                    .isTrue();
        }
        assertThat(front.isOurs("http://localhost:9090", "localhost:8080")).isFalse();
        assertThat(front.isOurs("https://localhost:8080", "localhost:8080")).isFalse();
        assertThat(front.isOurs("null", "localhost:8080")).isFalse();
        assertThat(front.cookie()).isEqualTo("pulse");
    }

    @Test
    void aNameThatIsMadeToPointHereIsNotOurs() {
        Front front = Front.loopback();
        for (String host :
                List.of("evil.example", "localhost.evil.example:8080", "127.0.0.1.evil.example", "10.0.0.1", "")) {
            assertThat(front.isOurs("http://" + host, host)).as(host).isFalse();
        }
    }

    @Test
    void elsewhereOnlyItsOwnAddressIsOurs() {
        Front front = new Front("https://Pulse.example.com/", List.of());
        assertThat(front.isOurs("https://pulse.example.com", "anything")).isTrue();
        assertThat(front.isOurs("http://pulse.example.com", "pulse.example.com"))
                .isFalse();
        assertThat(front.isOurs("https://pulse.example.com.evil.example", "pulse.example.com"))
                .isFalse();
        assertThat(front.isOurs("https://pulse.example.com:8443", "pulse.example.com:8443"))
                .isFalse();
        assertThat(new Front("https://pulse.example.com:443", List.of())).isEqualTo(front);
        assertThat(new Front("https://pulse.example.com:8443", List.of()).origin())
                .isEqualTo("https://pulse.example.com:8443");
        assertThat(front.cookie()).isEqualTo("__Host-pulse");
    }

    @Test
    void sessionsNeedHttpsOrThisMachine() {
        for (String origin : List.of(
                "http://pulse.example.com",
                "pulse.example.com",
                "https://",
                "https://a@b",
                "https://a/b",
                "https://a?b",
                "https://a#b",
                "ftp://a",
                "https://a b",
                "*")) {
            assertThatThrownBy(() -> new Front(origin, List.of()))
                    .as(origin)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("https://");
        }
    }
}
