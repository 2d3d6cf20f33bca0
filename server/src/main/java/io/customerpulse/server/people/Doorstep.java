package io.customerpulse.server.people;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.IdentityRules;
import java.util.List;

/// Where identifiers that are nobody are left behind, before an event comes in.
public final class Doorstep {

    /// The code of an event that is about nobody.
    public static final String MISSING_IDENTIFIER = "missing_identifier";

    private final IdentityRules rules;

    public Doorstep(IdentityRules rules) {
        this.rules = rules;
    }

    /// The same with the usable identifiers, the best known first; a refusal if there are none.
    public Reading admit(Reading reading) {
        return switch (reading) {
            case Reading.Good good -> admit(good);
            case Reading.Bad bad -> bad;
        };
    }

    private Reading admit(Reading.Good good) {
        Event event = good.event();
        List<Identifier> usable = rules.usable(event.identifiers());
        if (usable.equals(event.identifiers())) return good;
        if (!usable.isEmpty()) {
            return new Reading.Good(new Event(event.origin(), usable, event.deed(), event.marks(), event.raw()));
        }
        String detail = "none of its identifiers is anybody's, got: %s; give a user id, an anonymous id or another"
                .formatted(event.identifiers());
        return new Reading.Bad(new Refusal(
                event.origin().source(),
                event.origin().messageId(),
                event.origin().receivedAt(),
                new Refusal.Why(MISSING_IDENTIFIER, "", detail),
                event.raw()));
    }
}
