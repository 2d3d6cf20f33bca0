package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostHogTest {

    private static final Identifier ANN = new Identifier("user_id", "ann");

    private static Event event(String call) {
        return Sent.to("posthog", call).only();
    }

    @Test
    void identifyDescribesAndNamesTheVisitorItWas() {
        Event event = event("""
                {"event":"$identify","distinct_id":"ann","uuid":"1","properties":{"$anon_distinct_id":"v1",
                "$set":{"email":"ann@example.org"},"$set_once":{"first":1}}}""");

        assertThat(event.identifiers())
                .containsExactly(ANN, new Identifier("anonymous_id", "v1"), new Identifier("email", "ann@example.org"));
        assertThat(event.deed()).isEqualTo(new Deed.Described(Sent.NOON, "{\"email\":\"ann@example.org\"}"));
    }

    @Test
    void setOnceIsKeptAndDescribesNothing() {
        assertThat(event("{\"event\":\"$set\",\"distinct_id\":\"ann\",\"properties\":{\"$set_once\":{\"a\":1}}}")
                        .deed())
                .isEqualTo(new Deed.Described(Sent.NOON, "{}"));
    }

    @Test
    void anAliasLinksTwo() {
        Event event = event("""
                {"event":"$create_alias","distinct_id":"ann","properties":{"distinct_id":"ann","alias":"v1"}}""");

        assertThat(event.identifiers()).containsExactly(ANN, new Identifier("anonymous_id", "v1"));
        assertThat(event.deed()).isEqualTo(new Deed.Linked(Sent.NOON));
        assertThat(Sent.to("posthog", "{\"event\":\"$create_alias\",\"distinct_id\":\"ann\"}")
                        .outline())
                .containsExactly("missing_identifier /properties/alias");
    }

    @Test
    void viewsAreViews() {
        assertThat(event("{\"event\":\"$pageview\",\"distinct_id\":\"ann\",\"properties\":{\"$pathname\":\"/x\","
                                + "\"$current_url\":\"https://e.org/x\",\"utm_medium\":\"email\"}}")
                        .deed())
                .isEqualTo(new Deed.Interacted("Page Viewed", Sent.NOON, Money.NONE, new About("", "/x", "email")));
        assertThat(event("{\"event\":\"$screen\",\"distinct_id\":\"ann\",\"properties\":{\"$screen_name\":\"Start\"}}")
                        .deed())
                .isEqualTo(new Deed.Interacted("Screen Viewed", Sent.NOON, Money.NONE, new About("", "Start", "")));
    }

    @Test
    void aVisitorWhoIsOnlyADeviceIsAnonymous() {
        assertThat(event("{\"event\":\"E\",\"distinct_id\":\"d1\",\"properties\":{\"$device_id\":\"d1\"}}")
                        .identifiers())
                .containsExactly(new Identifier("anonymous_id", "d1"));
        assertThat(event("{\"event\":\"E\",\"distinct_id\":\"ann\",\"properties\":{\"$device_id\":\"d1\"}}")
                        .identifiers())
                .containsExactly(ANN);
    }

    @ParameterizedTest
    @CsvSource({"$groupidentify", "$autocapture", "$feature_flag_called", "$pageleave"})
    void otherEventsOfItsOwnChangeNoNumber(String name) {
        assertThat(event("{\"event\":\"%s\",\"distinct_id\":\"ann\"}".formatted(name))
                        .deed())
                .isEqualTo(new Deed.Noted(Sent.NOON, name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"event":"E"}                                              | missing_identifier /distinct_id
            {"distinct_id":"ann"}                                      | missing_event /event
            {"event":"E","distinct_id":{}}                             | invalid_value /distinct_id
            {"event":"E","distinct_id":"ann","timestamp":"soon"}       | invalid_time /timestamp
            {"event":"$set","distinct_id":"ann","$set":[1]}            | invalid_value /$set
            {"event":"E","distinct_id":"ann","properties":{"value":"x"}} | invalid_value /properties/value
            """)
    void whatCannotBeUsedIsRefused(String call, String refusal) {
        assertThat(Sent.to("posthog", call).outline()).containsExactly(refusal);
    }
}
