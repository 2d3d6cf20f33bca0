package io.customerpulse.server.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.AddressRange;
import io.customerpulse.server.access.ControlLog;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.http.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The management API as a program sees it: what it takes, and how it says no.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagementTest {

    private static final String BODY = "{\"name\":\"reader\",\"scopes\":[\"customer:read\"]}";

    private final Site site = new Site(Site.Plan.usual()
            .with(
                    List.of(
                            Door.open("GET", "/fails"),
                            Door.open("GET", "/sends"),
                            Door.open("GET", "/api/v1/fails"),
                            Door.open("POST", "/v1/track")),
                    new Failing()));
    private final Key.Made admin = site.key(Scope.ADMIN);

    /// Endpoints that fail, and one of ingest, which takes anything.
    @RestController
    static final class Failing {

        @GetMapping({"/fails", "/api/v1/fails"})
        ResponseEntity<Object> fails() {
            throw new IllegalStateException("ada@example.com is not to be told");
        }

        @GetMapping("/sends")
        void sends(HttpServletResponse response) throws IOException {
            response.sendError(409, "ada@example.com is not to be told");
        }

        @RequestMapping("/v1/track")
        ResponseEntity<Object> takes() {
            return ResponseEntity.ok(Map.of("success", true));
        }
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void aBodyIsJsonOrRefused() {
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/json",
                "application/json; charset=utf-16",
                "application/json, text/plain",
                "application/jsonx",
                "application/json; x=y",
                "application/vnd.api+json")) {
            Site.Answer answer =
                    site.ask("POST", "/api/v1/keys").by(admin).body(type, BODY).send();
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.code()).isEqualTo("json_only");
        }
        for (String type :
                List.of("application/json", "application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\"")) {
            assertThat(site.ask("POST", "/api/v1/keys")
                            .by(admin)
                            .body(type, BODY)
                            .send()
                            .status())
                    .as(type)
                    .isEqualTo(201);
        }
        assertThat(site.ask("POST", "/api/v1/keys")
                        .by(admin)
                        .with("Content-Encoding", "gzip")
                        .json(BODY)
                        .send()
                        .status())
                .isEqualTo(415);
        assertThat(site.ask("POST", "/v1/track").body("text/plain", BODY).send().status())
                .isEqualTo(200);
    }

    @Test
    void aBodyWithoutATypeIsRefusedToo() throws IOException {
        String answer =
                raw("POST /api/v1/keys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n"
                                .formatted(admin.secret(), BODY.length())
                        + "Connection: close\r\n\r\n" + BODY);
        assertThat(answer).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void aBodyIsOneJsonValueOfALimitedSize() {
        for (String body :
                List.of("", "{", "{}{}", "{\"a\":1,\"a\":2}", "[".repeat(2_000), "{'a':1}", "NaN", "\u0000")) {
            Site.Answer answer =
                    site.ask("POST", "/api/v1/keys").by(admin).json(body).send();
            assertThat(answer.code()).as(body).isEqualTo("invalid_json");
            assertThat(answer.status()).isEqualTo(400);
        }
        Site.Answer answer = site.ask("POST", "/api/v1/keys")
                .by(admin)
                .json("{\"name\":\"" + "x".repeat((1 << 20)) + "\"}")
                .send();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("too_large");
    }

    @Test
    void whatStandsInNamesComesBackAsData() {
        for (String name : List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "a\r\nSet-Cookie: pulse=evil",
                "=cmd|' /C calc'!A0",
                "\u202ereversed",
                "{{7*7}}${7*7}#{7*7}",
                "'; DROP TABLE keys; --")) {
            String body = Json.MAPPER.writeValueAsString(Map.of("name", name, "scopes", List.of("customer:read")));
            Site.Answer made =
                    site.ask("POST", "/api/v1/keys").by(admin).json(body).send();
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.json().path("name").asString()).isEqualTo(name);
            assertThat(made.header("content-type")).startsWith("application/json");
            assertThat(made.header("set-cookie")).isEmpty();
            Site.Answer read = site.ask(
                            "GET", "/api/v1/keys/" + made.json().path("id").asString())
                    .by(admin)
                    .send();
            assertThat(read.json().path("name").asString()).isEqualTo(name);
        }
    }

    @Test
    void aProblemIsOfOneForm() {
        Site.Answer answer = site.ask("POST", "/api/v1/keys")
                .by(admin)
                .json("{\"scopes\":[\"root\",1],\"x\":1}")
                .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asString()).isEqualTo("tag:customerpulse.io,2026:problem/invalid_fields");
        assertThat(problem.path("status").asInt()).isEqualTo(422);
        assertThat(problem.path("instance").asString()).isEqualTo("/api/v1/keys");
        assertThat(problem.path("request_id").asString()).isEqualTo(answer.header("x-request-id"));
        assertThat(problem.path("errors").toString()).contains("/name", "/scopes/1", "/x");
    }

    @Test
    void whatFailsHereTellsNothingOfUs() throws IOException {
        for (String path : List.of("/fails", "/api/v1/fails")) {
            Site.Answer answer = site.ask("GET", path).send();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.code()).isEqualTo("internal");
            assertThat(answer.body())
                    .doesNotContain("ada@example.com", "Exception", "io.customerpulse.server", "\tat ");
        }
        for (String request : List.of(
                "GET /api/v1/keys HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "nonsense\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /fails?a=<script> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
            String answer = raw(request);
            assertThat(answer).as(request).startsWith("HTTP/1.1 ");
            assertThat(answer).as(request).doesNotContainIgnoringCase("tomcat").doesNotContain("Exception", "11.0");
        }
    }

    @Test
    void whatTheContainerGivesUpWithIsAProblemToo() {
        Site.Answer answer = site.ask("GET", "/sends").send();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo("bad_request");
        assertThat(answer.body()).doesNotContain("ada@example.com");
        assertThat(site.ask("GET", "/error").send().status()).isEqualTo(404);
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMay() {
        Map<String, String> always = Map.of(
                "content-security-policy", SafeAnswers.CONTENT_SECURITY_POLICY,
                "x-content-type-options", "nosniff",
                "referrer-policy", "no-referrer",
                "cross-origin-opener-policy", "same-origin");
        for (Site.Answer answer : List.of(
                site.ask("GET", "/api/v1/keys").by(admin).send(),
                site.ask("GET", "/api/v1/keys").send(),
                site.ask("GET", "/nothing").send(),
                site.ask("POST", "/v1/track").send(),
                site.ask("GET", "/fails").send())) {
            always.forEach(
                    (name, value) -> assertThat(answer.header(name)).as(name).isEqualTo(value));
            for (String name :
                    List.of("server", "x-powered-by", "x-application-context", "strict-transport-security")) {
                assertThat(answer.header(name)).as(name).isEmpty();
            }
        }
        assertThat(site.ask("GET", "/api/v1/keys").by(admin).send().header("cache-control"))
                .isEqualTo("no-store");
        assertThat(site.ask("POST", "/v1/track").send().header("cache-control")).isEmpty();
    }

    @Test
    void methodsThatNobodyUsesAreRefused() throws IOException {
        for (String method : List.of("TRACE", "TRACK", "CONNECT", "PROPFIND", "FOO")) {
            String answer = raw(method + " /api/v1/keys HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(method).containsPattern("^HTTP/1\\.1 (405|400|501) ");
            assertThat(answer).doesNotContain(method + " /api/v1/keys");
        }
        Site.Answer put = site.ask("PUT", "/api/v1/keys").by(admin).json("{}").send();
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.header("allow")).isEqualTo("GET, HEAD, POST");
        assertThat(site.ask("OPTIONS", "/api/v1/keys")
                        .with("Origin", "https://evil.example")
                        .send()
                        .status())
                .isEqualTo(405);
    }

    @Test
    void twoWaysToSayHowLongABodyIsAreRefused() throws IOException {
        String smuggled = "GET /fails HTTP/1.1\r\nHost: x\r\n\r\n";
        String answer = raw("POST /v1/track HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked"
                + "\r\n\r\n0\r\n\r\n" + smuggled);
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as("answers to one request").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void noOtherSiteMayReadTheAnswers() {
        Site.Answer answer = site.ask("GET", "/api/v1/keys")
                .by(admin)
                .with("Origin", "https://evil.example")
                .send();
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        try (Site slow = new Site(Site.Plan.usual().limitedTo(new Rate(3, Duration.ofSeconds(60))))) {
            Key.Made key = slow.key(Scope.CUSTOMER_READ);
            for (int left = 2; left >= 0; left--) {
                Site.Answer answer = slow.ask("GET", "/api/v1/caller").by(key).send();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("ratelimit-policy")).isEqualTo("\"api\";q=3;w=60");
                assertThat(answer.header("ratelimit")).startsWith("\"api\";r=" + left + ";t=");
            }
            Site.Answer refused = slow.ask("GET", "/api/v1/caller").by(key).send();
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("too_many_requests");
            assertThat(refused.header("retry-after")).isEqualTo("20");
            assertThat(slow.ask("GET", "/api/v1/caller")
                            .by(slow.key(Scope.ADMIN))
                            .send()
                            .status())
                    .isEqualTo(200);
            slow.pass(Duration.ofSeconds(20));
            assertThat(slow.ask("GET", "/api/v1/caller").by(key).send().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whereARequestComesFromIsTakenFromTrustedProxiesOnly() {
        Key.Wanted wanted = new Key.Wanted("bound", List.of("admin"), List.of("198.51.100.7"), Instant.MAX);
        Stamp stamp = new Stamp("adm_test", site.now());
        Key.Made bound = ControlLog.done(site.access().keys().make(wanted, stamp));
        assertThat(site.ask("GET", "/api/v1/caller")
                        .by(bound)
                        .with("X-Forwarded-For", "198.51.100.7")
                        .send()
                        .status())
                .isEqualTo(401);
        Front front = new Front("", List.of(new AddressRange("127.0.0.1"), new AddressRange("10.0.0.0/8")));
        try (Site behind = new Site(Site.Plan.usual().at(front))) {
            Key.Made key = ControlLog.done(behind.access().keys().make(wanted, stamp));
            Map<String, Integer> expected = Map.of(
                    "198.51.100.7", 200,
                    "203.0.113.5, 198.51.100.7", 200,
                    "198.51.100.7, 10.1.2.3", 200,
                    "198.51.100.7, 203.0.113.5", 401,
                    "198.51.100.7, nonsense", 401,
                    "", 401);
            expected.forEach((header, status) -> assertThat(behind.ask("GET", "/api/v1/caller")
                            .by(key)
                            .with("X-Forwarded-For", header)
                            .send()
                            .status())
                    .as(header)
                    .isEqualTo(status));
        }
    }

    @Test
    void overHttpsCookiesAndTransportAreBoundToIt() {
        try (Site secure = new Site(Site.Plan.usual().at(new Front("https://pulse.example.com", List.of())))) {
            secure.setUp();
            Site.Answer answer = secure.ask("POST", "/api/v1/login")
                    .with("Origin", "https://pulse.example.com")
                    .json("{\"name\":\"%s\",\"password\":\"%s\"}".formatted(Site.NAME, Site.PASSWORD))
                    .send();
            assertThat(answer.header("set-cookie"))
                    .matches("__Host-pulse=[0-9A-Za-z]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
            assertThat(answer.header("strict-transport-security")).isEqualTo("max-age=31536000");
            assertThat(Set.of(answer.header("set-cookie").split("; ", -1))).doesNotContain("Domain");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
