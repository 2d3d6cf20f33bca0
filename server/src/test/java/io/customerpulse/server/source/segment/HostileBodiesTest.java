package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.identity.Identifier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies made to break a reader: what cannot be used is refused, what can is kept exactly, and nothing is thrown.
class HostileBodiesTest {

    private static final String GOOD = "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\",\"messageId\":\"g\"}";

    private static String call(String rest) {
        return "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\",\"x\":" + rest + "}";
    }

    private static Sent batch(String... items) {
        return Sent.to("batch", "{\"batch\":[" + String.join(",", items) + "],\"sentAt\":\"2026-03-01T12:00:00Z\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 150, 1_000, 10_000})
    void depthIsBoundedAndNeighboursDoNotSuffer(int depth) {
        String deep = call("[".repeat(depth) + "]".repeat(depth));
        String code = deep.length() > 32_768 ? "event_too_large " : "too_deep ";

        Sent sent = batch(GOOD, deep, GOOD, deep);

        assertThat(sent.outline()).containsExactly("E", code, "E", code);
        assertThat(sent.refusals().getFirst().raw()).isEqualTo(deep);
        assertThat(Sent.to("t", call("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)))
                        .outline())
                .hasSize(1)
                .first()
                .asString()
                .matches("too_deep |E|event_too_large ");
    }

    @Test
    void aHundredLevelsAreTaken() {
        assertThat(Sent.to("t", call("[".repeat(99) + "]".repeat(99))).outline())
                .containsExactly("E");
        assertThat(batch(call("[".repeat(97) + "]".repeat(97))).outline()).containsExactly("E");
        assertThat(batch(call("[".repeat(98) + "]".repeat(98))).outline()).containsExactly("too_deep ");
    }

    @Test
    void whatIsTooDeepOutsideOfTheEventsSpoilsTheBody() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(Sent.to("batch", "{\"batch\":[" + GOOD + "],\"context\":" + deep + "}")
                        .rejection())
                .isEqualTo("400 too_deep");
        assertThat(Sent.to("batch", deep).rejection()).isEqualTo("400 invalid_json");
        assertThat(Sent.to("batch", "{\"batch\":[" + "[".repeat(10_000)).rejection())
                .isEqualTo("400 invalid_json");
    }

    @Test
    void aNumberOfAMegabyteIsRefusedAlone() {
        assertThat(batch(GOOD, call("9".repeat(1_000_000)), GOOD).outline())
                .containsExactly("E", "event_too_large ", "E");
        assertThat(batch(GOOD, call("9".repeat(1_001))).outline()).containsExactly("E", "invalid_value ");
        assertThat(batch(GOOD, call("1e" + "9".repeat(1_001))).outline()).containsExactly("E", "invalid_value ");
        assertThat(Sent.to("t", call("9".repeat(1_000_000))).outline()).containsExactly("event_too_large ");
        assertThat(Sent.to("t", "{\"x\":" + "9".repeat(1_000_000)).rejection()).isEqualTo("400 invalid_json");
    }

    @Test
    void aMillionKeysAreTooLarge() {
        String keys = IntStream.range(0, 1_000_000)
                .mapToObj(i -> "\"k" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(batch(GOOD, call(keys), GOOD).outline()).containsExactly("E", "event_too_large ", "E");
        assertThat(Sent.to("t", "{\"event\":\"E\",\"userId\":\"u\"," + keys.substring(1))
                        .outline())
                .containsExactly("event_too_large ");
    }

    @Test
    void namesThatHashAlikeAreOnlyNames() {
        String keys = IntStream.range(0, 4_096)
                .mapToObj(i ->
                        Integer.toBinaryString(4_096 | i).replace("0", "Aa").replace("1", "BB"))
                .map(name -> "\"" + name + "\":1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(batch(GOOD, call(keys), GOOD).outline()).containsExactly("E", "event_too_large ", "E");
    }

    @Test
    void aNameOfAHundredKilobytesIsTooLarge() {
        assertThat(batch(GOOD, call("{\"" + "n".repeat(100_000) + "\":1}")).outline())
                .containsExactly("E", "event_too_large ");
        assertThat(Sent.to("t", call("{\"" + "n".repeat(100_000) + "\":1}")).outline())
                .containsExactly("event_too_large ");
        assertThat(Sent.to("t", call("\"" + "n".repeat(1_000_000) + "\"")).outline())
                .containsExactly("event_too_large ");
    }

    @Test
    void keysThatStandTwiceAreKeptUnlessTheyMatter() {
        Event event = Sent.to("t", call("{\"a\":1,\"a\":2}")).only();

        assertThat(event.raw()).isEqualTo(call("{\"a\":1,\"a\":2}"));
        assertThat(batch("{\"event\":\"E\",\"event\":\"F\",\"userId\":\"u\"}", GOOD)
                        .outline())
                .containsExactly("invalid_value /event", "E");
    }

    @Test
    void controlCharactersAreKeptInTheirEscapes() {
        String call = "{\"event\":\"a\\u0000b\",\"userId\":\"\\u0000\",\"messageId\":\"\\u0001\"}";
        Event event = Sent.to("t", call).only();

        assertThat(event.raw()).isEqualTo(call);
        assertThat(event.customer()).isEqualTo(new Identifier("user_id", "\0"));
        assertThat(((Deed.Interacted) event.deed()).signal()).isEqualTo("a\0b");
        assertThat(Sent.to("t", "{\"event\":\"a\0b\",\"userId\":\"u\"}").rejection())
                .isEqualTo("400 invalid_json");
    }

    @Test
    void halfPairsAreKeptInTheirEscapesWhereNothingIsMadeOfThem() {
        String call = call("\"\\ud800\"");

        assertThat(Sent.to("t", call).only().raw()).isEqualTo(call);
        assertThat(Sent.to("i", "{\"userId\":\"u\",\"traits\":{\"n\":\"\\ud800\"}}")
                        .only()
                        .deed())
                .isEqualTo(new Deed.Described(Sent.NOON, "{\"n\":\"\\ud800\"}"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertThat(Sent.to("batch", "\ufeff{\"batch\":[" + GOOD + "]}").only().raw())
                .isEqualTo(GOOD);
        String signed = "{\"event\":\"E\",\"userId\":\"u\",\"writeKey\":\"k\",\"sentAt\":\"2026-03-01T12:00:00Z\"}";
        assertThat(Sent.to("t", "\ufeff" + signed).only().raw()).isEqualTo(signed.replace("\"k\"", "\"\""));
        assertThat(Sent.to("t", "\ufeff" + signed).only().origin().contentHash())
                .isEqualTo(Sent.to("t", signed).only().origin().contentHash());
    }

    @Test
    void otherEncodingsAreRejected() {
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(Sent.to("t", GOOD.getBytes(charset)).rejection()).isEqualTo("400 invalid_json");
        }
        byte[] surrogate = GOOD.replace("\"u\"", "\"\u00e9\u00e9\"").getBytes(StandardCharsets.UTF_8);
        int at = GOOD.indexOf("\"u\"") + 1;
        surrogate[at] = (byte) 0xED;
        surrogate[at + 1] = (byte) 0xA0;
        surrogate[at + 2] = (byte) 0x80;
        surrogate[at + 3] = 'x';
        assertThat(Sent.to("t", surrogate).rejection()).isEqualTo("400 invalid_json");
    }

    @Test
    void charactersOfAnyLengthAreKept() {
        String call = "{\"event\":\"Caf\u00e9 \ud83d\ude00\",\"userId\":\"\u5f20\",\"messageId\":\"m\"}";

        assertThat(batch(call, GOOD).events().getFirst().raw()).isEqualTo(call);
        assertThat(batch(call, GOOD).events().getFirst().customer().value()).isEqualTo("\u5f20");
    }

    @Test
    void theKeyIsNotKeptInWhatIsTooLargeEither() {
        String large = "{\"event\":\"E\",\"writeKey\":\"secret\",\"x\":\"" + "x".repeat(40_000) + "\"}";
        String deep = "{\"writeKey\" : \"secret\",\"x\":" + "[".repeat(300) + "]".repeat(300) + "}";

        assertThat(Sent.to("t", large).refusals().getFirst().raw()).doesNotContain("secret");
        assertThat(Sent.to("t", deep).refusals().getFirst().raw()).doesNotContain("secret");
    }
}
