package io.customerpulse.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.IdentityRules;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoorstepTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Doorstep doorstep = new Doorstep(IdentityRules.DEFAULT);

    @Test
    void whoIsSomebodyComesInAsTheyAre() {
        Reading reading = reading("user_id:ada", "anonymous_id:d1");
        assertThat(doorstep.admit(reading)).isSameAs(reading);
    }

    @Test
    void whoIsNobodyStaysOutside() {
        assertThat(doorstep.admit(reading("user_id:null", "anonymous_id:d1"))).isEqualTo(reading("anonymous_id:d1"));
    }

    @Test
    void theBestKnownComesFirst() {
        assertThat(doorstep.admit(reading("anonymous_id:d1", "user_id:ada")))
                .isEqualTo(reading("user_id:ada", "anonymous_id:d1"));
    }

    @Test
    void anEventAboutNobodyIsRefused() {
        assertThat(doorstep.admit(reading("user_id:undefined", "anonymous_id:0")))
                .isEqualTo(new Reading.Bad(new Refusal(
                        "shop",
                        "m1",
                        NOON,
                        new Refusal.Why(
                                "missing_identifier",
                                "",
                                "none of its identifiers is anybody's, got: [user_id:undefined, anonymous_id:0]; "
                                        + "give a user id, an anonymous id or another"),
                        "{}")));
    }

    @Test
    void whatIsRefusedStaysRefused() {
        Reading bad = new Reading.Bad(new Refusal("shop", "m1", NOON, new Refusal.Why("x", "", ""), ""));
        assertThat(doorstep.admit(bad)).isSameAs(bad);
    }

    private static Reading reading(String... identifiers) {
        return new Reading.Good(new Event(
                new Event.Origin("shop", "m1", 1, NOON),
                Stream.of(identifiers).map(Identifier::parse).toList(),
                new Deed.Noted(NOON, "page"),
                List.of(Mark.LATE),
                "{}"));
    }
}
