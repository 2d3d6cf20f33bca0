package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ScreensTest {

    /// What the types of the screens are made of. `-Dpulse.write=true` writes it anew.
    private static final Path DESCRIPTION = Path.of("..", "web", "api", "openapi.json");

    @TempDir
    static Path folder;

    private static Server server;
    private static HttpClient client;

    @BeforeAll
    static void aServer() throws Exception {
        Settings settings = new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(1, 10_000));
        Instant now = Instant.parse("2026-06-01T12:00:00Z");
        server = new Server(settings, () -> now, SecureRandom.getInstance("DRBG"));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void end() throws Exception {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/customers",
                "/customers/user_id%3Aada?days=28",
                "/effects",
                "/model",
                "/data",
                "/data/failed",
                "/settings/users",
                "/sign-in",
                "/setup"
            })
    void eachAddressIsThePageWhichRunsNothingButItsOwnFiles(String address) throws Exception {
        HttpResponse<byte[]> page = get(address, "identity");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(text(page)).contains("<div id=\"root\">").doesNotContainPattern("<script(?![^>]*src=)");
    }

    @Test
    void filesNamedByTheirContentAreKeptForGoodAndArePackedForWhoTakesThat() throws Exception {
        String page = text(get("/", "identity"));
        String file = page.replaceFirst("(?s).*src=\"(/assets/[^\"]+\\.js)\".*", "$1");
        HttpResponse<byte[]> plain = get(file, "identity");
        HttpResponse<byte[]> packed = get(file, "gzip, br");
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(plain.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=utf-8");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body()).hasSizeLessThan(plain.body().length);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/none.js",
                "/assets/..%2f..%2fpom.xml",
                "/assets/.vite/manifest.json",
                "/assets/index.html.gz",
                "/nowhere",
                "/index.html"
            })
    void nothingElseIsGivenOut(String address) throws Exception {
        assertThat(get(address, "gzip").statusCode()).isBetween(400, 404);
    }

    @Test
    void theTypesOfTheScreensAreMadeOfWhatTheServerSaysOfItself() throws Exception {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String said = json.writeValueAsString(
                        json.readTree(get("/openapi.json", "identity").body())) + "\n";
        if (Boolean.getBoolean("pulse.write")) Files.writeString(DESCRIPTION, said);
        assertThat(Files.readString(DESCRIPTION))
                .as("write it anew: mvn -pl server -am test -Dtest=ScreensTest -Dpulse.write=true -Dexec.skip=true")
                .isEqualTo(said);
    }

    private static HttpResponse<byte[]> get(String address, String encodings) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), address));
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept-Encoding", encodings).build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
