package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.server.access.AddressRange;
import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.http.access.Front;
import io.customerpulse.server.model.Nights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server behind a proxy that speaks HTTPS for it.
class FrontSettingsTest {

    private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
    private static final String PASSWORD = "vermilion kettle on tuesday";

    @Test
    void peopleLogInAtTheAddressThatWasNamedAndAtNoOther(@TempDir Path folder) throws Exception {
        Settings settings = new Settings(
                folder,
                InetAddress.getLoopbackAddress(),
                0,
                new Settings.Memory(1, 1_000),
                DefaultCatalog.read(),
                IdentityRules.DEFAULT,
                Rate.USUAL_INGEST,
                Nights.Wanted.NOTHING,
                new Front("https://pulse.example.com", List.of(new AddressRange("127.0.0.1"))),
                Optional.empty());
        try (Server server = new Server(settings, () -> NOW, SecureRandom.getInstance("DRBG"));
                HttpClient client = HttpClient.newHttpClient()) {
            String token = server.setupToken().orElseThrow();
            server.access().setup().claim(new Setup.Claim(token, "Ada", PASSWORD), "127.0.0.1", NOW);
            String here = "http://127.0.0.1:" + server.port();
            assertThat(login(client, server, here).statusCode()).isEqualTo(403);
            HttpResponse<String> there = login(client, server, "https://pulse.example.com");
            assertThat(there.statusCode()).isEqualTo(200);
            assertThat(there.headers().firstValue("set-cookie").orElse(""))
                    .startsWith("__Host-pulse=")
                    .contains("; Secure");
            assertThat(there.body()).contains("\"address\":\"198.51.100.7\"");
        }
    }

    private static HttpResponse<String> login(HttpClient client, Server server, String origin)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/api/v1/login".formatted(server.port()));
        String body = "{\"name\":\"Ada\",\"password\":\"%s\"}".formatted(PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Origin", origin)
                .header("X-Forwarded-For", "198.51.100.7")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
