package io.customerpulse.server.source.segment;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.tables.json.Paths;
import io.customerpulse.tables.segment.Calls;
import io.customerpulse.tables.segment.Fault;
import io.customerpulse.tables.segment.Kind;
import io.customerpulse.tables.segment.Meaning;
import io.customerpulse.tables.segment.Part;
import io.customerpulse.tables.segment.Places;
import io.customerpulse.tables.value.Parsed;
import io.customerpulse.tables.value.TextRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the calls of one delivery. For one thread.
final class SegmentCalls {

    static final Places PLACES = Places.SEGMENT;

    private final Envelope envelope;
    private final Optional<Kind> routed;
    private final Calls calls = new Calls(PLACES);

    /// A reader.
    ///
    /// @param routed the kind of calls that state none
    SegmentCalls(Envelope envelope, Optional<Kind> routed) {
        this.envelope = envelope;
        this.routed = routed;
    }

    /// The event of an item, or why it is none.
    Reading read(Item item) {
        Paths.Found call = item.found();
        String id = PLACES.of(Part.ID, call);
        if (item.limit().isPresent())
            return envelope.refused(item, id, item.limit().get());
        if (item.length() > SegmentSource.EVENT_MAX)
            return envelope.refused(item, id, Envelope.tooLarge(item.length()));
        Optional<Fault> misshapen = calls.misshapen(call);
        if (misshapen.isPresent()) return envelope.refused(item, id, misshapen.get());
        if (id.length() > Envelope.MESSAGE_ID_MAX) return tooLong(item, id);
        Optional<Kind> kind = routed.isPresent() && !calls.isTyped(call) ? routed : calls.kind(call);
        if (kind.isEmpty()) return envelope.refused(item, id, calls.unknown(call));
        Optional<Fault> nobody = calls.nobody(call);
        if (nobody.isPresent()) return envelope.refused(item, id, nobody.get());
        return read(item, kind.get());
    }

    private Reading tooLong(Item item, String id) {
        String detail = "the message id has %s characters, at most %s are allowed"
                .formatted(id.length(), Envelope.MESSAGE_ID_MAX);
        String kept = id.substring(0, Envelope.MESSAGE_ID_MAX);
        return envelope.refused(item, kept, new Why("message_id_too_long", pointer(Part.ID, item.found()), detail));
    }

    private static String pointer(Part part, Paths.Found call) {
        return "/" + PLACES.place(part, call);
    }

    private Reading read(Item item, Kind kind) {
        Paths.Found call = item.found();
        String id = PLACES.of(Part.ID, call);
        Parsed<Instant> happened = calls.happened(call, envelope.receivedAt());
        if (kind.isInteraction()) {
            return switch (calls.interaction(call, kind, happened)) {
                case Meaning.Wrong(Fault fault) -> envelope.refused(item, id, fault);
                case Meaning.Interacted meant -> interacted(item, id, meant);
            };
        }
        return switch (happened) {
            case Parsed.Bad<Instant>(String reason) -> envelope.refused(item, id, calls.untimely(call, reason));
            case Parsed.Good<Instant>(Instant at) -> told(item, kind, at);
        };
    }

    private Reading interacted(Item item, String id, Meaning.Interacted meant) {
        Deed deed = new Deed.Interacted(meant.signal(), envelope.past(meant.at()), meant.value(), meant.about());
        return envelope.event(item, new Envelope.Told(id, who(item.found()), deed, envelope.isAhead(meant.at())));
    }

    private Reading told(Item item, Kind kind, Instant stated) {
        return switch (kind) {
            case IDENTIFY -> described(item, stated);
            case ALIAS -> linked(item, stated);
            case GROUP -> told(item, new Deed.Noted(envelope.past(stated), kind.word()), stated);
            case TRACK, PAGE, SCREEN -> throw new IllegalArgumentException("an interaction: " + kind.word());
        };
    }

    private Reading told(Item item, Deed deed, Instant stated) {
        return told(item, who(item.found()), deed, stated);
    }

    private Reading told(Item item, List<Identifier> who, Deed deed, Instant stated) {
        String id = PLACES.of(Part.ID, item.found());
        return envelope.event(item, new Envelope.Told(id, who, deed, envelope.isAhead(stated)));
    }

    private Reading described(Item item, Instant stated) {
        return switch (Traits.of(envelope.body(), item)) {
            case Traits.Wrong(Fault fault) -> envelope.refused(item, PLACES.of(Part.ID, item.found()), fault);
            case Traits.Read(String json, String email) -> {
                List<Identifier> who = new ArrayList<>(who(item.found()));
                if (isEmail(email)) who.add(new Identifier(Identifier.EMAIL, email));
                yield told(item, who, new Deed.Described(envelope.past(stated), json), stated);
            }
        };
    }

    private Reading linked(Item item, Instant stated) {
        Paths.Found call = item.found();
        String id = PLACES.of(Part.ID, call);
        String user = PLACES.of(Part.USER, call);
        String previous = PLACES.of(Part.PREVIOUS, call);
        if (user.isEmpty()) return envelope.refused(item, id, missing(Part.USER, call));
        if (previous.isEmpty()) return envelope.refused(item, id, missing(Part.PREVIOUS, call));
        String wrong = TextRule.fault("`previousId`", previous, TextRule.CUSTOMER_MAX);
        if (!wrong.isEmpty()) {
            String place = PLACES.place(Part.PREVIOUS, call);
            return envelope.refused(item, id, new Fault(Fault.Code.INVALID_VALUE, place, wrong));
        }
        List<Identifier> who = List.of(new Identifier(Identifier.USER_ID, user), Previous.identifier(previous));
        return told(item, who, new Deed.Linked(envelope.past(stated)), stated);
    }

    private static Fault missing(Part part, Paths.Found call) {
        String place = PLACES.place(part, call);
        String reason = "`%s` is empty: an alias needs `userId` and `previousId`".formatted(place);
        return new Fault(Fault.Code.MISSING_IDENTIFIER, place, reason);
    }

    /// Whom a call is about: the user, then the anonymous visitor. One of the two is there.
    private static List<Identifier> who(Paths.Found call) {
        String user = PLACES.of(Part.USER, call);
        String anonymous = PLACES.of(Part.ANONYMOUS, call);
        if (user.isEmpty()) return List.of(new Identifier(Identifier.ANONYMOUS_ID, anonymous));
        Identifier known = new Identifier(Identifier.USER_ID, user);
        boolean isSound = !anonymous.isEmpty()
                && TextRule.fault("", anonymous, TextRule.CUSTOMER_MAX).isEmpty();
        return isSound ? List.of(known, new Identifier(Identifier.ANONYMOUS_ID, anonymous)) : List.of(known);
    }

    /// Whether a trait can be an address; what cannot is a trait like any other.
    private static boolean isEmail(String text) {
        return text.indexOf('@') > 0
                && TextRule.fault("", text, TextRule.CUSTOMER_MAX).isEmpty();
    }
}
