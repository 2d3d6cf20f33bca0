package io.customerpulse.checks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Requests made to break a server. Each has its exact answer, none is a fault of ours, and in the end every record
/// that was answered for is in one of the three counts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileHttpTest {

    private static final int BODIES = Integer.getInteger("pulse.bodies", 20_000);
    /// On an idle machine it is a second; a busy one is forgiven.
    private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int BODY_MAX = 512_000;
    private static final int EVENT_MAX = 32_768;
    private static final String GZIP = "Content-Encoding: gzip\r\n";

    private Shop shop;
    private long answeredFor;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        shop = new Shop(folder, Clock.systemUTC());
    }

    @AfterAll
    void everythingAddsUp() throws Exception {
        try (Shop open = shop) {
            JsonNode counts = open.counts();
            assertThat(counts.get("accepted").longValue()).isEqualTo(answeredFor);
            assertThat(counts.get("stored").longValue()
                            + counts.get("duplicate").longValue()
                            + counts.get("failed").longValue())
                    .isEqualTo(answeredFor);
        }
    }

    @Test
    void anEventMayHave32KilobytesAndNotOneByteMore() throws Exception {
        assertThat(rejected(send(batch(eventOf(EVENT_MAX))))).isEmpty();
        assertThat(rejected(send(batch(eventOf(EVENT_MAX + 1), event("small", "")))))
                .containsExactly("event_too_large");
    }

    @Test
    void aBodyMayHave500KilobytesAndNotOneByteMore() throws Exception {
        String body = batch(event("large", ""));
        assertThat(send(body + " ".repeat(BODY_MAX - body.length())).status()).isEqualTo(200);
        assertProblem(send(body + " ".repeat(BODY_MAX + 1 - body.length())), 400, "body_too_large");
        byte[] packed = gzip(utf8(body + " ".repeat(BODY_MAX + 1 - body.length())));
        assertProblem(send(packed, GZIP), 400, "body_too_large");
    }

    @Test
    void aBatchMayHave2500EventsAndNotOneMore() throws Exception {
        assertThat(rejected(send(batch(events("many", 2_500))))).isEmpty();
        assertThat(rejected(send(batch(events("more", 2_501))))).hasSize(2_501).containsOnly("too_many_events");
        assertProblem(send(batch()), 400, "empty_batch");
    }

    @Test
    void aSmallBodyThatUnpacksToHalfAGigabyteIsRefusedAtOnce() throws Exception {
        byte[] bomb = bomb(500_000_000L);
        assertThat(bomb.length).isLessThan(BODY_MAX);
        long begun = System.nanoTime();
        assertProblem(send(bomb, GZIP), 400, "body_too_large");
        assertThat(System.nanoTime() - begun).isLessThan(HANG_NANOS);
    }

    @Test
    void aPackedBodyIsOneWholeGzip() throws Exception {
        byte[] good = gzip(utf8(batch(event("packed", ""))));
        assertThat(rejected(send(good, GZIP))).isEmpty();
        assertProblem(send(gzip(good), GZIP), 400, "invalid_json");
        for (int length = 0; length < good.length; length += 7) {
            assertProblem(send(Arrays.copyOf(good, length), GZIP), 400, "invalid_gzip");
        }
        byte[] wrong = good.clone();
        wrong[good.length - 6] ^= 1;
        assertProblem(send(wrong, GZIP), 400, "invalid_gzip");
        assertProblem(send(utf8(batch(event("plain", ""))), GZIP), 400, "invalid_gzip");
        assertProblem(send(good, "Content-Encoding: br\r\n"), 415, "unknown_encoding");
    }

    @Test
    void membersOfAGzipAreOneBody() throws Exception {
        String body = batch(event("two members", ""));
        byte[] whole = gzip(utf8(body));
        byte[] parts = joined(gzip(utf8(body.substring(0, 20))), gzip(utf8(body.substring(20))));
        assertThat(rejected(send(parts, GZIP))).isEmpty();
        assertProblem(send(joined(whole, gzip(utf8("and more"))), GZIP), 400, "invalid_json");
    }

    static Stream<String> oddBodies() {
        return Stream.of(
                "",
                "{",
                "null",
                "[]",
                "{}",
                "\u0000",
                "{\"batch\":{}}",
                "{\"batch\":[" + "[".repeat(10_000) + "]".repeat(10_000) + "]}",
                "[".repeat(BODY_MAX),
                "{\"a\":".repeat(80_000),
                batch(event("number", ",\"x\":" + "9".repeat(400_000))),
                "{\"batch\":[],\"x\":" + "9".repeat(400_000) + "}",
                "{\"batch\":[" + event("keys", "," + keys(2_000)) + "]," + keys(40_000) + "}",
                batch(event("twice", ",\"userId\":\"b\",\"userId\":\"c\"")),
                batch(event("nul", ",\"x\":\"\\u0000\"")),
                batch(event("nul\\u0000", "")),
                batch(event("raw nul", ",\"x\":\"\u0000\"")),
                batch(event("lone \\ud800", "")),
                batch(event("swapped \\udc00\\ud800", "")),
                batch("null", "1", "\"x\"", "[]", "{}", event("neighbour", "")),
                batch(event("time", ",\"timestamp\":\"+999999999-12-31T23:59:59Z\"")),
                batch(event("money", ",\"properties\":{\"revenue\":1e999999999}")),
                batch(event("money", ",\"properties\":{\"revenue\":-1e-999999999}")),
                batch(event("types", ",\"properties\":[],\"context\":7,\"timestamp\":{}")));
    }

    @ParameterizedTest
    @MethodSource("oddBodies")
    void anOddBodyIsRefusedOrKept(String body) throws Exception {
        assertThat(send(body).status()).isIn(200, 400);
        assertThat(rejected(send(batch(event("after", ""))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
    void otherAlphabetsThanUtf8AreRefused(String charset) throws Exception {
        byte[] body = batch(event("alphabet", "")).getBytes(Charset.forName(charset));
        assertProblem(send(body, ""), 400, "invalid_json");
    }

    @Test
    void aByteOrderMarkIsNoHarmAndBadUtf8IsRefused() throws Exception {
        assertThat(rejected(send("\ufeff" + batch(event("marked", ""))))).isEmpty();
        byte[] body = utf8(batch(event("broken", ",\"x\":\"?\"")));
        body[body.length - 5] = (byte) 0xff;
        assertThat(send(body, "").status()).isEqualTo(400);
    }

    /// One connection carries them all: no answer may spoil the next.
    @Test
    void woundedBodiesAreNeverOurFault() throws Exception {
        SplittableRandom chance = new SplittableRandom(11);
        long slowest = 0;
        try (Wounded wounded = new Wounded(chance)) {
            for (int number = 0; number < BODIES; number++) {
                byte[] body = wounded.body();
                long begun = System.nanoTime();
                Wire.Got got = counted(Shop.batch(wounded.wire(shop), body, ""));
                slowest = Math.max(slowest, System.nanoTime() - begun);
                assertThat(got.status()).as("body %d", number).isIn(200, 400);
                if ("close".equals(got.headers().get("connection"))) wounded.hangUp();
            }
        }
        assertThat(slowest).isLessThan(HANG_NANOS);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void whatLooksLikeMarkupOrAHeaderComesBackAsData(String payload) throws Exception {
        String quoted = Shop.JSON.writeValueAsString(payload);
        List<String> events = Stream.of("userId", "anonymousId", "event", "messageId", "type", "timestamp")
                .map(field -> "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\",\"properties\":{%s:%s},\"%s\":%s}"
                        .formatted(quoted, quoted, field, quoted))
                .toList();
        assertHarmless(send(batch(events.toArray(String[]::new))), payload);
        String coded = URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20");
        assertHarmless(shop.ask("/api/v1/customers/" + coded + "/pulse"), payload);
        assertHarmless(shop.ask("/api/v1/customers/u/timeline?limit=" + coded), payload);
        assertHarmless(shop.ask("/api/v1/failed?" + coded + "=" + coded), payload);
        assertHarmless(shop.ask("/" + coded), payload);
        Wire.Got timeline = shop.ask("/api/v1/customers/user_id%3Au/timeline");
        assertThat(timeline.status()).isEqualTo(200);
        assertHarmless(timeline, payload);
    }

    static Stream<String> payloads() {
        List<String> marks = List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'-alert(1)-'",
                "</script><svg onload=alert(1)>",
                "javascript:alert(1)",
                "{{7*7}}${7*7}#{7*7}<%=7*7%>",
                "*{T(java.lang.Runtime).getRuntime()}",
                "${jndi:ldap://127.0.0.1/a}");
        List<String> breaks = List.of("\r\n", "\n", "\r", "%0d%0a", "\u560d\u560a");
        Stream<String> headers = breaks.stream()
                .flatMap(each -> Stream.of(
                                "X-Planted: yes", "Set-Cookie: planted=yes", "\r\n<html>planted", "Location: //x")
                        .map(line -> "a" + each + line));
        Stream<String> odd = Stream.of(
                "../../../etc/passwd",
                "..%2f..%2fetc",
                "' OR 1=1 --",
                "a\u0000b",
                "\u202egnp.exe",
                "=cmd|' /C calc'!A0",
                "\ud83d\ude00",
                "a;b=c",
                "%",
                "%%00",
                "\\",
                "a".repeat(500));
        return Stream.of(marks.stream(), headers, odd).flatMap(each -> each);
    }

    /// What the container refuses before it asks us is refused in our words, and tells nothing of the container.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a%2Fb HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a%5Cb HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /<a> HTTP/1.1\r\nHost: x\r\n\r\n",
                "G@T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: <script>\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Name: y\r\n\r\n",
                "POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx",
                "POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: odd\r\n\r\n",
                "POST /v1/batch HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "nothing of HTTP\r\n\r\n"
            })
    void whatIsNoHttpIsRefusedInOurWords(String request) throws Exception {
        refusedInOurWords(request);
    }

    @Test
    void aHeadThatIsTooLargeIsRefusedInOurWords() throws Exception {
        refusedInOurWords("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        refusedInOurWords("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
        refusedInOurWords("GET / HTTP/1.1\r\nHost: x\r\n" + "X-Many: a\r\n".repeat(2_000) + "\r\n");
    }

    private void refusedInOurWords(String request) throws IOException {
        try (Wire wire = shop.wire()) {
            wire.write(request);
            Wire.Got got = wire.read();
            assertThat(got.status()).isBetween(400, 505).isNotEqualTo(500);
            String all = got.toString().toLowerCase(Locale.ROOT);
            assertThat(all).doesNotContain("tomcat").doesNotContain("apache").doesNotContain("<html");
            assertThat(all)
                    .doesNotContain("exception")
                    .doesNotContain("<script>")
                    .doesNotContain("\tat ");
            assertThat(got.headers()).doesNotContainKey("server");
            if (got.body().isEmpty()) return;
            assertThat(got.headers()).containsEntry("content-type", "application/problem+json");
            assertThat(got.code()).isNotEmpty();
        }
    }

    private static void assertHarmless(Wire.Got got, String payload) {
        assertThat(got.status()).as(payload).isLessThan(500);
        assertThat(got.headers()).doesNotContainKeys("x-planted", "set-cookie", "location");
        got.headers()
                .values()
                .forEach(value -> assertThat(value).doesNotContain("planted").doesNotContain("alert(1)"));
        if (got.body().isEmpty()) return;
        assertThat(got.headers().getOrDefault("content-type", ""))
                .as(payload)
                .matches("application/(problem\\+)?json.*");
        assertThat(got.headers()).containsEntry("x-content-type-options", "nosniff");
        assertThat(got.json().isContainer()).isTrue();
    }

    private Wire.Got send(String body) throws IOException {
        return send(utf8(body), "");
    }

    private Wire.Got send(byte[] body, String more) throws IOException {
        return counted(shop.batch(body, more));
    }

    private Wire.Got counted(Wire.Got got) {
        if (got.status() == 200)
            answeredFor +=
                    got.json().get("accepted").longValue() + rejected(got).size();
        return got;
    }

    private static List<String> rejected(Wire.Got got) {
        assertThat(got.status()).as(got.body()).isEqualTo(200);
        return got.json()
                .get("rejected")
                .valueStream()
                .map(each -> each.get("code").asString())
                .toList();
    }

    private static void assertProblem(Wire.Got got, int status, String code) {
        assertThat(got.status() + " " + got.code()).isEqualTo(status + " " + code);
    }

    static String batch(String... events) {
        return "{\"batch\":[" + String.join(",", events) + "]}";
    }

    static String event(String user, String more) {
        return "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"" + user + "\"" + more + "}";
    }

    private static String[] events(String user, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> event(user + number, ""))
                .toArray(String[]::new);
    }

    private static String eventOf(int bytes) {
        String short1 = event("sized", ",\"x\":\"\"");
        return event("sized", ",\"x\":\"" + "a".repeat(bytes - short1.length()) + "\"");
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(key -> "\"k" + key + "\":1").collect(Collectors.joining(","));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] bomb(long zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] some = new byte[1_000_000];
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (long left = zeros; left > 0; left -= some.length) out.write(some);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
