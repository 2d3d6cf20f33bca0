package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Caller;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Login;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.access.User;
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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Who may do what on the whole server, cell by cell: every operation of the OpenAPI document asked by every role,
/// every scope and nobody. What stands here is meant; what the server does is asked. An operation that does not stand
/// here fails the test.
class ServerMatrixTest {

    private static final String LET_IN = "let in";

    /// What each role allows; administrators may do everything.
    private static final Map<String, List<String>> ROLES = Map.of(
            "viewer", List.of("customer:read", "figures:read"),
            "marketer", List.of("customer:read", "figures:read", "pii:read"),
            "agent", List.of("customer:read", "figures:read", "pii:read", "customer:write"),
            "analyst", List.of("customer:read", "figures:read", "pii:read", "failed:write", "model:write"));

    /// Operations, and who may: `all`, `own` (the endpoint asks for a write key or a signature, and no role or
    /// scope helps), `known`, `person`, `administrator`, or a scope. Who has `admin` has all scopes. Logging out
    /// comes last.
    private static final String MATRIX = """
            POST   /api/v1/setup                             all
            POST   /api/v1/login                             all
            GET    /api/v1/sign-on                           all
            GET    /api/v1/sign-on/start                     all
            GET    /api/v1/sign-on/done                      all
            GET    /api/v1/caller                            known
            POST   /api/v1/password                          person
            POST   /api/v1/two-factor                        person
            POST   /api/v1/two-factor/confirm                person
            DELETE /api/v1/two-factor                        person
            GET    /api/v1/sessions                          person
            DELETE /api/v1/sessions/{id}                     person
            GET    /api/v1/users                             admin
            POST   /api/v1/users/invitations                 administrator
            PATCH  /api/v1/users/{id}                        administrator
            DELETE /api/v1/users/{id}                        administrator
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
            GET    /api/v1/customers.csv                     customer:read
            GET    /api/v1/customers/{identifier}/pulse      customer:read
            GET    /api/v1/customers/{identifier}/trace      customer:read
            GET    /api/v1/customers/{identifier}/ledger     customer:read
            GET    /api/v1/customers/{identifier}/timeline   customer:read
            GET    /api/v1/customers/{identifier}/effects    customer:read
            GET    /api/v1/customers/{id}/profile            customer:read
            GET    /api/v1/customers/{id}/consent            customer:read
            POST   /api/v1/customers/{id}/consent            customer:write
            POST   /api/v1/customers/{id}/merge              customer:write
            GET    /api/v1/customers/{id}/split              customer:write
            POST   /api/v1/customers/{id}/split              customer:write
            GET    /api/v1/identity                          customer:read
            GET    /api/v1/customers/{id}/identity           pii:read
            GET    /api/v1/customers/{id}/export             pii:read
            DELETE /api/v1/customers/{id}                    person:erase
            GET    /api/v1/erasures/{id}                     person:erase
            GET    /api/v1/models                            figures:read
            POST   /api/v1/models                            model:write
            GET    /api/v1/models/{id}/comparison            figures:read
            POST   /api/v1/models/{id}/adoption              admin
            POST   /api/v1/models/rollback                   admin
            GET    /api/v1/catalog                           figures:read
            POST   /api/v1/catalog/preview                   model:write
            PUT    /api/v1/catalog                           admin
            POST   /api/v1/catalog/rollback                  admin
            POST   /api/v1/backups                           admin
            GET    /api/v1/imports                           figures:read
            POST   /api/v1/imports                           ingest:write
            POST   /api/v1/imports/preview                   ingest:write
            GET    /api/v1/imports/{id}                      figures:read
            PUT    /api/v1/imports/{id}/file                 ingest:write
            POST   /api/v1/imports/{id}/cancel               ingest:write
            GET    /api/v1/imports/{id}/failed.csv           failed:write
            GET    /api/v1/sample                            figures:read
            POST   /api/v1/sample                            admin
            DELETE /api/v1/sample                            admin
            GET    /api/v1/population                        customer:read
            GET    /api/v1/population/trace                  customer:read
            GET    /api/v1/population/flow                   customer:read
            GET    /api/v1/population/changes                customer:read
            GET    /api/v1/population/ward                   customer:read
            GET    /api/v1/effects                           customer:read
            GET    /api/v1/effects.csv                       customer:read
            GET    /api/v1/population/history                customer:read
            GET    /api/v1/events                            customer:read
            GET    /api/v1/views                             customer:read
            POST   /api/v1/views                             person
            PUT    /api/v1/views/{id}                        person
            DELETE /api/v1/views/{id}                        person
            GET    /api/v1/audit                             admin
            GET    /api/v1/audit.csv                         admin
            GET    /api/v1/accounting                        figures:read
            GET    /api/v1/failed                            failed:write
            GET    /api/v1/failed.csv                        failed:write
            GET    /api/v1/failed/{id}                       failed:write
            POST   /api/v1/failed/{id}/replay                failed:write
            POST   /api/v1/failed/{id}/drop                  failed:write
            POST   /api/v1/failed/replay                     failed:write
            POST   /api/v1/failed/drop                       failed:write
            POST   /v1/track                                 own
            POST   /v1/identify                              own
            POST   /v1/page                                  own
            POST   /v1/screen                                own
            POST   /v1/group                                 own
            POST   /v1/alias                                 own
            POST   /v1/batch                                 own
            POST   /v1/import                                own
            POST   /cloudevents                              own
            POST   /hooks/{kind}/{id}                        own
            GET    /hooks/{kind}/{id}                        own
            GET    /actuator/health                          own
            GET    /actuator/health/readiness                own
            GET    /actuator/health/liveness                 own
            GET    /actuator/prometheus                      own
            POST   /api/v1/logout                            person
            """;

