package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What tells a call that is sent again from another call.
class RepeatsTest {

    private static final String CALL =
            "{\"event\":\"E\",\"userId\":\"u\",\"messageId\":\"m\",\"properties\":{\"a\":1}}";

    private static long hash(String call) {
        return Sent.to("track", call).only().origin().contentHash();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"event":"E","userId":"u","messageId":"m","properties":{"a":1},"sentAt":"2026-03-01T11:00:00Z"}
            {"event":"E","userId":"u","sentAt":"2026-03-01T11:00:00Z","messageId":"m","properties":{"a":1}}
            {"sentAt":"2026-03-01T11:00:00Z","event":"E","userId":"u","messageId":"m","properties":{"a":1}}
            {"sent_at" : "2026-03-01T11:00:00Z" , "receivedAt":"2026-03-01","event":"E","userId":"u","messageId":"m","properties":{"a":1}}
            {"event":"E","userId":"u","messageId":"m","properties":{"a":1},"writeKey":"k","_metadata":{"retryCount":3,"bundled":[]}}
            {"event":"E","writeKey":"k","userId":"u","_metadata":{},"api_key":"x","messageId":"m","properties":{"a":1},"sentAt":null}
            """)
    void whatChangesWhenALibrarySendsAgainIsNoContent(String again) {
        assertThat(hash(again)).isEqualTo(hash(CALL));
    }

    @Test
    void theInstanceOfALibraryIsNoContent() {
        String call = "{\"event\":\"E\",\"userId\":\"u\",\"context\":{\"ip\":\"::1\"%s}}";

        assertThat(hash(call.formatted(",\"instanceId\":\"i1\""))).isEqualTo(hash(call.formatted("")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"event":"F","userId":"u","messageId":"m","properties":{"a":1}}
            {"event":"E","userId":"v","messageId":"m","properties":{"a":1}}
            {"event":"E","userId":"u","messageId":"m","properties":{"a":2}}
            {"event":"E","userId":"u","messageId":"m","properties":{"a":1,"sentAt":1}}
            {"event":"E","userId":"u","messageId":"m","properties":{"a":1},"timestamp":"2026-03-01"}
            {"event":"E","userId":"u","messageId":"m","properties":{"a":1} }
            """)
    void everythingElseIs(String other) {
        assertThat(hash(other)).isNotEqualTo(hash(CALL));
    }

    @Test
    void itsPlaceInABatchIsNoContent() {
        Sent batch = Sent.to(
                "batch", "{\"batch\":[{\"type\":\"page\",\"userId\":\"x\"},\n" + CALL + "],\"sentAt\":\"2026-03-01\"}");

        assertThat(batch.events().getLast().origin().contentHash()).isEqualTo(hash(CALL));
    }
}
