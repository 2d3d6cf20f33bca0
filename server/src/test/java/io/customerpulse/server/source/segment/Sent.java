package io.customerpulse.server.source.segment;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What came of a body that was sent at noon.
record Sent(Response response) {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final SegmentSource SOURCE = new SegmentSource();

    static Sent to(String route, String body) {
        return to(route, body.getBytes(StandardCharsets.UTF_8));
    }

    static Sent to(String route, byte[] body) {
        return at(NOON, route, body);
    }

    static Sent at(Instant receivedAt, String route, byte[] body) {
        Delivery.Target target = new Delivery.Target("POST", route, Map.of());
        Delivery delivery = new Delivery(target, Map.of(), body, receivedAt);
        return new Sent(SOURCE.read(delivery, new Source.Account("src_1", "", Map.of())));
    }

    List<Reading> readings() {
        return switch (response) {
            case Response.Records(List<Reading> readings) -> readings;
            case Response.Answer answer -> throw new AssertionError(answer.toString());
            case Response.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    List<Event> events() {
        return readings().stream()
                .filter(Reading.Good.class::isInstance)
                .map(reading -> ((Reading.Good) reading).event())
                .toList();
    }

    List<Refusal> refusals() {
        return readings().stream()
                .filter(Reading.Bad.class::isInstance)
                .map(reading -> ((Reading.Bad) reading).refusal())
                .toList();
    }

    Event only() {
        if (readings().size() != 1 || events().size() != 1) throw new AssertionError(response.toString());
        return events().getFirst();
    }

    /// The signal or the kind of deed of each event, `code pointer` of each refusal.
    List<String> outline() {
        return readings().stream()
                .map(reading -> switch (reading) {
                    case Reading.Good(Event event) -> outline(event.deed());
                    case Reading.Bad(Refusal refusal) ->
                        refusal.why().code() + " " + refusal.why().pointer();
                })
                .toList();
    }

    private static String outline(Deed deed) {
        return switch (deed) {
            case Deed.Interacted interacted -> interacted.signal();
            case Deed.Described _ -> "described";
            case Deed.Linked _ -> "linked";
            case Deed.Consented _ -> "consented";
            case Deed.Noted noted -> "noted " + noted.kind();
        };
    }

    /// `status code`, if nothing of it was taken in.
    String rejection() {
        return switch (response) {
            case Response.Rejected rejected -> rejected.status() + " " + rejected.code();
            case Response.Answer answer -> throw new AssertionError(answer.toString());
            case Response.Records records -> throw new AssertionError(records.toString());
        };
    }
}
