package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Bodies in the shape of each client library, written by hand.
class ClientBodiesTest {

    private static final Identifier ANN = new Identifier("user_id", "ann");
    private static final Instant BEFORE = Instant.parse("2026-03-01T11:59:58.500Z");

    private static Deed order(Instant at) {
        return new Deed.Interacted("Order Completed", at, new Money(4_250, "EUR"), new About("spring", "", ""));
    }

    @Test
    void segmentForNode() {
        Sent sent = Sent.to("batch", """
                {"batch":[{"timestamp":"2026-03-01T11:59:58.500Z","integrations":{},"type":"track","userId":"ann",
                "event":"Order Completed","properties":{"revenue":42.5,"currency":"EUR","campaign_id":"spring"},
                "context":{"library":{"name":"@segment/analytics-node","version":"3.1.0"}},
                "messageId":"node-next-1772366398500-6c0f1f2e-0000-4000-8000-000000000001",
                "_metadata":{"nodeVersion":"v22.20.0","jsRuntime":"node"}},
                {"timestamp":"2026-03-01T11:59:58.500Z","type":"alias","userId":"ann","previousId":"v1",
                "messageId":"node-next-1772366398500-6c0f1f2e-0000-4000-8000-000000000002"}],
                "writeKey":"WK","sentAt":"2026-03-01T12:00:00.000Z"}""");

        assertThat(sent.outline()).containsExactly("Order Completed", "linked");
        assertThat(sent.events().getFirst().deed()).isEqualTo(order(BEFORE));
        assertThat(sent.events().getFirst().identifiers()).containsExactly(ANN);
        assertThat(sent.events().getFirst().origin().messageId())
                .isEqualTo("node-next-1772366398500-6c0f1f2e-0000-4000-8000-000000000001");
    }

    @Test
    void segmentInABrowser() {
        Event event = Sent.to("t", """
                {"timestamp":"2026-03-01T11:59:58.500Z","integrations":{"Segment.io":true},"userId":"ann",
                "anonymousId":"5c1b1f0e-0000-4000-8000-00000000000a","event":"Order Completed","type":"track",
                "properties":{"revenue":42.5,"currency":"EUR"},
                "context":{"page":{"path":"/thanks","referrer":"","search":"?utm_campaign=spring","title":"Thanks",
                "url":"https://shop.example/thanks"},"userAgent":"Mozilla/5.0","locale":"de-DE",
                "userAgentData":{"brands":[{"brand":"Chromium","version":"156"}],"mobile":false,"platform":"Linux"},
                "campaign":{"name":"spring","source":"mail"},"timezone":"Europe/Berlin",
                "library":{"name":"analytics.js","version":"npm:next-1.84.3"}},
                "messageId":"ajs-next-1772366398500-6c0f1f2e","writeKey":"WK",
                "sentAt":"2026-03-01T12:00:00.000Z","_metadata":{"bundled":["Segment.io"],"unbundled":[],"bundledIds":[]}}
                """).only();

        assertThat(event.deed()).isEqualTo(order(BEFORE));
        assertThat(event.identifiers())
                .containsExactly(ANN, new Identifier("anonymous_id", "5c1b1f0e-0000-4000-8000-00000000000a"));
    }

    @Test
    void segmentInABrowserInBatches() {
        Sent sent = Sent.to("b", """
                {"writeKey":"WK","batch":[{"timestamp":"2026-03-01T11:59:58.500Z","type":"page","anonymousId":"v1",
                "userId":null,"properties":{"path":"/x","url":"https://shop.example/x"},"writeKey":"WK",
                "messageId":"ajs-next-1"}],"sentAt":"2026-03-01T12:00:00.000Z"}""");

        assertThat(sent.only().deed())
                .isEqualTo(new Deed.Interacted("Page Viewed", BEFORE, Money.NONE, new About("", "/x", "")));
        assertThat(sent.only().raw()).contains("\"writeKey\":\"\"").doesNotContain("WK");
    }

    @Test
    void rudderStackForNode() {
        Sent sent = Sent.to("batch", """
                {"batch":[{"userId":"ann","event":"Order Completed",
                "properties":{"revenue":42.5,"currency":"EUR","campaign_id":"spring"},"type":"track",
                "context":{"library":{"name":"@rudderstack/rudder-sdk-node","version":"3.0.13"},
                "traits":{"email":"ann@example.org"}},"channel":"server","messageId":"9b2e",
                "originalTimestamp":"2026-03-01T11:59:58.500Z","sentAt":"2026-03-01T12:00:00.000Z"}],
                "timestamp":"2026-03-01T12:00:00.001Z","sentAt":"2026-03-01T12:00:00.001Z"}""");

        assertThat(sent.only().deed()).isEqualTo(order(BEFORE));
    }

    @Test
    void segmentForJava() {
        Sent sent = Sent.to("import/", """
                {"batch":[{"type":"track","messageId":"e1","timestamp":"2026-03-01T11:59:58.500Z","userId":"ann",
                "event":"Order Completed","properties":{"revenue":42.5,"currency":"EUR"}},
                {"type":"identify","messageId":"e2","timestamp":"2026-03-01T11:59:58.500Z","userId":"ann",
                "traits":{"plan":"gold"}}],"sentAt":"2026-03-01T12:00:00.000Z",
                "context":{"library":{"name":"analytics-java","version":"3.5.2"},"instanceId":"i-1",
                "campaign":{"name":"spring"}},"sequence":1,"writeKey":"WK"}""");

        assertThat(sent.outline()).containsExactly("Order Completed", "described");
        assertThat(sent.events().getFirst().deed()).isEqualTo(order(BEFORE));
        assertThat(sent.events().getLast().deed()).isEqualTo(new Deed.Described(BEFORE, "{\"plan\":\"gold\"}"));
    }

    @Test
    void rudderStackForJava() {
        Sent sent = Sent.to("batch", """
                {"batch":[{"type":"screen","messageId":"e1","originalTimestamp":"2026-03-01T11:59:58.500Z",
                "anonymousId":"v1","channel":"server","name":"Start","integrations":{"All":true}}],
                "sentAt":"2026-03-01T12:00:00.000Z","context":{"library":{"name":"analytics-java"}},"sequence":1}""");

        assertThat(sent.only().deed())
                .isEqualTo(new Deed.Interacted("Screen Viewed", BEFORE, Money.NONE, new About("", "Start", "")));
    }

    @Test
    void postHogForNode() {
        Sent sent = Sent.to("posthog", """
                {"api_key":"phc_WK","batch":[{"distinct_id":"ann","event":"Order Completed",
                "properties":{"revenue":42.5,"currency":"EUR","utm_campaign":"spring","$lib":"posthog-node",
                "$lib_version":"5.70.0","$geoip_disable":true},"timestamp":"2026-03-01T11:59:58.500Z",
                "uuid":"0195518f-0000-7000-8000-000000000001"}],"sent_at":"2026-03-01T12:00:00.000Z"}""");

        assertThat(sent.only().deed()).isEqualTo(order(BEFORE));
        assertThat(sent.only().identifiers()).containsExactly(ANN);
        assertThat(sent.only().origin().messageId()).isEqualTo("0195518f-0000-7000-8000-000000000001");
    }
}
