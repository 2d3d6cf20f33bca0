package io.customerpulse.server.source.segment;

import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import java.util.ArrayList;
import java.util.List;

/// Reads what the libraries of Segment, RudderStack and PostHog send: one call, or a batch of them.
///
/// ```
/// bytes → items, each with its wanted texts (one streaming pass) → item by item: one event or one refusal
/// ```
///
/// The route states the kind of calls that state none.
public final class SegmentSource implements Source {

    /// The largest event, in bytes as it came.
    public static final int EVENT_MAX = 32 * 1_024;
    /// The most events of a batch.
    public static final int BATCH_MAX = 2_500;

    private final Cutter cutter = new Cutter(SegmentCalls.PLACES);

    @Override
    public String kind() {
        return "segment";
    }

    @Override
    public Response again(Delivery record, Account account) {
        return read(record.onRoute(Refused.route(record.body())), account);
    }

    @Override
    public Response read(Delivery delivery, Account account) {
        return switch (cutter.cut(delivery.body())) {
            case Cutter.Broken(String code, String detail) -> new Response.Rejected(400, code, detail);
            case Cutter.Items(List<Item> items) -> {
                Envelope envelope = new Envelope(delivery, account.id());
                SegmentCalls calls =
                        new SegmentCalls(envelope, Routes.kind(delivery.target().route()));
                yield items.size() > BATCH_MAX ? tooMany(items, envelope) : all(items, calls);
            }
        };
    }

    private static Response all(List<Item> items, SegmentCalls calls) {
        List<Reading> readings = new ArrayList<>(items.size());
        for (Item item : items) readings.add(calls.read(item));
        return new Response.Records(readings);
    }

    private static Response tooMany(List<Item> items, Envelope envelope) {
        Why why = new Why(
                "too_many_events",
                "",
                "the batch has %s events, at most %s are allowed: send smaller batches"
                        .formatted(items.size(), BATCH_MAX));
        List<Reading> readings = new ArrayList<>(items.size());
        for (Item item : items) readings.add(envelope.refused(item, "", why));
        return new Response.Records(readings);
    }
}
