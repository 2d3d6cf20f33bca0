package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be used, and the sizes at which it ends.
class RefusalsTest {

    private static String padded(int bytes) {
        String call = "{\"event\":\"E\",\"userId\":\"u\",\"messageId\":\"m\",\"properties\":{\"x\":\"\"}}";
        return call.replace("\"x\":\"", "\"x\":\"" + "x".repeat(bytes - call.length()));
    }

    private static String batchOf(String item, int count) {
        return "{\"batch\":[" + String.join(",", Collections.nCopies(count, item)) + "]}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"type":"track","event":"E"}                                     | missing_identifier /userId
            {"type":"track","event":"E","userId":" "}                        | missing_identifier /userId
            {"type":"identify","traits":{"email":"a@b.c"}}                   | missing_identifier /userId
            {"type":"group","groupId":"g"}                                   | missing_identifier /userId
            {"type":"alias","previousId":"v"}                                | missing_identifier /userId
            {"type":"alias","userId":"u"}                                    | missing_identifier /previousId
            {"type":"alias","anonymousId":"v","previousId":"w"}              | missing_identifier /userId
            {"type":"track","userId":"u"}                                    | missing_event /event
            {"type":"track","userId":"u","event":""}                         | missing_event /event
            {"type":"merge","userId":"u"}                                    | unknown_type /type
            {"userId":"u"}                                                   | unknown_type /type
            {"type":"track","event":"E","userId":{"id":1}}                   | invalid_value /userId
            {"type":"track","event":["E"],"userId":"u"}                      | invalid_value /event
            {"type":"track","event":"E","userId":"u","messageId":{}}         | invalid_value /messageId
            {"type":"track","event":"E","userId":"u","messageId":"\\ud800"}  | invalid_value /messageId
            {"type":"track","event":"E","userId":"\\udc00x"}                 | invalid_value /userId
            {"type":"alias","userId":"u","previousId":"\\ud83d"}             | invalid_value /previousId
            {"type":"track","event":"E","userId":"u","userId":"v"}           | invalid_value /userId
            {"type":"track","event":"E","userId":"u","properties":{"total":1},"properties":{}} | invalid_value /properties
            {"type":"track","event":"E","userId":"u","properties":{"revenue":"free"}}  | invalid_value /properties/revenue
            {"type":"track","event":"E","userId":"u","properties":{"total":1e99}}      | invalid_value /properties/total
            {"type":"track","event":"E","userId":"u","properties":{"revenue":[1]}}     | invalid_value /properties/revenue
            {"type":"track","event":"E","userId":"u","properties":{"value":1,"currency":"euro"}} | invalid_value /properties/currency
            {"type":"track","event":"E","userId":"u","timestamp":"soon"}     | invalid_time /timestamp
            {"type":"track","event":"E","userId":"u","timestamp":{}}         | invalid_time /timestamp
            {"type":"track","event":"E","userId":"u","originalTimestamp":"soon"} | invalid_time /originalTimestamp
            {"type":"identify","userId":"u","traits":[1]}                    | invalid_value /traits
            {"type":"identify","userId":"u","traits":{"a":1,"a":2}}          | invalid_value
            7                                                                | invalid_value
            null                                                             | invalid_value
            ["track"]                                                        | invalid_value
            "track"                                                          | invalid_value
            """)
    void eachFaultHasItsCodeAndItsPlace(String item, String refusal) {
        Sent sent = Sent.to("batch", "{\"batch\":[" + item + "]}");

        assertThat(sent.outline().getFirst().strip()).isEqualTo(refusal);
        Refusal refused = sent.refusals().getFirst();
        assertThat(refused.raw()).isEqualTo(item);
        assertThat(refused.source()).isEqualTo("src_1");
        assertThat(refused.receivedAt()).isEqualTo(Sent.NOON);
        assertThat(refused.why().detail()).isNotBlank();
    }

    @Test
    void aRefusalKeepsTheIdIfItCanBeRead() {
        assertThat(Sent.to("t", "{\"event\":\"E\",\"messageId\":\"m1\"}")
                        .refusals()
                        .getFirst()
                        .messageId())
                .isEqualTo("m1");
    }

    @Test
    void anIdHasAtMostAHundredCharacters() {
        String call = "{\"event\":\"E\",\"userId\":\"u\",\"messageId\":\"%s\"}";

        assertThat(Sent.to("t", call.formatted("m".repeat(100))).outline()).containsExactly("E");
        assertThat(Sent.to("t", call.formatted("m".repeat(101))).outline())
                .containsExactly("message_id_too_long /messageId");
    }

    @Test
    void anEventHasAtMost32KilobytesAndItsNeighboursDoNotSuffer() {
        String most = padded(32_768);
        String more = padded(32_769);

        assertThat(Sent.to("t", most).outline()).containsExactly("E");
        assertThat(Sent.to("t", more).outline()).containsExactly("event_too_large ");
        Sent batch = Sent.to("batch", "{\"batch\":[" + most + "," + more + "," + most + "]}");
        assertThat(batch.outline()).containsExactly("E", "event_too_large ", "E");
        assertThat(batch.refusals().getFirst().raw()).isEqualTo(more);
        assertThat(batch.refusals().getFirst().messageId()).isEqualTo("m");
    }

    @Test
    void aBatchHasAtMost2500EventsElseAllAreRefused() {
        String item = "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\"}";

        assertThat(Sent.to("batch", batchOf(item, 2_500)).events()).hasSize(2_500);
        Sent tooMany = Sent.to("batch", batchOf(item, 2_501));
        assertThat(tooMany.refusals())
                .hasSize(2_501)
                .allSatisfy(refusal -> assertThat(refusal.why().code()).isEqualTo("too_many_events"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "-", textBlock = """
            {"batch":[]}                        | 400 empty_batch
            -                                   | 400 invalid_json
            {                                   | 400 invalid_json
            {"event":"E",}                      | 400 invalid_json
            {"event":"E","userId":"u"} {}       | 400 invalid_json
            {"batch":[{"event":"E"}]            | 400 invalid_json
            {"batch":[{"event":"E"},]}          | 400 invalid_json
            {"batch":[1],"batch":[2]}           | 400 invalid_json
            [{"event":"E","userId":"u"}]        | 400 invalid_json
            "text"                              | 400 invalid_json
            {"x":NaN}                           | 400 invalid_json
            {'x':1}                             | 400 invalid_json
            writeKey=WK&data=e30                | 400 invalid_json
            """)
    void aBodyThatIsNoJsonIsRejected(String body, String rejection) {
        assertThat(Sent.to("batch", body == null ? "" : body).rejection()).isEqualTo(rejection);
    }

    @Test
    void bytesThatAreNoTextAreRejected() {
        byte[] latin = "{\"event\":\"Caf\u00e9\",\"userId\":\"u\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Sent.to("t", latin).rejection()).isEqualTo("400 invalid_json");
    }
}
