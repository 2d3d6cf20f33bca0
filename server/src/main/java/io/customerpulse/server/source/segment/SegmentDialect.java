package io.customerpulse.server.source.segment;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.call.CallReader;
import io.customerpulse.server.source.call.Dialect;
import io.customerpulse.server.source.call.Item;
import io.customerpulse.tables.json.Paths;
import io.customerpulse.tables.segment.Calls;
import io.customerpulse.tables.segment.Fault;
import io.customerpulse.tables.segment.Kind;
import io.customerpulse.tables.segment.Part;
import io.customerpulse.tables.segment.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Segment spec's calls.
///
/// @param routed the kind of calls that state none
record SegmentDialect(Optional<Kind> routed) implements Dialect {

    static final Places PLACES = Places.SEGMENT;

    private static final List<String> TRAITS = List.of("traits", "context.traits");

    @Override
    public Places places() {
        return PLACES;
    }

    @Override
    public int idMax() {
        return 100;
    }

    @Override
    public Reading read(Item item, CallReader reader) {
        Paths.Found call = item.found();
        Calls calls = reader.calls();
        Optional<Kind> kind = routed.isPresent() && !calls.isTyped(call) ? routed : calls.kind(call);
        if (kind.isEmpty()) return reader.refused(item, calls.unknown(call));
        Optional<Fault> nobody = calls.nobody(call);
        if (nobody.isPresent()) return reader.refused(item, nobody.get());
        return switch (kind.get()) {
            case TRACK, PAGE, SCREEN -> reader.interaction(item, kind.get(), who(item, reader));
            case IDENTIFY -> described(item, reader);
            case ALIAS -> linked(item, reader);
            case GROUP -> reader.told(item, who(item, reader), at -> new Deed.Noted(at, Kind.GROUP.word()));
        };
    }

    private static Reading described(Item item, CallReader reader) {
        return switch (Traits.of(reader.body(), item, TRAITS)) {
            case Traits.Wrong(Fault fault) -> reader.refused(item, fault);
            case Traits.Read traits -> {
                List<Identifier> who = new ArrayList<>(who(item, reader));
                traits.email().ifPresent(who::add);
                yield reader.told(item, who, at -> new Deed.Described(at, traits.json()));
            }
        };
    }

    private static Reading linked(Item item, CallReader reader) {
        String user = reader.text(Part.USER, item);
        String previous = reader.text(Part.PREVIOUS, item);
        if (user.isEmpty()) return reader.refused(item, missing("userId"));
        if (previous.isEmpty()) return reader.refused(item, missing("previousId"));
        Optional<Fault> unsound = reader.sound(Part.PREVIOUS, item);
        if (unsound.isPresent()) return reader.refused(item, unsound.get());
        List<Identifier> who = List.of(new Identifier(Identifier.USER_ID, user), Previous.identifier(previous));
        return reader.told(item, who, Deed.Linked::new);
    }

    private static Fault missing(String place) {
        String reason = "`%s` is empty: an alias needs `userId` and `previousId`".formatted(place);
        return new Fault(Fault.Code.MISSING_IDENTIFIER, place, reason);
    }

    /// Whom a call is about: the user, then the anonymous visitor. One of the two is there.
    private static List<Identifier> who(Item item, CallReader reader) {
        String user = reader.text(Part.USER, item);
        String anonymous = reader.text(Part.ANONYMOUS, item);
        if (user.isEmpty()) return List.of(new Identifier(Identifier.ANONYMOUS_ID, anonymous));
        Identifier known = new Identifier(Identifier.USER_ID, user);
        boolean isBoth =
                !anonymous.isEmpty() && reader.sound(Part.ANONYMOUS, item).isEmpty();
        return isBoth ? List.of(known, new Identifier(Identifier.ANONYMOUS_ID, anonymous)) : List.of(known);
    }
}
