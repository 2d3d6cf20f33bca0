package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Caller;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Login;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.http.access.AccessHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what on the whole server, cell by cell. What stands here is meant; what the server does is asked.
class ServerMatrixTest {

    /// Endpoints of the management API, and who may: `all`, `known`, `person`, or the scope that it needs. Those
    /// with the scope `admin`, and persons, always may. Logging out comes last.
    private static final String MATRIX = """
            POST   /api/v1/setup                             all
            POST   /api/v1/login                             all
            GET    /api/v1/caller                            known
            POST   /api/v1/password                          person
            GET    /api/v1/sessions                          person
            DELETE /api/v1/sessions/{id}                     person
            GET    /api/v1/administrators                    admin
            POST   /api/v1/administrators/invitations        person
            DELETE /api/v1/administrators/{id}               person
            GET    /api/v1/keys                              admin
            POST   /api/v1/keys                              admin
            GET    /api/v1/keys/{id}                         admin
            DELETE /api/v1/keys/{id}                         admin
            POST   /api/v1/keys/{id}/rotate                  admin
            GET    /api/v1/sources                           admin
            POST   /api/v1/sources                           admin
            GET    /api/v1/sources/{id}                      admin
            PATCH  /api/v1/sources/{id}                      admin
            DELETE /api/v1/sources/{id}                      admin
            GET    /api/v1/customers                         customer:read
            GET    /api/v1/customers/{identifier}/pulse      customer:read
            GET    /api/v1/customers/{identifier}/trace      customer:read
            GET    /api/v1/customers/{identifier}/ledger     customer:read
            GET    /api/v1/customers/{identifier}/timeline   customer:read
            GET    /api/v1/customers/{id}/profile            customer:read
            GET    /api/v1/customers/{id}/consent            customer:read
            POST   /api/v1/customers/{id}/consent            customer:write
            POST   /api/v1/customers/{id}/merge              customer:write
            POST   /api/v1/customers/{id}/split              customer:write
            GET    /api/v1/identity                          customer:read
            GET    /api/v1/customers/{id}/identity           pii:read
            GET    /api/v1/customers/{id}/export             pii:read
            DELETE /api/v1/customers/{id}                    person:erase
            GET    /api/v1/erasures/{id}                     person:erase
            GET    /api/v1/models                            figures:read
            POST   /api/v1/models                            admin
            GET    /api/v1/models/{id}/comparison            figures:read
            POST   /api/v1/models/{id}/adoption              admin
            POST   /api/v1/models/rollback                   admin
            POST   /api/v1/backups                           admin
            GET    /api/v1/population                        customer:read
            GET    /api/v1/population/history                customer:read
            GET    /api/v1/events                            customer:read
            GET    /api/v1/accounting                        figures:read
            GET    /api/v1/failed                            failed:write
            GET    /api/v1/failed/{id}                       failed:write
            POST   /api/v1/failed/{id}/replay                failed:write
            POST   /api/v1/failed/{id}/drop                  failed:write
            POST   /api/v1/failed/replay                     failed:write
            POST   /api/v1/failed/drop                       failed:write
            POST   /api/v1/logout                            person
            """;

    private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
    private static final Stamp STAMP = new Stamp("adm_test", NOW);
    private static final String PASSWORD = "vermilion kettle on tuesday";