    private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
    private static final Stamp STAMP = new Stamp("adm_test", NOW);
    private static final String PASSWORD = "vermilion kettle on tuesday";

    @Test
    void everyOperationIsInTheTableAndEveryCellIsAsItSays(@TempDir Path folder) throws Exception {
        Settings settings = new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(1, 10_000));
        try (Server server = new Server(settings, () -> NOW, SecureRandom.getInstance("DRBG"));
                HttpClient client = HttpClient.newHttpClient()) {
            Map<String, String> described = described(client, server);
            assertThat(described).containsExactlyInAnyOrderEntriesOf(needs());
            assertThat(described.keySet()).containsAll(managed());
            List<String> wrong = new ArrayList<>();
            Map<String, UnaryOperator<HttpRequest.Builder>> callers = callers(server);
            for (Map.Entry<String, String> row : rows().entrySet()) {
                String need = row.getValue();
                int toNobody = status(client, server, row.getKey(), request -> request);
                for (Map.Entry<String, UnaryOperator<HttpRequest.Builder>> caller : callers.entrySet()) {
                    int status = status(client, server, row.getKey(), caller.getValue());
                    String got = told(status, need);
                    boolean isRight = need.equals("own") ? status == toNobody : got.equals(cell(need, caller.getKey()));
                    if (!isRight) wrong.add("%s by %s: %s".formatted(row.getKey(), caller.getKey(), got));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /// Operations of the document, and what they say that they need.
    private static Map<String, String> described(HttpClient client, Server server)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/openapi.json".formatted(server.port()));
        String document = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Map<String, String> described = new TreeMap<>();
        JsonMapper.shared()
                .readTree(document)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> described.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue().path("x-needs").asString("nothing is said"))));
        return described;
    }

    /// What the document has to say.
    private static Map<String, String> needs() {
        Map<String, String> needs = new TreeMap<>(rows());
        needs.replaceAll((operation, need) -> need.equals("all") || need.equals("own") ? "open" : need);
        return needs;
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
        if (need.equals("all")) return LET_IN;
        if (caller.startsWith("nobody")) return "401";
        if (caller.equals("administrator") || need.equals("known")) return LET_IN;
        List<String> scopes = ROLES.get(caller);
        if (scopes != null) return need.equals("person") || scopes.contains(need) ? LET_IN : "403";
        boolean isOfPersons = need.equals("person") || need.equals("administrator");
        return caller.equals("key " + need) || (caller.equals("key admin") && !isOfPersons) ? LET_IN : "403";
    }

    /// What a caller was told: what comes after being let in is another matter, unless it is a fault of ours.
    private static String told(int status, String need) {
        boolean isRefused = status == 403 || (status == 401 && !need.equals("all"));
        return isRefused || status >= 500 || status == 405 ? Integer.toString(status) : LET_IN;
    }

    private static int status(HttpClient client, Server server, String place, UnaryOperator<HttpRequest.Builder> caller)
            throws IOException, InterruptedException {
        String method = place.substring(0, place.indexOf(' '));
        String path = place.substring(place.indexOf(' ') + 1).replaceAll("\\{\\w+}", "user_id:nobody");
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
        HttpRequest.Builder request = caller.apply(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)));
        boolean hasBody = List.of("POST", "PUT", "PATCH").contains(method);
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
        callers.put("nobody, with a wrong key", bearer("pk_live_wrong"));
        for (Scope scope : Scope.values()) callers.put("key " + scope.word(), bearer(key(access, scope)));
        String token = access.setup().token(NOW).orElseThrow();
        User ada = claimed(access, new Setup.Claim(token, "administrator", PASSWORD));
        callers.put("administrator", person(server, "administrator"));
        for (Role role : Role.values()) {
            if (role == Role.ADMINISTRATOR) continue;
            Setup.Invited invited = new Setup.Invited(role, role.word());
            String invitation =
                    access.setup().invitation(invited, new Stamp(ada.id(), NOW)).orElseThrow();
            claimed(access, new Setup.Claim(invitation, "", PASSWORD));
            callers.put(role.word(), person(server, role.word()));
        }
        return callers;
    }

    private static User claimed(Access access, Setup.Claim claim) {
        if (access.setup().claim(claim, "127.0.0.1", NOW) instanceof Setup.Result.Claimed(User made)) return made;
        throw new AssertionError("not made");
    }

    private static UnaryOperator<HttpRequest.Builder> bearer(String key) {
        return request -> request.header("Authorization", "Bearer " + key);
    }

    private static String key(Access access, Scope scope) {
        Key.Wanted wanted = new Key.Wanted("test", List.of(scope.word()), List.of(), Instant.MAX);
        return done(access.keys().make(wanted, STAMP)).secret();
    }

    private static UnaryOperator<HttpRequest.Builder> person(Server server, String name) {
        Access access = server.access();
        Login.Attempt attempt = new Login.Attempt(name, PASSWORD, new Login.From("127.0.0.1", "test"));
        if (!(access.login().enter(attempt, NOW) instanceof Login.Result.Entered(var user, var begun))) {
            throw new AssertionError("not logged in");
        }
        assertThat(access.person(begun.token(), NOW)).map(Caller.Person::user).contains(user);
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
