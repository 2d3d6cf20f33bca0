package io.customerpulse.tables.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentRowsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private static Interaction call(String rest) {
        return Rows.of(
                        Rows.SEGMENT,
                        "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"ann\",\"timestamp\":\"2026-03-01T12:00:00.123456789Z\""
                                + rest + "}")
                .only();
    }

    @Test
    void aTrackCallIsAnInteraction() {
        assertThat(
                        call(
                                ", \"messageId\":\"m1\", \"properties\":{\"revenue\":19.99,\"currency\":\"eur\",\"product_id\":7},"
                                        + "\"context\":{\"campaign\":{\"name\":\"spring\",\"medium\":\"email\"},\"channel\":\"server\"}"))
                .isEqualTo(new Interaction(
                        "m1", "ann", "E", NOON, new Money(1999, "EUR"), new About("spring", "7", "email")));
    }

    @Test
    void pagesAndScreensAreViewed() {
        Rows rows = Rows.of(
                Rows.SEGMENT,
                "{\"type\":\"page\",\"anonymousId\":\"a1\",\"name\":\"Home\",\"timestamp\":\"2026-03-01\",\"properties\":{\"path\":\"/x\"}}",
                "{\"type\":\"screen\",\"userId\":7,\"name\":\"Start\",\"timestamp\":\"2026-03-01\"}");

        assertThat(rows.outline()).containsExactly("1: Page Viewed", "2: Screen Viewed");
        assertThat(rows.interactions()).extracting(Interaction::customer).containsExactly("a1", "7");
        assertThat(rows.interactions()).extracting(i -> i.about().content()).containsExactly("/x", "Start");
    }

    @Test
    void blanksAroundACustomerDoNotCount() {
        Rows rows = Rows.of(
                Rows.SEGMENT,
                "{\"type\":\"track\",\"event\":\"E\",\"userId\":\" ann \",\"timestamp\":\"2026-03-01\"}",
                "{\"type\":\"track\",\"event\":\"E\",\"anonymousId\":\"\\ta1\",\"timestamp\":\"2026-03-01\"}");

        assertThat(rows.interactions()).extracting(Interaction::customer).containsExactly("ann", "a1");
    }

    @Test
    void callsAboutPeopleAreSilent() {
        Rows rows = Rows.of(
                Rows.SEGMENT,
                "{\"type\":\"identify\",\"userId\":\"ann\"}",
                "{\"type\":\"group\"}",
                "{\"type\":\"alias\"}");

        assertThat(rows.outline()).containsExactly("1: identify", "2: group", "3: alias");
        assertThat(rows.outcome().silent()).isEqualTo(3);
    }

    @Test
    void snakeCaseAndAMissingTypeAreUnderstood() {
        assertThat(Rows.of(
                                Rows.SEGMENT,
                                "{\"event\":\"Email Opened\",\"user_id\":\"ann\",\"message_id\":\"m\",\"sent_at\":\"2026-03-01T12:00:00.123456Z\",\"properties\":{\"campaign_id\":\"c\",\"email_id\":\"e\"}}")
                        .only())
                .isEqualTo(new Interaction("m", "ann", "Email Opened", NOON, Money.NONE, new About("c", "", "")));
    }

    @Test
    void theItemsOfABatchAreRowsOfItsLine() {
        Rows rows = Rows.of(
                Rows.SEGMENT,
                "",
                "{\"batch\":[{\"type\":\"track\",\"event\":\"A\",\"userId\":\"u\"}, {\"type\":\"identify\"}, {\"type\":\"nope\"}, 5],"
                        + "\"sentAt\":\"2026-03-01T12:00:00.123456Z\",\"context\":{\"campaign\":{\"name\":\"spring\"}}}");

        assertThat(rows.outline()).containsExactly("2: A", "2: identify", "2: refused", "2: refused");
        assertThat(((Row.Read) rows.all().getFirst()).interaction())
                .isEqualTo(new Interaction("", "u", "A", NOON, Money.NONE, new About("spring", "", "")));
        assertThat(rows.all().subList(2, 4))
                .containsExactly(
                        new Row.Refused(
                                2,
                                "`type` is unknown: got \"nope\", expected track, page, screen, identify, group or alias",
                                "{\"type\":\"nope\"}"),
                        new Row.Refused(2, "an item of `batch` is a number: expected an object", "5"));
    }

    @Test
    void theCustomersClockIsCorrected() {
        // given a phone whose clock is an hour fast
        String line =
                "{\"event\":\"E\",\"userId\":\"u\",\"originalTimestamp\":\"2026-03-01T13:00:00Z\",\"sentAt\":\"2026-03-01T13:00:30Z\",\"receivedAt\":\"2026-03-01T12:00:31Z\"}";

        assertThat(Rows.of(Rows.SEGMENT, line).only().at()).isEqualTo(Instant.parse("2026-03-01T12:00:01Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "timestamp":"2026-03-01","originalTimestamp":"2026-03-02","sentAt":"2026-03-03","receivedAt":"2026-03-04" | 2026-03-01
            "originalTimestamp":"2026-03-02","sentAt":"2026-03-03"                                                     | 2026-03-02
            "originalTimestamp":"2026-03-02","receivedAt":"2026-03-03"                                                 | 2026-03-02
            "sentAt":"2026-03-03","receivedAt":"2026-03-04"                                                            | 2026-03-04
            "sentAt":"2026-03-03"                                                                                      | 2026-03-03
            """)
    void theBestClockIsTaken(String clocks, String day) {
        assertThat(Rows.of(Rows.SEGMENT, "{\"event\":\"E\",\"userId\":\"u\"," + clocks + "}")
                        .only()
                        .at())
                .isEqualTo(Instant.parse(day + "T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"revenue":"12.50","total":99}        | 1250
            {"total":99,"value":1}                | 9900
            {"value":0.1,"revenue":null}          | 10
            {"revenue":-5}                        | -500
            {"revenue":2.675}                     | 268
            {"revenue":2.665}                     | 266
            """)
    void moneyIsExact(String properties, long cents) {
        assertThat(call(",\"properties\":" + properties).value()).isEqualTo(new Money(cents, "USD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"userId":"u","timestamp":"2026-03-01"}                                   | neither `type` nor `event` is stated: one of them is needed
            {"event":"E","timestamp":"2026-03-01"}                                    | customer (userId or anonymousId) is empty: every row needs one
            {"type":"track","userId":"u","timestamp":"2026-03-01"}                    | signal (event) is empty: every row needs one
            {"event":"E","userId":"u"}                                                | time (timestamp) is empty: every row needs one
            {"event":"E","userId":{"id":1}}                                           | `userId` is an object: expected a text or a number
            {"event":"E","userId":true}                                               | `userId` is true or false: expected a text or a number
            {"event":"E","userId":"u","properties":{"revenue":[1]}}                   | `properties.revenue` is a list: expected a text or a number
            {"batch":[]}                                                              | `batch` has no items: expected one or more calls
            [1]                                                                       | a JSON object is expected, got a list
            {"event":"E"} {}                                                          | more follows the JSON object: one a line is expected
            {"event":"E","userId":"\\ud800","timestamp":"2026-03-01"}                 | customer (userId or anonymousId) holds half of a surrogate pair, which is no character: got "\\uD800"
            {"event":"E","userId":"u","timestamp":"2026-03-01","properties":{"revenue":"free"}} | value (properties.revenue, total or value) is not a number: got "free", expected one such as 1234.50
            """)
    void eachRefusalSaysWhatIsWrong(String line, String reason) {
        Rows rows = Rows.of(Rows.SEGMENT, line);

        assertThat(rows.all()).containsExactly(new Row.Refused(1, reason, line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"event":"E",}                 | invalid JSON at byte 14 of the line
            {"event":"E","event":"F"}      | invalid JSON at byte
            {"event":"E                    | invalid JSON at byte
            not json                       | invalid JSON at byte
            {"x":NaN}                      | invalid JSON at byte
            """)
    void brokenJsonIsRefusedWithItsPosition(String line, String start) {
        assertThat(Rows.of(Rows.SEGMENT, line, "{\"type\":\"identify\"}").outline())
                .containsExactly("1: refused", "2: identify");
        assertThat(Rows.of(Rows.SEGMENT, line).refusals().getFirst()).startsWith("1: " + start);
    }

    @Test
    void depthIsBounded() {
        String deep = "{\"event\":\"E\",\"userId\":\"u\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        assertThat(Rows.of(Rows.SEGMENT, deep).refusals().getFirst())
                .startsWith("1: invalid JSON")
                .contains("nesting depth (101) exceeds the maximum allowed (100)");
    }

    @Test
    void aNumberOfAMegabyteIsNoNumber() {
        String line = "{\"event\":\"E\",\"userId\":\"u\",\"timestamp\":\"2026-03-01\",\"properties\":{\"revenue\":"
                + "9".repeat(1_000_000) + "}}";

        assertThat(Rows.of(Rows.SEGMENT, line).outline()).containsExactly("1: refused");
    }

    @Test
    void oddPropertiesThatAreNotNeededDoNoHarm() {
        assertThat(
                        call(",\"properties\":{\"content_id\":[1,{\"a\":2}],\"campaign\":\"x\",\"channel\":true,\"products\":[{\"price\":1}]},\"context\":7")
                                .about())
                .isEqualTo(About.NOTHING);
    }
}
