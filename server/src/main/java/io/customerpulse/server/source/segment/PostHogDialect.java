package io.customerpulse.server.source.segment;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.call.CallReader;
import io.customerpulse.server.source.call.Dialect;
import io.customerpulse.server.source.call.Item;
import io.customerpulse.tables.segment.Fault;
import io.customerpulse.tables.segment.Kind;
import io.customerpulse.tables.segment.Part;
import io.customerpulse.tables.segment.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The calls of PostHog's libraries.
///
/// Names of PostHog's own events begin with `$`; those that are not known here change no number.
record PostHogDialect() implements Dialect {

    private static final Places PLACES = Places.SEGMENT
            .with(Part.TYPE)
            .with(Part.USER, "distinct_id", "properties.distinct_id")
            .with(Part.ANONYMOUS)
            .with(Part.ID, "uuid", "properties.$insert_id")
            .with(Part.ORIGINAL)
            .with(Part.SENT, "sent_at")
            .with(Part.RECEIVED)
            .also(Part.OUTREACH, "properties.utm_campaign")
            .also(Part.CONTENT, "properties.$pathname", "properties.$current_url", "properties.$screen_name")
            .also(Part.CHANNEL, "properties.utm_medium")
            .with(Part.PREVIOUS, "properties.alias", "properties.$anon_distinct_id")
            .with(Part.DEVICE, "properties.$device_id");

    private static final List<String> TRAITS = List.of("properties.$set", "$set");
    private static final String OWN = "$";

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
        Optional<Fault> fault = reader.calls().nobody(item.found()).or(() -> reader.sound(Part.EVENT, item));
        if (fault.isPresent()) return reader.refused(item, fault.get());
        String event = reader.text(Part.EVENT, item);
        return switch (event) {
            case "$pageview" -> reader.interaction(item, Kind.PAGE, List.of(who(item, reader)));
            case "$screen" -> reader.interaction(item, Kind.SCREEN, List.of(who(item, reader)));
            case "$identify", "$set" -> described(item, reader);
            case "$create_alias" -> linked(item, reader);
            default ->
                event.startsWith(OWN)
                        ? reader.told(item, List.of(who(item, reader)), at -> new Deed.Noted(at, event))
                        : reader.interaction(item, Kind.TRACK, List.of(who(item, reader)));
        };
    }

    private static Reading described(Item item, CallReader reader) {
        Optional<Fault> unsound = reader.sound(Part.PREVIOUS, item);
        if (unsound.isPresent()) return reader.refused(item, unsound.get());
        String before = reader.text(Part.PREVIOUS, item);
        return switch (Traits.of(reader.body(), item, TRAITS)) {
            case Traits.Wrong(Fault fault) -> reader.refused(item, fault);
            case Traits.Read traits -> {
                List<Identifier> who = new ArrayList<>(List.of(who(item, reader)));
                if (!before.isEmpty()) who.add(new Identifier(Identifier.ANONYMOUS_ID, before));
                traits.email().ifPresent(who::add);
                yield reader.told(item, who, at -> new Deed.Described(at, traits.json()));
            }
        };
    }

    private static Reading linked(Item item, CallReader reader) {
        Optional<Fault> unsound = reader.sound(Part.PREVIOUS, item);
        if (unsound.isPresent()) return reader.refused(item, unsound.get());
        String alias = reader.text(Part.PREVIOUS, item);
        if (alias.isEmpty()) {
            String reason = "`properties.alias` is empty: an alias needs it";
            return reader.refused(item, new Fault(Fault.Code.MISSING_IDENTIFIER, "properties.alias", reason));
        }
        List<Identifier> who =
                List.of(new Identifier(Identifier.USER_ID, reader.text(Part.USER, item)), Previous.identifier(alias));
        return reader.told(item, who, Deed.Linked::new);
    }

    /// A browser nobody is known in calls its visitor by its own id.
    private static Identifier who(Item item, CallReader reader) {
        String customer = reader.text(Part.USER, item);
        boolean isNobodyYet = customer.equals(reader.text(Part.DEVICE, item));
        return new Identifier(isNobodyYet ? Identifier.ANONYMOUS_ID : Identifier.USER_ID, customer);
    }
}
