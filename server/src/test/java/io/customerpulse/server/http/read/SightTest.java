package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.shard.Stored;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightTest {

    private static final Identifier EMAIL = new Identifier(Identifier.EMAIL, "ada@example.org");
    private static final Deed TRAITS = new Deed.Described(Instant.EPOCH, "{\"name\":\"Ada\"}");

    private static Answer.Happened consented(boolean isOpen, String channel) {
        Deed deed = new Deed.Consented(Instant.EPOCH, "letters to ada@example.org", channel, true, "");
        Event.Origin origin = new Event.Origin("src_a", "m1", 1, Instant.EPOCH);
        Event event = new Event(origin, List.of(EMAIL), deed, List.of(), "{}");
        return Answer.Happened.of(Stored.of(7, event), new Sight(isOpen));
    }

    @Test
    void aConsentIsToldByWhatItAllows() {
        Answer.Happened happened = consented(true, "email");
        assertThat(happened.consent()).contains(new Answer.Allowed(true, "letters to ada@example.org", "email"));
        assertThat(happened.detail()).isEmpty();
    }

    @Test
    void aConsentTellsNoAddressToWhoMayNotSeeIt() {
        assertThat(consented(false, "to ada@example.org").toString()).doesNotContain("ada");
    }

    @Test
    void whoMaySeeEverythingDoes() {
        Sight open = new Sight(true);
        assertThat(open.of(EMAIL)).isEqualTo("email:ada@example.org");
        assertThat(open.detail(TRAITS)).contains("Ada");
    }

    @Test
    void whoMayNotSeesNoPersonalData() {
        Sight masked = new Sight(false);
        assertThat(masked.of(EMAIL)).doesNotContain("ada");
        assertThat(masked.detail(TRAITS)).doesNotContain("Ada");
        assertThat(masked.detail(new Deed.Noted(Instant.EPOCH, "group"))).isEqualTo("group");
    }
}
