package io.customerpulse.cli.transfer;

import io.customerpulse.cli.input.UserMistake;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that is running, spoken to over HTTP.
public final class PersonServer implements PersonStore {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    /// An hour: an erasure takes as long as the journal is read once.
    private static final int LOOKS_MAX = 18_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String server;
    private final String secretKey;

    /// @param server    such as `http://127.0.0.1:8080`
    /// @param secretKey with `person:erase` to erase, `pii:read` to export
    public PersonServer(String server, String secretKey) throws UserMistake {
        HttpTarget.address(server, "/");
        this.server = server;
        this.secretKey = secretKey;
    }

    static UserMistake unknown(String identifier) {
        return new UserMistake(
                "nothing is known of \"%s\": give kind:value, such as user_id:ada".formatted(identifier));
    }

    @Override
    public Erased erase(String identifier) throws IOException, InterruptedException, UserMistake {
        JsonNode erasure = json(request(path(identifier)).DELETE().build(), 202, identifier);
        String id = erasure.path("id").asString("");
        for (int look = 0; look < LOOKS_MAX; look++) {
            JsonNode now = json(request("/api/v1/erasures/" + id).GET().build(), 200, identifier);
            if (now.path("state").asString("").equals("done")) return new Erased(id, counts(now.path("erased")));
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.interrupted()) throw new InterruptedException();
        }
        throw new IOException("erasure %s goes on: look at /api/v1/erasures/%s".formatted(id, id));
    }

    @Override
    public void export(String identifier, boolean csv, Path to) throws IOException, InterruptedException, UserMistake {
        if (Files.exists(to)) throw new IOException("%s is there already: choose another name".formatted(to));
        String path = path(identifier) + "/export?format=" + (csv ? "csv" : "json");
        Path aside = to.resolveSibling(to.getFileName() + ".partial");
        try {
            HttpResponse<Path> answer = client.send(request(path).GET().build(), BodyHandlers.ofFile(aside));
            require(200, answer.statusCode(), identifier);
            Files.move(aside, to);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private JsonNode json(HttpRequest request, int wanted, String identifier)
            throws IOException, InterruptedException, UserMistake {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        require(wanted, answer.statusCode(), identifier);
        return JSON.readTree(answer.body());
    }

    private static void require(int wanted, int got, String identifier) throws IOException, UserMistake {
        if (got == 404) throw unknown(identifier);
        if (got == 401 || got == 403) {
            throw new UserMistake(
                    "the key may not do this (%d): it needs person:erase to erase, pii:read to export".formatted(got));
        }
        if (got != wanted) throw new IOException("the server answered %d, not %d".formatted(got, wanted));
    }

    private static SortedMap<String, Long> counts(JsonNode erased) {
        SortedMap<String, Long> counts = new TreeMap<>();
        erased.properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asLong(0)));
        return counts;
    }

    /// The address of a customer; what means something in an address is written otherwise.
    private static String path(String identifier) {
        String written = URLEncoder.encode(identifier, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%40", "@");
        return "/api/v1/customers/" + written;
    }

    private HttpRequest.Builder request(String path) throws UserMistake {
        URI address = HttpTarget.address(server, path);
        return HttpRequest.newBuilder(address).timeout(ANSWER).header("authorization", "Bearer " + secretKey);
    }
}
