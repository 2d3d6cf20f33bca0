package io.customerpulse.tables.row;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.tables.json.Json;
import io.customerpulse.tables.json.Paths;
import io.customerpulse.tables.segment.Calls;
import io.customerpulse.tables.segment.Fault;
import io.customerpulse.tables.segment.Kind;
import io.customerpulse.tables.segment.Meaning;
import io.customerpulse.tables.segment.Part;
import io.customerpulse.tables.segment.Places;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Rows of JSON lines of Segment-spec calls, one a line, or a `batch` of them.
final class SegmentReader implements RecordReader {

    private static final Places PLACES = Places.SEGMENT;

    /// One item of a batch, or what stands in an item's place.
    ///
    /// @param found what it holds
    /// @param from  where it begins in the record, in bytes
    /// @param to    where it ends
    private record Item(Paths.Found found, int from, int to) {}

    private final Paths paths = PLACES.tree();
    private final Calls calls = new Calls(PLACES);
    private final Signals signals = new Signals();
    private final Paths.Found found = paths.found();
    private final List<Item> items = new ArrayList<>();
    private boolean batch;

    @Override
    public void read(Records records, RowSink sink) {
        found.clear();
        items.clear();
        batch = false;
        Fields fields = records.fields();
        String fault = Json.read(records.bytes(), fields.from(0), fields.to(0), this::take);
        if (fault.isEmpty() && batch && items.isEmpty()) fault = "`batch` has no items: expected one or more calls";
        if (!fault.isEmpty()) {
            sink.accept(records.refused(fault));
        } else if (batch) {
            for (Item item : items) sink.accept(row(origin(records, item), item.found()));
        } else {
            sink.accept(row(records, found));
        }
    }

    private void take(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && name.equals("batch")) takeItems(parser);
            else paths.member(parser, name, found);
        }
        for (Item item : items) PLACES.inherit(item.found(), found);
    }

    private void takeItems(JsonParser parser) {
        batch = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            Paths.Found item = paths.found();
            if (token == JsonToken.START_OBJECT) paths.take(parser, item);
            else item.fail("", "an item of `batch` is %s: expected an object".formatted(Json.word(token)));
            parser.skipChildren();
            parser.finishToken();
            items.add(new Item(item, from, (int) parser.currentLocation().getByteOffset()));
        }
    }

    private static Origin origin(Records records, Item item) {
        return new Origin() {
            @Override
            public long line() {
                return records.line();
            }

            @Override
            public Row.Refused refused(String why) {
                int start = records.fields().from(0) + item.from();
                String original = new String(records.bytes(), start, item.to() - item.from(), StandardCharsets.UTF_8);
                return new Row.Refused(line(), why, original);
            }
        };
    }

    private Row row(Origin origin, Paths.Found call) {
        Optional<Fault> misshapen = calls.misshapen(call);
        if (misshapen.isPresent()) return origin.refused(misshapen.get().reason());
        Optional<Kind> kind = calls.kind(call);
        if (kind.isEmpty()) return origin.refused(calls.unknown(call).reason());
        if (!kind.get().isInteraction())
            return new Row.Silent(origin.line(), kind.get().word());
        return switch (calls.interaction(call, kind.get(), calls.happened(call))) {
            case Meaning.Wrong(Fault fault) -> origin.refused(fault.reason());
            case Meaning.Interacted meant -> new Row.Read(origin.line(), interaction(call, meant));
        };
    }

    private Interaction interaction(Paths.Found call, Meaning.Interacted meant) {
        return new Interaction(
                PLACES.of(Part.ID, call),
                meant.customer().strip(),
                signals.one(meant.signal()),
                meant.at(),
                meant.value(),
                meant.about());
    }
}
