package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SegmentSourceTest {

    private static final Identifier ANN = new Identifier("user_id", "ann");
    private static final Identifier VISITOR = new Identifier("anonymous_id", "v1");

    @Test
    void aTrackCallIsAnInteraction() {
        String call = """
                {"event":"Order Completed", "userId":"ann","anonymousId":"v1","messageId":"m1",
                 "timestamp":"2026-03-01T11:59:00Z",
                 "properties":{"revenue":19.99,"currency":"eur","product_id":7,"channel":"web"},
                 "context":{"campaign":{"name":"spring"}}}""";

        Event event = Sent.to("track", call).only();

        assertThat(event.identifiers()).containsExactly(ANN, VISITOR);
        assertThat(event.deed())
                .isEqualTo(new Deed.Interacted(
                        "Order Completed",
                        Instant.parse("2026-03-01T11:59:00Z"),
                        new Money(1999, "EUR"),
                        new About("spring", "7", "web")));
        assertThat(event.origin().messageId()).isEqualTo("m1");
        assertThat(event.origin().source()).isEqualTo("src_1");
        assertThat(event.origin().receivedAt()).isEqualTo(Sent.NOON);
        assertThat(event.marks()).isEmpty();
        assertThat(event.raw()).isEqualTo(call);
    }

    @Test
    void aCallWithoutATimeHappenedWhenItCame() {
        assertThat(Sent.to("t", "{\"event\":\"E\",\"userId\":\"ann\",\"messageId\":\"m\"}")
                        .only()
                        .deed()
                        .at())
                .isEqualTo(Sent.NOON);
    }

    @Test
    void aCallWithoutAnIdIsMarkedAndEachRepeatCounts() {
        String call = "{\"event\":\"E\",\"userId\":\"ann\"}";
        Sent sent = Sent.to("batch", "{\"batch\":[" + call + "," + call + "]}");

        assertThat(sent.events()).allSatisfy(event -> assertThat(event.marks()).containsExactly(Mark.NO_ID));
        assertThat(sent.events().stream().map(event -> event.origin().messageId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void pagesAndScreensAreViewed() {
        assertThat(Sent.to("p", "{\"anonymousId\":\"v1\",\"messageId\":\"m\",\"properties\":{\"path\":\"/x\"}}")
                        .only()
                        .deed())
                .isEqualTo(new Deed.Interacted("Page Viewed", Sent.NOON, Money.NONE, new About("", "/x", "")));
        assertThat(Sent.to("screen/", "{\"userId\":\"ann\",\"messageId\":\"m\",\"name\":\"Start\"}")
                        .only()
                        .deed())
                .isEqualTo(new Deed.Interacted("Screen Viewed", Sent.NOON, Money.NONE, new About("", "Start", "")));
    }

    @Test
    void anIdentifyCallDescribesItsCustomerInItsOwnWords() {
        Event event = Sent.to(
                        "identify",
                        "{\"userId\":\"ann\",\"messageId\":\"m\",\"traits\":{ \"email\":\"Ann@Example.org\", \"age\":1.0 }}")
                .only();

        assertThat(event.identifiers()).containsExactly(ANN, new Identifier("email", "ann@example.org"));
        assertThat(event.deed())
                .isEqualTo(new Deed.Described(Sent.NOON, "{ \"email\":\"Ann@Example.org\", \"age\":1.0 }"));
    }

    @Test
    void anAliasLinksTwo() {
        Event event = Sent.to("alias", "{\"userId\":\"ann\",\"previousId\":\"v1\",\"messageId\":\"m\"}")
                .only();

        assertThat(event.identifiers()).containsExactly(ANN, VISITOR);
        assertThat(event.deed()).isEqualTo(new Deed.Linked(Sent.NOON));
    }

    @Test
    void aGroupIsNoted() {
        assertThat(Sent.to("group", "{\"userId\":\"ann\",\"groupId\":\"g\",\"messageId\":\"m\"}")
                        .only()
                        .deed())
                .isEqualTo(new Deed.Noted(Sent.NOON, "group"));
    }

    @Test
    void aBatchGivesOneOutcomeForEachItemInItsOrder() {
        Sent sent = Sent.to("batch", """
                {"batch":[{"type":"track","event":"A","userId":"ann","messageId":"1"},{"type":"nope","userId":"u"},5,
                 {"type":"page","anonymousId":"v1","messageId":"2"}],
                 "context":{"campaign":{"id":"c7"}},"sentAt":"2026-03-01T12:00:00Z","writeKey":"k"}""");

        assertThat(sent.outline()).containsExactly("A", "unknown_type /type", "invalid_value ", "Page Viewed");
        assertThat(sent.events().getFirst().deed())
                .isEqualTo(new Deed.Interacted("A", Sent.NOON, Money.NONE, new About("c7", "", "")));
        assertThat(sent.refusals().stream().map(refusal -> refusal.raw()))
                .containsExactly("{\"type\":\"nope\",\"userId\":\"u\"}", "5");
    }

    @Test
    void theKeyIsNotKept() {
        String call = "{\"event\":\"E\",\"userId\":\"ann\",\"messageId\":\"m\", \"writeKey\" : \"secret\" }";

        assertThat(Sent.to("t", call).only().raw())
                .isEqualTo("{\"event\":\"E\",\"userId\":\"ann\",\"messageId\":\"m\", \"writeKey\" : \"\" }");
    }
}
