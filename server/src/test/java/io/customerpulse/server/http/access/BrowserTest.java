package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.AuthenticatorApp;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The management API as a person's browser sees it, and as other sites try to make it see it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final String SOURCE = "{\"kind\":\"segment\",\"name\":\"Shop\"}";

    private final Site site = Site.usual();

    @BeforeAll
    void setUp() {
        site.setUp();
        site.invite("Grace");
    }

    /// So that what one test tries is not counted in the next.
    @BeforeEach
    void wait31Minutes() {
        site.pass(Duration.ofMinutes(31));
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void theFirstLinkIsDeadAfterwardsAndNoAddressShowsIt() {
        try (Site fresh = Site.usual()) {
            String token = fresh.access().setup().token(fresh.now()).orElseThrow();
            for (Door door : AccessHttp.doors()) {
                if (!door.method().equals("GET")) continue;
                assertThat(fresh.ask("GET", door.path().replace("{id}", "x"))
                                .send()
                                .body())
                        .doesNotContain(token);
            }
            String claim = "{\"token\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\"}".formatted(token, Site.PASSWORD);
            String weak = claim.replace(Site.PASSWORD, "password1234");
            Site.Answer refused = fresh.ask("POST", "/api/v1/setup").json(weak).send();
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("too_common").doesNotContain(token, "password1234");
            Site.Answer made = fresh.ask("POST", "/api/v1/setup").json(claim).send();
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.body()).doesNotContain(token, Site.PASSWORD);
            Site.Answer again = fresh.ask("POST", "/api/v1/setup").json(claim).send();
            assertThat(again.status()).isEqualTo(403);
            assertThat(again.code()).isEqualTo("setup_closed");
            assertThat(fresh.log().bytes()).doesNotContain(token, Site.PASSWORD);
        }
    }

    @Test
    void theCookieIsForOurPagesOnlyAndOutOfReachOfScripts() {
        Site.Answer answer = enter("Ada", Site.PASSWORD);
        assertThat(answer.header("set-cookie")).matches("pulse=[0-9A-Za-z]{43}; Path=/; HttpOnly; SameSite=Strict");
        String token = answer.header("set-cookie").substring(6, 49);
        assertThat(answer.body()).doesNotContain(token);
        assertThat(answer.json().path("csrf_token").asString()).isEqualTo(Sessions.proof(token));
        assertThat(site.log().bytes()).doesNotContain(token);
    }

    @Test
    void everyLoginGivesANewTokenAndEndsTheSessionBefore() {
        Site.Login first = site.login("Ada");
        Site.Answer second = site.ask("POST", "/api/v1/login")
                .by(first)
                .json("{\"name\":\"Ada\",\"password\":\"%s\"}".formatted(Site.PASSWORD))
                .send();
        assertThat(second.header("set-cookie")).isNotEmpty().doesNotContain(first.cookie());
        assertThat(site.ask("GET", "/api/v1/caller").by(first).send().status()).isEqualTo(401);
        Site.Answer planted = site.ask("POST", "/api/v1/login")
                .with("Cookie", "pulse=" + "A".repeat(43))
                .json("{\"name\":\"Ada\",\"password\":\"%s\"}".formatted(Site.PASSWORD))
                .send();
        assertThat(planted.header("set-cookie")).doesNotContain("A".repeat(43));
    }

    @Test
    void loggingOutEndsTheSessionHere() {
        Site.Login login = site.login("Ada");
        Site.Answer answer = site.ask("POST", "/api/v1/logout").by(login).send();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("set-cookie")).startsWith("pulse=; ").contains("Max-Age=0");
        assertThat(site.ask("GET", "/api/v1/caller").by(login).send().status()).isEqualTo(401);
    }

    @Test
    void oneSeesAndEndsOnesOwnSessionsOnly() {
        Site.Login ada = site.login("Ada");
        Site.Login other = site.login("Ada");
        Site.Login grace = site.login("Grace");
        JsonNode sessions =
                site.ask("GET", "/api/v1/sessions").by(ada).send().json().path("sessions");
        List<String> others = new ArrayList<>();
        for (JsonNode each : sessions) {
            if (!each.path("current").asBoolean()) others.add(each.path("id").asString());
        }
        String graces = site.ask("GET", "/api/v1/caller")
                .by(grace)
                .send()
                .json()
                .path("session_id")
                .asString();
        assertThat(others).isNotEmpty().doesNotContain(graces);
        assertThat(site.ask("DELETE", "/api/v1/sessions/" + graces)
                        .by(ada)
                        .send()
                        .status())
                .isEqualTo(404);
        for (String id : others) {
            assertThat(site.ask("DELETE", "/api/v1/sessions/" + id)
                            .by(ada)
                            .send()
                            .status())
                    .isEqualTo(204);
        }
        assertThat(site.ask("GET", "/api/v1/caller").by(other).send().status()).isEqualTo(401);
        assertThat(site.ask("GET", "/api/v1/caller").by(grace).send().status()).isEqualTo(200);
        assertThat(site.ask("GET", "/api/v1/caller").by(ada).send().status()).isEqualTo(200);
    }

    @Test
    void aChangeNeedsTheProofAndAPageOfOurs() {
        Site.Login login = site.login("Ada");
        assertThat(change(login).send().status()).isEqualTo(201);
        assertThat(change(login).with("X-CSRF-Token", "").send().code()).isEqualTo("csrf_token");
        assertThat(change(login).with("X-CSRF-Token", "0".repeat(64)).send().code())
                .isEqualTo("csrf_token");
        assertThat(change(login)
                        .with("X-CSRF-Token", site.login("Ada").proof())
                        .send()
                        .code())
                .isEqualTo("csrf_token");
        for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1:1", "http://localhost")) {
            assertThat(change(login).with("Origin", origin).send().code())
                    .as(origin)
                    .isEqualTo("cross_site");
        }
        for (String fetch : List.of("cross-site", "same-site", "none", "")) {
            assertThat(change(login).with("Sec-Fetch-Site", fetch).send().code())
                    .as(fetch)
                    .isEqualTo("cross_site");
        }
        Site.Answer bare = site.ask("POST", "/api/v1/sources")
                .with("Cookie", login.cookie())
                .with("X-CSRF-Token", login.proof())
                .json(SOURCE)
                .send();
        assertThat(bare.code()).isEqualTo("cross_site");
    }

    @Test
    void noFormOfAnotherSiteGetsThrough() {
        Site.Login login = site.login("Ada");
        int before = site.log().written().size();
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            Site.Answer answer = site.ask("POST", "/api/v1/sources")
                    .with("Cookie", login.cookie())
                    .with("Origin", "https://evil.example")
                    .body(type, SOURCE)
                    .send();
            assertThat(answer.status()).as(type).isBetween(400, 499);
            assertThat(site.ask("POST", "/api/v1/sources")
                            .by(login)
                            .body(type, SOURCE)
                            .send()
                            .status())
                    .isEqualTo(415);
        }
        assertThat(site.ask("POST", "/api/v1/login")
                        .with("Origin", "https://evil.example")
                        .json("{\"name\":\"Eve\",\"password\":\"x\"}")
                        .send()
                        .code())
                .isEqualTo("cross_site");
        assertThat(site.log().written()).hasSize(before);
    }

    @Test
    void everyChangeOfEveryDoorIsRefusedToOtherSites() {
        Site.Login login = site.login("Ada");
        for (Door door : AccessHttp.doors()) {
            if (door.method().equals("GET")) continue;
            Site.Answer answer = site.ask(door.method(), door.path().replace("{id}", "x"))
                    .with("Cookie", login.cookie())
                    .with("Origin", "https://evil.example")
                    .with("Sec-Fetch-Site", "cross-site")
                    .json("{}")
                    .send();
            assertThat(answer.code()).as(door.path()).isEqualTo("cross_site");
        }
    }

    @Test
    void aKeyNeedsNoProofSinceNoBrowserSendsItByItself() {
        Site.Answer answer = site.ask("POST", "/api/v1/sources")
                .by(site.key(Scope.ADMIN))
                .with("Origin", "https://tool.example")
                .json(SOURCE)
                .send();
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void aWrongKeyIsNotMadeGoodByACookie() {
        Site.Answer answer = site.ask("GET", "/api/v1/caller")
                .by(site.login("Ada"))
                .with("Authorization", "Bearer pk_live_wrong")
                .send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    }

    @Test
    void twoCookiesOfOneNameAreNone() {
        Site.Login login = site.login("Ada");
        Site.Answer answer = site.ask("GET", "/api/v1/caller")
                .with("Cookie", login.cookie() + "; pulse=" + "A".repeat(43))
                .send();
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void guessingIsSlowedWithoutTellingWhetherTheNameExists() {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            known.add(shape(enter("Grace", "wrong password here")));
            unknown.add(shape(enter("Mallory", "wrong password here")));
        }
        assertThat(known).isEqualTo(unknown);
        assertThat(known.subList(0, 5)).containsOnly("401 login_refused ");
        assertThat(known.subList(5, 7)).containsOnly("429 too_many_requests 60");
        site.pass(Duration.ofSeconds(60));
        assertThat(shape(enter("Grace", "wrong password here"))).isEqualTo("401 login_refused ");
        assertThat(shape(enter("Grace", Site.PASSWORD))).isEqualTo("429 too_many_requests 120");
    }

    @Test
    void onesOwnPasswordIsChangedKnowingIt() {
        Site.Login grace = site.login("Grace");
        Site.Answer wrong = site.ask("POST", "/api/v1/password")
                .by(grace)
                .json("{\"present_password\":\"no\",\"password\":\"%s\"}".formatted(Site.PASSWORD))
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("/present_password");
        Site.Answer changed = site.ask("POST", "/api/v1/password")
                .by(grace)
                .with("Idempotency-Key", "a")
                .json("{\"present_password\":\"%s\",\"password\":\"%s\"}".formatted(Site.PASSWORD, Site.PASSWORD))
                .send();
        assertThat(changed.status()).isEqualTo(204);
        assertThat(site.log().written()).noneMatch(each -> each.kind().equals("request.done"));
    }

    @Test
    void aSecondFactorIsBegunConfirmedAskedForAndEnded() {
        site.invite("Hedy", Role.VIEWER);
        Site.Login hedy = site.login("Hedy");
        String password = "{\"password\":\"%s\"}".formatted(Site.PASSWORD);
        assertThat(two(hedy, "POST", "", "{\"password\":\"guess\"}").body()).contains("/password");
        JsonNode started = two(hedy, "POST", "", password).json();
        AuthenticatorApp totp = new AuthenticatorApp(started.path("secret").asString());
        String confirm = "{\"code\":\"%s\"}".formatted(totp.now(site.now()));
        Site.Answer confirmed = two(hedy, "POST", "/confirm", confirm);
        assertThat(confirmed.json().path("recovery_codes").size()).isEqualTo(10);
        JsonNode caller = site.ask("GET", "/api/v1/caller").by(hedy).send().json();
        assertThat(caller.path("two_factor").asBoolean()).isTrue();
        assertThat(caller.path("recovery_codes_left").asInt()).isEqualTo(10);
        assertThat(shape(enter("Hedy", Site.PASSWORD))).isEqualTo("401 code_needed ");
        assertThat(shape(enter("Hedy", "wrong password here"))).isEqualTo("401 login_refused ");
        assertThat(shape(enter("Hedy", Site.PASSWORD, totp.now(site.now())))).isEqualTo("401 code_wrong ");
        site.pass(Duration.ofSeconds(30));
        assertThat(enter("Hedy", Site.PASSWORD, totp.now(site.now())).status()).isEqualTo(200);
        assertThat(two(hedy, "DELETE", "", "{\"password\":\"guess\"}").status()).isEqualTo(422);
        assertThat(two(hedy, "DELETE", "", password).status()).isEqualTo(204);
        assertThat(two(hedy, "DELETE", "", password).status()).isEqualTo(404);
        assertThat(enter("Hedy", Site.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsByItself() {
        Site.Login login = site.login("Ada");
        site.pass(Duration.ofHours(11));
        assertThat(site.ask("GET", "/api/v1/caller").by(login).send().status()).isEqualTo(200);
        site.pass(Duration.ofHours(12));
        assertThat(site.ask("GET", "/api/v1/caller").by(login).send().status()).isEqualTo(401);
    }

    private Site.Ask change(Site.Login login) {
        return site.ask("POST", "/api/v1/sources").by(login).json(SOURCE);
    }

    private Site.Answer enter(String name, String password) {
        return site.ask("POST", "/api/v1/login")
                .json("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password))
                .send();
    }

    private Site.Answer enter(String name, String password, String code) {
        return site.ask("POST", "/api/v1/login")
                .json("{\"name\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}".formatted(name, password, code))
                .send();
    }

    private Site.Answer two(Site.Login login, String method, String path, String body) {
        return site.ask(method, "/api/v1/two-factor" + path)
                .by(login)
                .json(body)
                .send();
    }

    private static String shape(Site.Answer answer) {
        return answer.status() + " " + answer.code() + " " + answer.header("retry-after");
    }
}
