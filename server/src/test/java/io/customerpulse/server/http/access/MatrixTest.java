package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.ControlLog;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who may do what, cell by cell: every endpoint asked by every kind of caller.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTest {

    /// Endpoints, and who may: `all`, `known`, `person`, `administrator`, or the scope that
    /// it needs.
    private static final String MATRIX = """
            POST   /api/v1/setup                       all
            POST   /api/v1/login                       all
            GET    /api/v1/sign-on                     all
            GET    /api/v1/sign-on/start               all
            GET    /api/v1/sign-on/done                all
            POST   /api/v1/logout                      person
            POST   /api/v1/password                    person
            GET    /api/v1/caller                      known
            POST   /api/v1/two-factor                  person
            POST   /api/v1/two-factor/confirm          person
            DELETE /api/v1/two-factor                  person
            GET    /api/v1/sessions                    person
            DELETE /api/v1/sessions/{id}               person
            GET    /api/v1/users                       admin
            POST   /api/v1/users/invitations           administrator
            PATCH  /api/v1/users/{id}                  administrator
            DELETE /api/v1/users/{id}                  administrator
            GET    /api/v1/keys                        admin
            POST   /api/v1/keys                        admin
            GET    /api/v1/keys/{id}                   admin
            DELETE /api/v1/keys/{id}                   admin
            POST   /api/v1/keys/{id}/rotate            admin
            GET    /api/v1/sources                     admin
            POST   /api/v1/sources                     admin
            GET    /api/v1/sources/{id}                admin
            PATCH  /api/v1/sources/{id}                admin
            DELETE /api/v1/sources/{id}                admin
            GET    /api/v1/test/customer/{id}          customer:read
            """;

    private static final List<Door> MORE =
            List.of(Door.scoped("GET", "/api/v1/test/customer/{id}", Scope.CUSTOMER_READ));

    private final Site site = new Site(Site.Plan.usual().with(MORE, new Forgotten()));

    /// An endpoint in the table, and one that somebody forgot to put into it.
    @RestController
    static final class Forgotten {

        @GetMapping("/api/v1/test/customer/{id}")
        ResponseEntity<Object> known() {
            return ResponseEntity.ok(Map.of());
        }

        @GetMapping("/api/v1/test/forgotten")
        ResponseEntity<Object> forgotten() {
            return ResponseEntity.ok(Map.of("leaked", true));
        }
    }

    @BeforeAll
    void setUp() {
        site.setUp();
        site.invite("Vera", Role.VIEWER);
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void everyCellIsAsTheTableSays() {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> row : rows().entrySet()) {
            for (Map.Entry<String, UnaryOperator<Site.Ask>> caller : callers().entrySet()) {
                int expected = expected(row.getValue(), caller.getKey());
                int got = cell(row.getKey(), caller.getValue());
                boolean isRight = expected == 200
                        ? got != 403 && (got != 401 || row.getValue().equals("all"))
                        : got == expected;
                if (!isRight) wrong.add("%s by %s: %d, not %d".formatted(row.getKey(), caller.getKey(), got, expected));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyEndpointHasADoorAndEveryDoorAnEndpoint() {
        List<String> mappings = new ArrayList<>(site.mappings());
        assertThat(mappings.remove("GET /api/v1/test/forgotten")).isTrue();
        assertThat(mappings).containsExactlyInAnyOrderElementsOf(rows().keySet());
        List<String> doors =
                new ArrayList<>(MORE.stream().map(MatrixTest::place).toList());
        AccessHttp.doors().forEach(door -> doors.add(place(door)));
        assertThat(doors).containsExactlyInAnyOrderElementsOf(rows().keySet());
    }

    @Test
    void aForgottenEndpointIsRefusedToEverybody() {
        for (UnaryOperator<Site.Ask> caller : callers().values()) {
            Site.Answer answer =
                    caller.apply(site.ask("GET", "/api/v1/test/forgotten")).send();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("leaked");
        }
    }

    /// What a caller must get: 200 for let in, whatever comes then.
    private static int expected(String need, String caller) {
        boolean isNobody = caller.startsWith("nobody");
        if (need.equals("all")) return 200;
        if (isNobody) return 401;
        if (caller.equals("administrator") || need.equals("known")) return 200;
        if (caller.equals("viewer")) return need.equals("person") || need.equals("customer:read") ? 200 : 403;
        if (need.equals("person") || need.equals("administrator")) return 403;
        return caller.equals("key " + need) || caller.equals("key admin") ? 200 : 403;
    }

    private int cell(String place, UnaryOperator<Site.Ask> caller) {
        String method = place.substring(0, place.indexOf(' '));
        String path = place.substring(place.indexOf(' ') + 1).replace("{id}", "unknown");
        Site.Ask ask = caller.apply(site.ask(method, path));
        return (method.equals("POST") || method.equals("PATCH") ? ask.json("{\"no\":1}") : ask)
                .send()
                .status();
    }

    private Map<String, UnaryOperator<Site.Ask>> callers() {
        Map<String, UnaryOperator<Site.Ask>> callers = new LinkedHashMap<>();
        callers.put("nobody", ask -> ask);
        SourceEntry source = ControlLog.done(site.access()
                .sources()
                .make(
                        new SourceEntry.Wanted("segment", "Shop", "", "", Map.of(), true),
                        new Stamp("adm_test", site.now())));
        callers.put("nobody, a write key", ask -> ask.with("Authorization", "Bearer " + source.writeKey()));
        callers.put("nobody, Basic", ask -> ask.with("Authorization", "Basic QWRhOnBhc3N3b3Jk"));
        Key.Made revoked = site.key(Scope.ADMIN);
        site.access().keys().revoke(revoked.key().id(), new Stamp("adm_test", site.now()));
        callers.put("nobody, a revoked key", ask -> ask.by(revoked));
        for (Scope scope : Scope.values()) {
            Key.Made key = site.key(scope);
            callers.put("key " + scope.word(), ask -> ask.by(key));
        }
        callers.put("administrator", ask -> ask.by(login(Site.NAME)));
        callers.put("viewer", ask -> ask.by(login("Vera")));
        return callers;
    }

    /// A new session each time, since one of the doors ends it.
    private Site.Login login(String name) {
        site.pass(Duration.ofMinutes(1));
        return site.login(name);
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (String line : MATRIX.lines().toList()) {
            String[] cells = line.split("\\s+", -1);
            rows.put(cells[0] + " " + cells[1], cells[2]);
        }
        return rows;
    }

    private static String place(Door door) {
        return door.method() + " " + door.path();
    }
}
