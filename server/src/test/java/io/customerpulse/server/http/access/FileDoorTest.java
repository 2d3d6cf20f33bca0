package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/// A door that files go through, as a person's browser sees it, and as other sites try to make it see it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileDoorTest {

    private static final String PATH = "/api/v1/test/file";
    private static final String FILE = "application/octet-stream";

    private final Site site =
            new Site(Site.Plan.usual().with(List.of(Door.file("PUT", PATH, Scope.INGEST_WRITE)), new Counting()));
    private final HttpClient client = HttpClient.newHttpClient();

    /// Says how many bytes came.
    @RestController
    static final class Counting {

        @PutMapping(PATH)
        ResponseEntity<Object> count(HttpServletRequest request) throws IOException {
            return ResponseEntity.ok(Map.of("bytes", request.getInputStream().readAllBytes().length));
        }
    }

    @BeforeAll
    void setUp() {
        site.setUp();
    }

    @AfterAll
    void close() {
        site.close();
        client.close();
    }

    private HttpRequest.Builder of(Site.Login login, String type) {
        return HttpRequest.newBuilder(URI.create(site.origin() + PATH))
                .header("Cookie", login.cookie())
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(new byte[3_000_000]));
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    @Test
    void aFileStreamsPastTheDoorHoweverLongItIs() throws Exception {
        Site.Login login = site.login("Ada");
        HttpRequest.Builder right =
                of(login, FILE).header("Origin", site.origin()).header("X-CSRF-Token", login.proof());
        assertThat(client.send(right.build(), BodyHandlers.ofString()).body()).isEqualTo("{\"bytes\":3000000}");
    }

    @Test
    void withoutTheProofOrFromAnotherSiteNothingGetsIn() throws Exception {
        Site.Login login = site.login("Ada");
        assertThat(status(of(login, FILE).header("Origin", site.origin()))).isEqualTo(403);
        assertThat(status(of(login, FILE).header("X-CSRF-Token", login.proof())))
                .isEqualTo(403);
        assertThat(status(of(login, FILE)
                        .header("Origin", "https://elsewhere.example")
                        .header("X-CSRF-Token", login.proof())))
                .isEqualTo(403);
    }

    @Test
    void whatAFormOrAPageOfAnotherSiteCanSendIsNoFile() throws Exception {
        Site.Login login = site.login("Ada");
        for (String type :
                List.of("text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded")) {
            assertThat(status(of(login, type).header("Origin", site.origin()).header("X-CSRF-Token", login.proof())))
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(status(of(login, FILE)
                        .header("Origin", site.origin())
                        .header("X-CSRF-Token", login.proof())
                        .header("Content-Encoding", "gzip")))
                .isEqualTo(415);
    }
}
