package io.customerpulse.server.source.cloudevents;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.call.CallReader;
import io.customerpulse.server.source.call.Cutter;
import io.customerpulse.server.source.call.Envelope;
import java.util.List;
import java.util.Locale;

/// Reads CloudEvents 1.0 over HTTP: binary, structured as JSON, and batches of these.
///
/// An event in binary mode is written as it would stand in structured mode, and read as that.
public final class CloudEventsSource implements Source {

    private static final CloudEventsDialect DIALECT = new CloudEventsDialect();
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    /// What differs when a sender sends an event again: the spans it is traced by.
    private static final List<String> NOISE = List.of("traceparent", "tracestate");

    private final Cutter one = new Cutter(DIALECT.places(), Cutter.Layout.ONE, NOISE);
    private final Cutter batch = new Cutter(DIALECT.places(), Cutter.Layout.LIST, NOISE);

    @Override
    public String kind() {
        return "cloudevents";
    }

    @Override
    public Response read(Delivery delivery, Account account) {
        String type = mediaType(delivery);
        if (type.equals(STRUCTURED)) return read(one, delivery, account);
        if (type.equals(BATCH)) return read(batch, delivery, account);
        if (type.startsWith("application/cloudevents")) {
            return rejected(
                    "unknown_format",
                    "events in the format %s are not read: send %s, %s or binary mode"
                            .formatted(type, STRUCTURED, BATCH));
        }
        return switch (BinaryMode.structured(delivery, type)) {
            case BinaryMode.Structured(Delivery same) -> read(one, same, account);
            case BinaryMode.Refused(String code, String detail) -> rejected(code, detail);
        };
    }

    private static Response read(Cutter cutter, Delivery delivery, Account account) {
        return switch (cutter.cut(delivery.body())) {
            case Cutter.Broken(String code, String detail) -> rejected(code, detail);
            case Cutter.Items(var items) ->
                new Response.Records(new CallReader(new Envelope(delivery, account.id()), DIALECT).read(items));
        };
    }

    private static Response rejected(String code, String detail) {
        return new Response.Rejected(400, code, detail);
    }

    private static String mediaType(Delivery delivery) {
        String type = delivery.header("content-type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
