package io.customerpulse.server.source.cloudevents;

import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.server.source.call.CallReader;
import io.customerpulse.server.source.call.Dialect;
import io.customerpulse.server.source.call.Item;
import io.customerpulse.tables.segment.Fault;
import io.customerpulse.tables.segment.Kind;
import io.customerpulse.tables.segment.Part;
import io.customerpulse.tables.segment.Places;
import java.util.List;
import java.util.Optional;

/// A CloudEvent as a call: its type is the signal, its subject the customer, its data what a call of the Segment
/// spec has in its properties.
record CloudEventsDialect() implements Dialect {

    private static final String PROPERTIES = "properties.";
    private static final String DATA = "data.";

    private static final Places PLACES = Places.SEGMENT
            .renamed(CloudEventsDialect::inData)
            .with(Part.TYPE)
            .with(Part.EVENT, "type")
            .with(Part.USER, "subject")
            .with(Part.ANONYMOUS)
            .with(Part.ID, "id")
            .with(Part.TIMESTAMP, "time")
            .with(Part.ORIGINAL)
            .with(Part.SENT)
            .with(Part.RECEIVED)
            .with(Part.PREVIOUS)
            .with(Part.SOURCE, "source")
            .with(Part.VERSION, "specversion");

    private static String inData(String place) {
        return DATA + (place.startsWith(PROPERTIES) ? place.substring(PROPERTIES.length()) : place);
    }

    @Override
    public Places places() {
        return PLACES;
    }

    /// Source and id: together they are unique. No source has a blank in it, so no two pairs are the same.
    @Override
    public String id(Item item) {
        String id = PLACES.of(Part.ID, item.found());
        return id.isEmpty() ? "" : PLACES.of(Part.SOURCE, item.found()) + " " + id;
    }

    @Override
    public int idMax() {
        return 512;
    }

    @Override
    public Reading read(Item item, CallReader reader) {
        Optional<Why> unfit = unfit(item, reader);
        if (unfit.isPresent()) return reader.refused(item, unfit.get());
        Optional<Fault> fault = reader.calls().nobody(item.found()).or(() -> reader.sound(Part.SOURCE, item));
        if (fault.isPresent()) return reader.refused(item, fault.get());
        return reader.interaction(item, Kind.TRACK, List.of(Subject.identifier(reader.text(Part.USER, item))));
    }

    /// Why it is no CloudEvent.
    private static Optional<Why> unfit(Item item, CallReader reader) {
        String version = reader.text(Part.VERSION, item);
        if (!version.startsWith("1.")) {
            String detail = "`specversion` is \"%s\": expected 1.0".formatted(version);
            return Optional.of(new Why("unknown_version", "/specversion", detail));
        }
        String source = reader.text(Part.SOURCE, item);
        if (source.isEmpty() || source.chars().anyMatch(Character::isWhitespace)) {
            String detail = "`source` is no URI: every event needs one, without blanks";
            return Optional.of(new Why("missing_source", "/source", detail));
        }
        if (reader.text(Part.ID, item).isEmpty()) {
            return Optional.of(new Why("missing_id", "/id", "`id` is empty: every event needs one"));
        }
        return Optional.empty();
    }
}
