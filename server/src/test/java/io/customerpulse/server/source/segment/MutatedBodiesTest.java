package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.source.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Good bodies with wounds: nothing is thrown, each item has one outcome, and each outcome survives its bytes.
class MutatedBodiesTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final List<String> BODIES = List.of("""
            {"batch":[{"type":"track","event":"Order Completed","userId":"ann","messageId":"1","properties":
            {"revenue":42.5,"currency":"EUR","products":[{"sku":"a"}]},"timestamp":"2026-03-01T11:00:00Z"},
            {"type":"identify","userId":"ann","traits":{"email":"a@b.c","n":[1,2,{}]},"messageId":"2"},
            {"type":"alias","userId":"ann","previousId":"v1"},{"type":"page","anonymousId":"v1","name":"x"}],
            "context":{"campaign":{"name":"spring"}},"sentAt":"2026-03-01T12:00:00Z","writeKey":"k"}""", """
            {"event":"Caf\u00e9 \ud83d\ude00","userId":"ann","anonymousId":"v1","sentAt":"2026-03-01T12:00:00Z",
            "_metadata":{"a":[1]},"writeKey":"k","context":{"instanceId":"i","traits":{"a":"\\ud800"}}}""", """
            {"api_key":"k","batch":[{"event":"$identify","distinct_id":"ann","uuid":"1","properties":
            {"$set":{"email":"a@b.c"},"$anon_distinct_id":"v"}},{"event":"$pageview","distinct_id":"d"}]}""");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "0",
            "-",
            "1e9",
            "null",
            "true",
            " ",
            "\0",
            "\u00e9",
            "\\u0000",
            "\\ud83d",
            "[[[[",
            "}}",
            "\"batch\":[",
            "{\"a\":1}",
            "\"userId\":7,",
            "9".repeat(1_100),
            "[".repeat(120));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oneOutcomeForEachItem(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            byte[] body = mutated(random);
            for (String route : List.of("batch", "t", "i", "posthog")) check(Sent.to(route, body), body);
        }
    }

    private static void check(Sent sent, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        switch (sent.response()) {
            case Response.Rejected rejected -> assertThat(rejected.status()).isEqualTo(400);
            case Response.Answer answer -> throw new AssertionError(answer.toString());
            case Response.Records(List<Reading> readings) -> {
                agrees(readings, text);
                for (Reading reading : readings) survives(reading);
            }
        }
    }

    private static void survives(Reading reading) {
        switch (reading) {
            case Reading.Good(var event) ->
                assertThat(EventBytes.decode(EventBytes.encode(event))).contains(event);
            case Reading.Bad(var refusal) ->
                assertThat(EventBytes.decodeRefusal(EventBytes.encode(refusal))).contains(refusal);
        }
    }

    /// Another reader sees as many items. What it cannot read at all must be beyond our limits.
    private static void agrees(List<Reading> readings, String text) {
        try {
            JsonNode batch = MAPPER.readTree(text).get("batch");
            assertThat(readings).as(text).hasSize(batch != null && batch.isArray() ? batch.size() : 1);
        } catch (JacksonException noJson) {
            assertThat(readings).as(text).anyMatch(MutatedBodiesTest::isBeyond);
        }
    }

    private static boolean isBeyond(Reading reading) {
        return reading instanceof Reading.Bad(Refusal refusal)
                && (refusal.why().code().equals("too_deep")
                        || refusal.why().detail().startsWith("a number"));
    }

    private static byte[] mutated(Random random) {
        byte[] body = BODIES.get(random.nextInt(BODIES.size())).getBytes(StandardCharsets.UTF_8);
        for (int wound = random.nextInt(4); wound >= 0; wound--) body = wounded(body, random);
        return body;
    }

    private static byte[] wounded(byte[] body, Random random) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(random.nextInt(10) == 0 ? 200 : 3));
        byte[] piece = random.nextInt(8) == 0
                ? new byte[] {(byte) random.nextInt(256)}
                : PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        byte[] wounded = new byte[body.length - (to - from) + piece.length];
        System.arraycopy(body, 0, wounded, 0, from);
        System.arraycopy(piece, 0, wounded, from, piece.length);
        System.arraycopy(body, to, wounded, from + piece.length, body.length - to);
        return wounded;
    }
}
