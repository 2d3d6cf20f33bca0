package io.customerpulse.tables.row;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Rows of JSON lines of Segment-spec calls, one a line, or a `batch` of them.
final class SegmentReader implements RecordReader {

    private static final int PLACES = Segment.placesInAll();

    /// One item of a batch, or what stands in an item's place.
    ///
    /// @param found what it holds
    /// @param from  where it begins in the record, in bytes
    /// @param to    where it ends
    private record Item(Paths.Found found, int from, int to) {}

    private final Paths paths = Segment.tree();
    private final Interactions interactions;
    private final Times times;
    private final Paths.Found found = new Paths.Found(PLACES);
    private final Texts texts = new Texts();
    private final List<Item> items = new ArrayList<>();
    private boolean batch;

    SegmentReader() {
        this.times = Times.iso("time (timestamp)", new IsoTime(ZoneOffset.UTC));
        this.interactions = new Interactions(where(), times);
    }

    @Override
    public void read(Records records, RowSink sink) {
        found.clear();
        items.clear();
        batch = false;
        String fault = Json.read(records, this::take);
        if (fault.isEmpty() && batch && items.isEmpty()) fault = "`batch` has no items: expected one or more calls";
        if (!fault.isEmpty()) {
            sink.accept(records.refused(fault));
        } else if (batch) {
            for (Item item : items) sink.accept(row(origin(records, item), item.found()));
        } else {
            sink.accept(row(records, found));
        }
    }

    private static Texts where() {
        Texts where = new Texts();
        for (Slot slot : Slot.values()) where.with(slot, slot.word());
        return where.with(Slot.CUSTOMER, "customer (userId or anonymousId)")
                .with(Slot.SIGNAL, "signal (event)")
                .with(Slot.ID, "id (messageId)")
                .with(Slot.VALUE, "value (properties.revenue, total or value)")
                .with(Slot.CURRENCY, "currency (properties.currency)");
    }

    private void take(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && name.equals("batch")) takeItems(parser);
            else paths.member(parser, name, found);
        }
        for (Item item : items) Segment.inherit(item.found(), found);
    }

    private void takeItems(JsonParser parser) {
        batch = true;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            Paths.Found item = new Paths.Found(PLACES);
            if (token == JsonToken.START_OBJECT) paths.take(parser, item);
            else item.wrong = "an item of `batch` is %s: expected an object".formatted(Json.word(token));
            parser.skipChildren();
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
        if (!call.wrong.isEmpty()) return origin.refused(call.wrong);
        String type = Segment.TYPE.of(call).toLowerCase(Locale.ROOT);
        String event = Segment.EVENT.of(call);
        return switch (type) {
            case "track" -> interaction(origin, call, event);
            case "page" -> interaction(origin, call, "Page Viewed");
            case "screen" -> interaction(origin, call, "Screen Viewed");
            case "identify", "group", "alias" -> new Row.Silent(origin.line(), type);
            case "" ->
                event.isEmpty()
                        ? origin.refused("neither `type` nor `event` is stated: one of them is needed")
                        : interaction(origin, call, event);
            default ->
                origin.refused("`type` is unknown: got %s, expected track, page, screen, identify, group or alias"
                        .formatted(Reading.quoted(Segment.TYPE.of(call))));
        };
    }

    private Row interaction(Origin origin, Paths.Found call, String signal) {
        texts.with(Slot.CUSTOMER, Segment.CUSTOMER.of(call));
        texts.with(Slot.SIGNAL, signal);
        texts.with(Slot.VALUE, Segment.VALUE.of(call));
        texts.with(Slot.CURRENCY, Segment.CURRENCY.of(call));
        texts.with(Slot.ID, Segment.ID.of(call));
        texts.with(Slot.OUTREACH, Segment.OUTREACH.of(call));
        texts.with(Slot.CONTENT, Segment.CONTENT.of(call));
        texts.with(Slot.CHANNEL, Segment.CHANNEL.of(call));
        return interactions.row(origin, texts, happened(call));
    }

    /// When it happened: the timestamp, which Segment has corrected already; else the customer's clock,
    /// corrected by how far it was from ours when the call was sent; else the first clock there is.
    private Reading<Instant> happened(Paths.Found call) {
        String stamp = Segment.TIMESTAMP.of(call);
        String original = Segment.ORIGINAL.of(call);
        String sent = Segment.SENT.of(call);
        String received = Segment.RECEIVED.of(call);
        if (!stamp.isEmpty()) return times.read(stamp);
        if (!original.isEmpty() && !sent.isEmpty() && !received.isEmpty()) return corrected(original, sent, received);
        if (!original.isEmpty()) return times.read(original);
        return times.read(received.isEmpty() ? sent : received);
    }

    /// `receivedAt − (sentAt − originalTimestamp)`
    private Reading<Instant> corrected(String original, String sent, String received) {
        Reading<Instant> first = times.read(original);
        if (first instanceof Reading.Good<Instant>(Instant here)
                && times.read(sent) instanceof Reading.Good<Instant>(Instant left)
                && times.read(received) instanceof Reading.Good<Instant>(Instant arrived)) {
            return times.within(arrived.minus(Duration.between(here, left)), original);
        }
        return first;
    }
}
