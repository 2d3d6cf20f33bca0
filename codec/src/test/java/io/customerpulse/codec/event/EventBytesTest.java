package io.customerpulse.codec.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventBytesTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    private static final List<Deed> DEEDS = List.of(
            new Deed.Interacted(
                    "Order Completed", AT, new Money(-1999, "EUR"), new About("spring", "shoe 🥾", "email")),
            new Deed.Described(AT, "{\"name\":\"Ada\"}"),
            new Deed.Linked(AT),
            new Deed.Consented(AT, "marketing", "email", true, "v3"),
            new Deed.Noted(AT, "group"));

    private static Event event(Deed deed) {
        return new Event(
                new Event.Origin("web", "m-1", -7, AT.plusSeconds(3)),
                List.of(new Identifier("user_id", "ada"), new Identifier("email", "Ada@Example.org ")),
                deed,
                List.of(Mark.MACHINE, Mark.LATE),
                "{\"type\":\"track\"}");
    }

    @Test
    void everyDeedComesBackAsItWas() {
        for (Deed deed : DEEDS)
            assertThat(EventBytes.decode(EventBytes.encode(event(deed)))).contains(event(deed));
    }

    @Test
    void noFlippedBitIsServedAsGood() {
        byte[] good = EventBytes.encode(event(DEEDS.getFirst()));
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(EventBytes.decode(bad)).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void aRefusalComesBackAsItWas() {
        Refusal refusal = new Refusal(
                "web", "", AT, new Refusal.Why("missing_identifier", "/userId", "who?"), "{\"a\":\"\\u0000\"}");
        assertThat(EventBytes.decodeRefusal(EventBytes.encode(refusal))).contains(refusal);
        assertThat(EventBytes.decodeRefusal(EventBytes.encode(event(DEEDS.getFirst()))))
                .isEmpty();
    }
}