    @Test
    void everyEndpointIsInTheTableAndEveryCellIsAsItSays(@TempDir Path folder) throws Exception {
        Settings settings = new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(1, 10_000));
        try (Server server = new Server(settings, () -> NOW, SecureRandom.getInstance("DRBG"));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(managed()).containsExactlyInAnyOrderElementsOf(rows().keySet());
            List<String> wrong = new ArrayList<>();
            Map<String, UnaryOperator<HttpRequest.Builder>> callers = callers(server);
            for (Map.Entry<String, String> row : rows().entrySet()) {
                for (Map.Entry<String, UnaryOperator<HttpRequest.Builder>> caller : callers.entrySet()) {
                    String cell = cell(row.getValue(), caller.getKey());
                    String got = told(status(client, server, row.getKey(), caller.getValue()), row.getValue());
                    if (!got.equals(cell)) wrong.add("%s by %s: %s".formatted(row.getKey(), caller.getKey(), got));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static List<String> managed() {
        return Stream.of(Endpoints.doors(), AccessHttp.doors())
                .flatMap(List::stream)
                .map(door -> door.method() + " " + door.path())
                .filter(place -> place.contains(" /api/"))
                .toList();
    }

    /// What a caller must be told.
    private static String cell(String need, String caller) {
        if (need.equals("all")) return "let in";
        if (caller.startsWith("nobody")) return "401";
        if (caller.equals("person") || need.equals("known")) return "let in";
        return caller.equals("key " + need) || (caller.equals("key admin") && !need.equals("person"))
                ? "let in"
                : "403";
    }

    /// What a caller was told: what comes after being let in is another matter, unless it is a fault of ours.
    private static String told(int status, String need) {
        boolean isRefused = status == 403 || (status == 401 && !need.equals("all"));
        return isRefused || status >= 500 || status == 405 ? Integer.toString(status) : "let in";
    }

    private static int status(HttpClient client, Server server, String place, UnaryOperator<HttpRequest.Builder> caller)
            throws IOException, InterruptedException {
        String method = place.substring(0, place.indexOf(' '));
        String path = place.substring(place.indexOf(' ') + 1).replaceAll("\\{\\w+}", "user_id:nobody");
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
        HttpRequest.Builder request = caller.apply(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)));
        boolean hasBody = method.equals("POST") || method.equals("PATCH");
        if (hasBody) request.header("Content-Type", "application/json");
        HttpRequest.BodyPublisher body =
                hasBody ? HttpRequest.BodyPublishers.ofString("{\"no\":1}") : HttpRequest.BodyPublishers.noBody();
        HttpResponse<InputStream> response =
                client.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }

    private static Map<String, UnaryOperator<HttpRequest.Builder>> callers(Server server) {
        Map<String, UnaryOperator<HttpRequest.Builder>> callers = new LinkedHashMap<>();
        Access access = server.access();
        callers.put("nobody", request -> request);
        callers.put("nobody, with a write key", bearer(writeKey(access)));
        callers.put("nobody, with a wrong key", bearer("pk_live_wrong"));
        for (Scope scope : Scope.values()) callers.put("key " + scope.word(), bearer(key(access, scope)));
        callers.put("person", person(server));
        return callers;
    }

    private static UnaryOperator<HttpRequest.Builder> bearer(String key) {
        return request -> request.header("Authorization", "Bearer " + key);
    }

    private static String writeKey(Access access) {
        SourceEntry.Wanted wanted = new SourceEntry.Wanted("segment", "a shop", "", "", Map.of(), true);
        return done(access.sources().make(wanted, STAMP)).writeKey();
    }

    private static String key(Access access, Scope scope) {
        Key.Wanted wanted = new Key.Wanted("test", List.of(scope.word()), List.of(), Instant.MAX);
        return done(access.keys().make(wanted, STAMP)).secret();
    }

    private static UnaryOperator<HttpRequest.Builder> person(Server server) {
        Access access = server.access();
        String token = access.setup().token(NOW).orElseThrow();
        access.setup().claim(new Setup.Claim(token, "Ada", PASSWORD), "127.0.0.1", NOW);
        Login.Attempt attempt = new Login.Attempt("Ada", PASSWORD, new Login.From("127.0.0.1", "test"));
        if (!(access.login().enter(attempt, NOW) instanceof Login.Result.Entered(var ada, var begun))) {
            throw new AssertionError("not logged in");
        }
        assertThat(access.person(begun.token(), NOW))
                .map(Caller.Person::administrator)
                .contains(ada);
        return request -> request.header("Cookie", "pulse=" + begun.token())
                .header("Origin", "http://127.0.0.1:" + server.port())
                .header("X-CSRF-Token", Sessions.proof(begun.token()));
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T made)) return made;
        throw new AssertionError(outcome.toString());
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : MATRIX.lines().toList()) {
            String[] cells = line.split("\\s+", -1);
            rows.put(cells[0] + " " + cells[1], cells[2]);
        }
        return rows;
    }
}
