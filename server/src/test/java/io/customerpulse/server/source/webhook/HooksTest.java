package io.customerpulse.server.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.source.Delivery;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks as they come in over HTTP, at a whole server.
class HooksTest {

    private final HttpClient client = HttpClient.newHttpClient();

    /// All senders but Amazon's, whose certificate a server fetches from Amazon.
    @Test
    void whatASenderSignsComesInByItsAddressAndNothingElseDoes(@TempDir Path folder) throws Exception {
        Settings settings = new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(1, 1_000));
        try (Server server = new Server(settings, () -> Golden.RECEIVED_AT, new SecureRandom())) {
            for (Sender sender : Senders.ALL) {
                String kind = sender.source().kind();
                if (kind.equals(AmazonSes.KIND)) continue;
                String id = made(server, sender);
                Sent sent = Golden.of(kind).getFirst().sentBy(sender);
                Sent bare = Sent.post(sent.body().clone(), Map.of(), Golden.RECEIVED_AT);

                assertThat(sent(server, "/hooks/%s/%s".formatted(kind, id), sent))
                        .as(kind)
                        .isEqualTo("200 {\"success\":true}");
                assertThat(sent(server, "/hooks/%s/%s".formatted(kind, "src_another"), sent))
                        .as(kind)
                        .startsWith("404 ");
                if (!kind.equals(Mailgun.KIND)) {
                    assertThat(sent(server, "/hooks/%s/%s".formatted(kind, id), bare))
                            .as(kind)
                            .startsWith("401 ");
                }
                if (kind.equals(XActivity.KIND)) {
                    Sent challenge = bare.by("GET").with("crc_token", "a+b/c=");
                    assertThat(sent(server, "/hooks/x/" + id, challenge))
                            .startsWith("200 {\"response_token\":\"sha256=");
                }
            }
        }
    }

    private static String made(Server server, Sender sender) {
        SourceEntry.Wanted wanted = new SourceEntry.Wanted(
                sender.source().kind(),
                "a service",
                "",
                sender.account().secret(),
                sender.account().options(),
                true);
        Outcome<SourceEntry> outcome = server.access().sources().make(wanted, new Stamp("test", Golden.RECEIVED_AT));
        if (outcome instanceof Outcome.Done<SourceEntry>(SourceEntry made)) return made.id();
        throw new AssertionError(outcome.toString());
    }

    private String sent(Server server, String path, Sent sent) throws Exception {
        Delivery delivery = sent.delivery();
        StringBuilder address = new StringBuilder("http://127.0.0.1:%d%s".formatted(server.port(), path));
        delivery.target()
                .query()
                .forEach((name, value) ->
                        address.append("?%s=%s".formatted(name, URLEncoder.encode(value, StandardCharsets.UTF_8))));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.toString()));
        sent.headers().forEach(request::header);
        request.method(delivery.target().method(), BodyPublishers.ofByteArray(sent.body()));
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
