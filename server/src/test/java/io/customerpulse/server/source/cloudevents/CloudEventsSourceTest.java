package io.customerpulse.server.source.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Events written by the CloudEvents project's own library, and some no library writes.
class CloudEventsSourceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final JsonFormat FORMAT = new JsonFormat();

    private static final CloudEvent ORDER = CloudEventBuilder.v1()
            .withId("A-1")
            .withSource(URI.create("https://shop.example/orders"))
            .withType("Order Completed")
            .withSubject("ann")
            .withTime(OffsetDateTime.parse("2026-03-01T12:59:00+01:00"))
            .withData(
                    "application/json",
                    "{\"revenue\":42.5,\"currency\":\"EUR\",\"sku\":\"x7\"}".getBytes(StandardCharsets.UTF_8))
            .withExtension("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .withExtension("shop", "Gr\u00fcner Laden")
            .build();

    private static Response send(Map<String, String> headers, byte[] body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        Delivery.Target target = new Delivery.Target("POST", "", Map.of());
        Delivery delivery = new Delivery(target, lists, body, NOON);
        return new CloudEventsSource().read(delivery, new Source.Account("src_9", "", Map.of()));
    }

    private static Response send(String contentType, String body) {
        return send(Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Response binary(CloudEvent event) {
        Map<String, String> headers = new HashMap<>();
        byte[][] body = {{}};
        HttpMessageFactory.createWriter(headers::put, bytes -> body[0] = bytes == null ? new byte[0] : bytes)
                .writeBinary(event);
        return send(headers, body[0]);
    }

    private static Response structured(CloudEvent event) {
        Map<String, String> headers = new HashMap<>();
        byte[][] body = {{}};
        HttpMessageFactory.createWriter(headers::put, bytes -> body[0] = bytes).writeStructured(event, FORMAT);
        return send(headers, body[0]);
    }

    private static Response batch(CloudEvent... events) {
        List<String> items = java.util.stream.Stream.of(events)
                .map(event -> new String(FORMAT.serialize(event), StandardCharsets.UTF_8))
                .toList();
        return send(BATCH + "; charset=utf-8", "[" + String.join(",", items) + "]");
    }

    private static List<Reading> readings(Response response) {
        return switch (response) {
            case Response.Records(List<Reading> readings) -> readings;
            case Response.Answer answer -> throw new AssertionError(answer.toString());
            case Response.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    private static Event only(Response response) {
        List<Reading> readings = readings(response);
        if (readings.size() == 1 && readings.getFirst() instanceof Reading.Good(Event event)) return event;
        throw new AssertionError(readings.toString());
    }

    private static String refusal(Response response) {
        List<Reading> readings = readings(response);
        if (readings.size() == 1 && readings.getFirst() instanceof Reading.Bad(Refusal refusal)) {
            return refusal.why().code() + " " + refusal.why().pointer();
        }
        throw new AssertionError(readings.toString());
    }

    private static String rejection(Response response) {
        if (response instanceof Response.Rejected(int status, String code, String _)) return status + " " + code;
        throw new AssertionError(response.toString());
    }

    @Test
    void theThreeModesSayTheSame() {
        Event event = only(structured(ORDER));

        assertThat(event.deed())
                .isEqualTo(new Deed.Interacted(
                        "Order Completed",
                        Instant.parse("2026-03-01T11:59:00Z"),
                        new Money(4_250, "EUR"),
                        new About("", "x7", "")));
        assertThat(event.identifiers()).containsExactly(new Identifier("user_id", "ann"));
        assertThat(event.origin().messageId()).isEqualTo("https://shop.example/orders A-1");
        assertThat(event.origin().source()).isEqualTo("src_9");
        assertThat(event.marks()).isEmpty();
        for (Event same : List.of(only(binary(ORDER)), only(batch(ORDER)))) {
            assertThat(same.deed()).isEqualTo(event.deed());
            assertThat(same.identifiers()).isEqualTo(event.identifiers());
            assertThat(same.origin().messageId()).isEqualTo(event.origin().messageId());
        }
    }

    @Test
    void whatIsKeptOfBinaryModeIsTheEventInStructuredMode() {
        String raw = only(binary(ORDER)).raw();

        assertThat(FORMAT.deserialize(raw.getBytes(StandardCharsets.UTF_8)).getData())
                .isNotNull();
        assertThat(raw).contains("\"data\":{\"revenue\":42.5,\"currency\":\"EUR\",\"sku\":\"x7\"}");
        assertThat(only(send(STRUCTURED, raw)).deed())
                .isEqualTo(only(binary(ORDER)).deed());
    }

    @Test
    void aSpanIsNoContent() {
        CloudEvent again = CloudEventBuilder.v1(ORDER)
                .withExtension("traceparent", "00-x-y-00")
                .build();
        CloudEvent other =
                CloudEventBuilder.v1(ORDER).withExtension("shop", "x").build();

        assertThat(hash(structured(again))).isEqualTo(hash(structured(ORDER))).isNotEqualTo(hash(structured(other)));
        assertThat(hash(binary(again))).isEqualTo(hash(binary(ORDER))).isNotEqualTo(hash(binary(other)));
    }

    private static long hash(Response response) {
        return only(response).origin().contentHash();
    }

    @Test
    void theSameIdFromAnotherSourceIsAnotherEvent() {
        CloudEvent other =
                CloudEventBuilder.v1(ORDER).withSource(URI.create("/other")).build();

        assertThat(only(structured(other)).origin().messageId()).isEqualTo("/other A-1");
    }

    @ParameterizedTest
    @CsvSource({
        "ann, user_id, ann",
        "user_id:ann, user_id, ann",
        "email:Ann@Example.org, email, ann@example.org",
        "anonymous_id:v1, anonymous_id, v1",
        "https://shop.example/ann, user_id, https://shop.example/ann",
        "Order:5, user_id, Order:5",
        "email:, user_id, email:"
    })
    void theSubjectSaysWho(String subject, String kind, String value) {
        assertThat(only(structured(
                                CloudEventBuilder.v1(ORDER).withSubject(subject).build()))
                        .customer())
                .isEqualTo(new Identifier(kind, value));
    }

    @Test
    void withoutATimeItHappenedWhenItCame() {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/s"))
                .withType("Visit")
                .withSubject("ann")
                .build();

        assertThat(only(structured(event)).deed())
                .isEqualTo(new Deed.Interacted("Visit", NOON, Money.NONE, About.NOTHING));
        assertThat(only(binary(event)).deed()).isEqualTo(only(structured(event)).deed());
    }

    @Test
    void theFutureIsNow() {
        CloudEvent event = CloudEventBuilder.v1(ORDER)
                .withTime(OffsetDateTime.parse("2027-01-01T00:00:00Z"))
                .build();

        assertThat(only(structured(event)).deed().at()).isEqualTo(NOON);
        assertThat(only(structured(event)).marks()).containsExactly(Mark.CLAMPED);
    }

    @Test
    void dataThatAreNoJsonAreKept() {
        CloudEvent event = CloudEventBuilder.v1(ORDER)
                .withData("text/plain", "hello".getBytes(StandardCharsets.UTF_8))
                .build();

        assertThat(only(binary(event)).raw())
                .contains("\"data_base64\":\"aGVsbG8=\"", "\"datacontenttype\":\"text/plain\"");
        assertThat(((Deed.Interacted) only(binary(event)).deed()).value()).isEqualTo(Money.NONE);
    }

    @Test
    void headersAreDecoded() {
        Map<String, String> headers = Map.of(
                "ce-specversion",
                "1.0",
                "ce-id",
                "1",
                "ce-source",
                "/s",
                "ce-subject",
                "%E5%BC%A0%20a",
                "ce-type",
                "\"Said \\\"hi\\\" 100%\"",
                "ce-bad",
                "%ff");

        Event event = only(send(headers, new byte[0]));

        assertThat(event.customer().value()).isEqualTo("\u5f20 a");
        assertThat(((Deed.Interacted) event.deed()).signal()).isEqualTo("Said \"hi\" 100%");
        assertThat(event.raw()).contains("\"bad\":\"%ff\"");
    }

    @Test
    void aBatchGivesOneOutcomeForEachAndMayBeEmpty() {
        Response mixed = send(
                BATCH,
                "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"T\",\"subject\":\"u\"},7,{}]");

        assertThat(readings(mixed)).hasSize(3);
        assertThat(readings(mixed).getFirst()).isInstanceOf(Reading.Good.class);
        assertThat(readings(send(BATCH, "[]"))).isEmpty();
        assertThat(readings(batch(ORDER, ORDER))).hasSize(2);
        String deep = "{\"data\":" + "[".repeat(500) + "]".repeat(500) + "}";
        assertThat(readings(send(BATCH, "[" + deep + "," + deep + "]")))
                .hasSize(2)
                .allMatch(Reading.Bad.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"id":"1","source":"/s","type":"T","subject":"u"}                                      | unknown_version /specversion
            {"specversion":"0.3","id":"1","source":"/s","type":"T","subject":"u"}                  | unknown_version /specversion
            {"specversion":"1.0","source":"/s","type":"T","subject":"u"}                           | missing_id /id
            {"specversion":"1.0","id":"1","type":"T","subject":"u"}                                | missing_source /source
            {"specversion":"1.0","id":"1","source":"a b","type":"T","subject":"u"}                 | missing_source /source
            {"specversion":"1.0","id":"1","source":"/s","subject":"u"}                             | missing_event /type
            {"specversion":"1.0","id":"1","source":"/s","type":"T"}                                | missing_identifier /subject
            {"specversion":"1.0","id":"1","source":"/s","type":"T","subject":"u","time":"soon"}    | invalid_time /time
            {"specversion":"1.0","id":"1","source":"/s","type":"T","subject":"u","data":{"value":"x"}} | invalid_value /data/value
            {"specversion":"1.0","id":"1","source":"/s","type":"T","subject":"u","subject":"v"}    | invalid_value /subject
            """)
    void whatCannotBeUsedIsRefused(String event, String refusal) {
        assertThat(refusal(send(STRUCTURED, event))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            application/json                     | {}       | 400 no_cloudevent
            text/plain                           | hello    | 400 no_cloudevent
            application/cloudevents+json         | [1]      | 400 invalid_json
            application/cloudevents+json         | {        | 400 invalid_json
            application/cloudevents-batch+json   | {}       | 400 invalid_json
            application/cloudevents+xml          | <event/> | 400 unknown_format
            """)
    void whatIsNoCloudEventIsRejected(String type, String body, String rejection) {
        assertThat(rejection(send(type, body))).isEqualTo(rejection);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {},"subject":"eve"     | 400 invalid_json
            {} {}                  | 400 invalid_json
            {"a":}                 | 400 invalid_json
            """)
    void binaryDataMustBeOneValue(String body, String rejection) {
        Map<String, String> headers = Map.of(
                "ce-specversion",
                "1.0",
                "ce-id",
                "1",
                "ce-source",
                "/s",
                "ce-type",
                "T",
                "content-type",
                "application/json");

        assertThat(rejection(send(headers, body.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(rejection);
        assertThat(rejection(send(headers, new byte[] {'"', (byte) 0xFF, '"'}))).isEqualTo("400 invalid_json");
        assertThat(rejection(send(headers, "[".repeat(10_000).getBytes(StandardCharsets.UTF_8))))
                .startsWith("400 ");
    }

    @Test
    void woundedEventsAreRefusedOrRejected() {
        Random random = new Random(11);
        byte[] pieces = "{}[]\":,\\0e\0 \u00e9".getBytes(StandardCharsets.UTF_8);
        byte[] whole = FORMAT.serialize(ORDER);
        for (int round = 0; round < 2_000; round++) {
            byte[] body = whole.clone();
            for (int wound = random.nextInt(3); wound >= 0; wound--) {
                body[random.nextInt(body.length)] = pieces[random.nextInt(pieces.length)];
            }
            Map<String, String> headers = Map.of("content-type", STRUCTURED, "ce-specversion", "1.0", "ce-id", "%");
            Map<String, String> binary = new HashMap<>(headers);
            binary.put("content-type", "application/json");
            for (Response response : List.of(send(headers, body), send(binary, body))) {
                if (response instanceof Response.Records(List<Reading> readings))
                    assertThat(readings).hasSize(1);
                else assertThat(rejection(response)).startsWith("400 ");
            }
        }
    }
}
