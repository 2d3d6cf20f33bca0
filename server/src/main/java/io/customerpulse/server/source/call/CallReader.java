package io.customerpulse.server.source.call;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.engine.identity.Identifier;
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
import java.util.function.Function;

/// Reads the calls of one delivery: does what is the same in every dialect. For one thread.
public final class CallReader {

    private final Envelope envelope;
    private final Dialect dialect;
    private final Places places;
    private final Calls calls;

    public CallReader(Envelope envelope, Dialect dialect) {
        this.envelope = envelope;
        this.dialect = dialect;
        this.places = dialect.places();
        this.calls = new Calls(places);
    }

    /// The event of each item, or why it is none, in their order.
    public List<Reading> read(List<Item> items) {
        boolean tooMany = items.size() > Envelope.BATCH_MAX;
        List<Reading> readings = new ArrayList<>(items.size());
        for (Item item : items) readings.add(tooMany ? refused(item, Envelope.tooMany(items.size())) : read(item));
        return readings;
    }

    private Reading read(Item item) {
        if (item.limit().isPresent()) return refused(item, item.limit().get());
        if (item.length() > Envelope.EVENT_MAX) return refused(item, Envelope.tooLarge(item.length()));
        Optional<Fault> misshapen = calls.misshapen(item.found());
        if (misshapen.isPresent()) return refused(item, misshapen.get());
        String id = dialect.id(item);
        if (id.length() > dialect.idMax()) return tooLong(item, id);
        Optional<Fault> strange = sound(Part.ID, item);
        return strange.isPresent() ? refused(item, strange.get()) : dialect.read(item, this);
    }

    private Reading tooLong(Item item, String id) {
        String detail = "the id has %s characters, at most %s are allowed".formatted(id.length(), dialect.idMax());
        return refused(item, new Why("message_id_too_long", "/" + places.place(Part.ID, item.found()), detail));
    }

    /// The bytes that items stand in.
    public byte[] body() {
        return envelope.body();
    }

    /// What a call says of a part; empty if nothing.
    public String text(Part part, Item item) {
        return places.of(part, item.found());
    }

    /// What kinds of calls there are, and what they have in common.
    public Calls calls() {
        return calls;
    }

    /// Why the text of a part cannot be kept, if it cannot.
    public Optional<Fault> sound(Part part, Item item) {
        String text = text(part, item);
        if (TextRule.isSound(text, TextRule.CUSTOMER_MAX)) return Optional.empty();
        String place = places.place(part, item.found());
        String reason = TextRule.fault("`%s`".formatted(place), text, TextRule.CUSTOMER_MAX);
        return Optional.of(new Fault(Fault.Code.INVALID_VALUE, place, reason));
    }

    /// A call that is an interaction.
    public Reading interaction(Item item, Kind kind, List<Identifier> who) {
        return switch (calls.interaction(item.found(), kind, happened(item))) {
            case Meaning.Wrong(Fault fault) -> refused(item, fault);
            case Meaning.Interacted(String _, String signal, Instant at, var value, var about) ->
                event(item, who, new Deed.Interacted(signal, envelope.past(at), value, about), at);
        };
    }

    /// A call that is none: its deed at its time.
    public Reading told(Item item, List<Identifier> who, Function<Instant, Deed> deed) {
        return switch (happened(item)) {
            case Parsed.Bad<Instant>(String reason) -> refused(item, calls.untimely(item.found(), reason));
            case Parsed.Good<Instant>(Instant at) -> event(item, who, deed.apply(envelope.past(at)), at);
        };
    }

    /// A call that cannot be used.
    public Reading refused(Item item, Fault fault) {
        return refused(item, new Why(fault.code().word(), fault.pointer(), fault.reason()));
    }

    /// A call that cannot be used.
    public Reading refused(Item item, Why why) {
        String id = dialect.id(item);
        return envelope.refused(item, TextRule.isSound(id, dialect.idMax()) ? id : "", why);
    }

    private Parsed<Instant> happened(Item item) {
        return calls.happened(item.found(), envelope.receivedAt());
    }

    private Reading event(Item item, List<Identifier> who, Deed deed, Instant stated) {
        return envelope.event(item, new Envelope.Told(dialect.id(item), who, deed, envelope.isAhead(stated)));
    }
}
