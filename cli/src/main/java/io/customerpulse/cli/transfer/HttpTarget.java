package io.customerpulse.cli.transfer;

import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.server.transfer.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that is running, spoken to over HTTP.
///
/// If it says so, or cannot be reached, the same body is sent again later: it counts once.
public final class HttpTarget implements Target {

    /// About ten minutes in all, by the waits below: a server is started again meanwhile.
    private static final int ATTEMPTS_MAX = 25;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final long WAIT_SECONDS_MAX = 30;
    private static final int UNUSABLE = 400;
    private static final String TOOK_NOTHING = "the server took nothing in: ";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final URI address;
    private final String authorization;

    /// @param server   such as `http://127.0.0.1:8080`
    /// @param writeKey of a source
    public HttpTarget(String server, String writeKey) throws UserMistake {
        this.address = address(server, "/v1/import");
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    /// An address on a server.
    ///
    /// @throws UserMistake if the server's own is none
    public static URI address(String server, String path) throws UserMistake {
        try {
            URI uri = URI.create(server.replaceFirst("/+$", "") + path);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isWeb && uri.getHost() != null) return uri;
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        throw new UserMistake(
                "--server: got \"%s\", expected an address such as http://127.0.0.1:8080".formatted(server));
    }

    @Override
    public Reply send(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("authorization", authorization)
                .header("content-type", "application/json")
                .header("pulse-strict", "1")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        String last = "";
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            long waitSeconds = Math.min(attempt, WAIT_SECONDS_MAX);
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) return reply(answer.body());
                String why = detail(answer.body());
                last = "it answered %d: %s".formatted(answer.statusCode(), why);
                if (answer.statusCode() == UNUSABLE) throw new Refused(TOOK_NOTHING + last, why);
                if (!isLater(answer.statusCode())) throw new Unwanted(TOOK_NOTHING + last);
                waitSeconds = retryAfterSeconds(answer, waitSeconds);
            } catch (Refused | Unwanted refused) {
                throw refused;
            } catch (IOException unreachable) {
                last = "it cannot be reached (%s)".formatted(unreachable);
            }
            if (attempt < ATTEMPTS_MAX) TimeUnit.SECONDS.sleep(waitSeconds);
        }
        throw new IOException("the server did not take a batch in, %s".formatted(last));
    }

    @Override
    public void close() {
        client.close();
    }

    /// The server does not want it, now or later.
    private static final class Unwanted extends IOException {
        private static final long serialVersionUID = 1;

        Unwanted(String why) {
            super(why);
        }
    }

    private static boolean isLater(int status) {
        return status == 429 || status == 408 || status >= 500;
    }

    private static long retryAfterSeconds(HttpResponse<String> answer, long usual) {
        String stated = answer.headers().firstValue("retry-after").orElse("");
        return stated.matches("\\d{1,6}") ? Math.clamp(Long.parseLong(stated), 0, WAIT_SECONDS_MAX) : usual;
    }

    private static Reply reply(String body) throws IOException {
        try {
            JsonNode answer = JSON.readTree(body);
            List<Rejected> rejected = new ArrayList<>();
            for (JsonNode one : answer.path("rejected")) {
                rejected.add(new Rejected(
                        one.path("index").asInt(0), 0, one.path("detail").asString("")));
            }
            long duplicate = answer.path("duplicate").asLong(0);
            return new Reply(answer.path("accepted").asLong(0) - duplicate, duplicate, rejected);
        } catch (JacksonException unreadable) {
            throw new IOException("the server's answer cannot be read: is it Pulse?", unreadable);
        }
    }

    private static String detail(String body) {
        try {
            return JSON.readTree(body).path("detail").asString("no reason is given");
        } catch (JacksonException noProblem) {
            return "no reason is given";
        }
    }
}
