package io.customerpulse.server.source.segment;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.call.CallReader;
import io.customerpulse.server.source.call.Cutter;
import io.customerpulse.server.source.call.Dialect;
import io.customerpulse.server.source.call.Envelope;
import io.customerpulse.server.source.call.Noise;

/// Reads what the libraries of Segment, RudderStack and PostHog send: one call, or a batch of them.
///
/// ```
/// bytes → items, each with its wanted texts (one streaming pass) → item by item: one event or one refusal
/// ```
///
/// The route states the kind of calls that state none; the route `posthog` is for PostHog's libraries.
public final class SegmentSource implements Source {

    private static final String POSTHOG = "posthog";

    private final Cutter segment = new Cutter(SegmentDialect.PLACES, Cutter.Layout.BATCH, Noise.LIBRARIES);
    private final Cutter postHog = new Cutter(new PostHogDialect().places(), Cutter.Layout.BATCH, Noise.LIBRARIES);

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
        String route = Routes.bare(delivery.target().route());
        return route.equals(POSTHOG)
                ? read(delivery, account, postHog, new PostHogDialect())
                : read(delivery, account, segment, new SegmentDialect(Routes.kind(route)));
    }

    private static Response read(Delivery delivery, Account account, Cutter cutter, Dialect dialect) {
        return switch (cutter.cut(delivery.body())) {
            case Cutter.Broken(String code, String detail) -> new Response.Rejected(400, code, detail);
            case Cutter.Items(var items) ->
                new Response.Records(new CallReader(new Envelope(delivery, account.id()), dialect).read(items));
        };
    }
}
