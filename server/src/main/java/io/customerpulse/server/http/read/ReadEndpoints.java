package io.customerpulse.server.http.read;

import io.customerpulse.server.http.api.Endpoint;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.util.List;
import java.util.stream.Stream;

/// What the endpoints of this package are, for those who program against them.
final class ReadEndpoints {

    private static final Failure BAD = new Failure(400, "a parameter is unknown or cannot be read");
    static final Failure UNKNOWN = new Failure(404, "nothing came in on this identifier");
    private static final Failure NO_EVENT = new Failure(404, "there is no such failed event");
    private static final Failure RESOLVED = new Failure(409, "it is resolved already");
    private static final Failure STILL_WRONG = new Failure(422, "it cannot be used as it is; the code says why");
    private static final Failure BUSY = new Failure(503, "too much is waiting: again a little later");

    static final Parameter CUSTOMER = Parameter.path(
            "identifier", "any identifier, kind:value, or the value of a usual kind alone", "user_id:ada");
    private static final Parameter ID = Parameter.path("id", "of the failed event", "17");
    static final Parameter AT = Parameter.query("at", "an instant or a day; now", "2026-06-01T12:00:00Z");
    private static final Parameter CURSOR = Parameter.query("cursor", "next_cursor of the page before", "");

    private static final Parameter WHO = Parameter.query("who", "the id of a user or a key", "usr_1");
    private static final Parameter WHAT = Parameter.query("what", "what was done, such as key.made", "key.made");
    private static final Parameter SINCE =
            Parameter.query("since", "an instant or a day: nothing set before", "2026-05-01");
    private static final Parameter SOURCE = Parameter.query("source", "the id of a source", "src_1");
    private static final Parameter CODE = Parameter.query("code", "what is wrong", "missing_identifier");
    private static final Parameter STATUS = Parameter.query("status", "open or resolved; open", "resolved");

    private static final List<Parameter> WHICH = List.of(
            Parameter.query(
                    "search",
                    "how an identifier begins, whatever the case: of any kind, or kind:value; those that are personal data"
                            + " are looked through with pii:read only",
                    "ad"),
            Parameter.query("stage", "one or more, with commas", "steady,growing,thriving"),
            Parameter.number("pulse_min", "points", "0"),
            Parameter.number("pulse_max", "points", "1000"),
            Parameter.number("momentum_min", "0 is steady", "-2"),
            Parameter.number("momentum_max", "0 is steady", "2"),
            Parameter.number("overdue_min", "expected gaps", "0"),
            Parameter.number("overdue_max", "expected gaps", "4"),
            Parameter.query("seen_after", "the latest return, an instant or a day", "2026-01-01"),
            Parameter.query("seen_before", "the latest return, an instant or a day", "2026-07-01"),
            Parameter.query("channel", "of the latest interaction", "email"),
            Parameter.query(
                    "trait.plan",
                    "what is known of them: trait. and the name of any trait, as often as you like; a trait"
                            + " that is personal data needs pii:read",
                    "gold"),
            Parameter.query(
                    "sort",
                    "pulse, momentum, overdue, cadence, last_seen, last_interaction, first_interaction,"
                            + " interactions; - before it for the most first; -pulse",
                    "-last_seen"));

    private static final String ONE = "/api/v1/customers/{identifier}";

    private ReadEndpoints() {}

    static List<Endpoint> list() {
        return List.of(
                pulse(),
                trace(),
                ledger(),
                timeline(),
                customers(),
                customersFile(),
                Endpoint.get(
                        "/api/v1/population", "How everybody stands, by stage", PopulationResource.PopulationNow.class),
                history(),
                events(),
                Endpoint.get(
                        "/api/v1/accounting",
                        "What became of every record: accepted = stored + duplicate + failed",
                        AccountingResource.Accounts.class),
                audit(),
                auditFile(),
                failed(),
                failedFile(),
                Endpoint.get(
                                "/api/v1/failed/{id}",
                                "A failed event with the record as it came",
                                FailedResource.Whole.class)
                        .with(ID)
                        .failing(NO_EVENT),
                drop(),
                replay(),
                dropMany(),
                replayMany());
    }

    private static Endpoint audit() {
        return Endpoint.get(
                        AuditResource.PATH,
                        "Who set what, when and from where; newest first",
                        AuditResource.Trail.class)
                .with(WHO, WHAT, SINCE, Parameter.number("limit", "1 to 500; 50", "10"), CURSOR)
                .failing(BAD)
                .like(Example.asking(), Example.asking("who", "what", "since", "limit"));
    }

    private static Endpoint auditFile() {
        return Endpoint.get(AuditFile.PATH, "All of it as a table", AuditResource.Trail.class)
                .answering(Content.text(Attachment.CSV))
                .with(WHO, WHAT, SINCE)
                .failing(BAD)
                .like(
                        Example.asking(),
                        Example.asking("who", "what", "since"),
                        new Example("bad instant", List.of("since=soon"), "", 400));
    }

    private static Endpoint pulse() {
        return Endpoint.get(ONE + "/pulse", "The pulse of a customer and its parts", Answer.PulseNow.class)
                .with(CUSTOMER, AT)
                .failing(BAD, UNKNOWN)
                .like(Example.asking(), Example.asking("at"), new Example("bad instant", List.of("at=soon"), "", 400));
    }

    private static Endpoint trace() {
        return Endpoint.get(ONE + "/trace", "The course of a pulse, and the beats in it", Answer.TraceOf.class)
                .with(
                        CUSTOMER,
                        Parameter.query("from", "an instant or a day; 90 days before to", "2026-05-01"),
                        Parameter.query("to", "an instant or a day; now", "2026-06-01"),
                        Parameter.query("step", "between two points, 1d, 6h, PT15M; a day. At most 5,000 steps", "6h"))
                .failing(BAD, UNKNOWN)
                .like(Example.asking(), Example.asking("from", "to", "step"));
    }

    private static Endpoint ledger() {
        return Endpoint.get(ONE + "/ledger", "Every line behind a pulse", Answer.LedgerOf.class)
                .with(
                        CUSTOMER,
                        AT,
                        Parameter.query("since", "an instant or a day: what changed since", "2026-05-01"),
                        Parameter.number("limit", "the latest lines, 1 to 10,000; 1,000", "50"))
                .failing(BAD, UNKNOWN)
                .like(Example.asking(), Example.asking("at", "since", "limit"));
    }

    private static Endpoint timeline() {
        return Endpoint.get(
                        ONE + "/timeline", "What happened with a customer, the latest first", Answer.TimelineOf.class)
                .with(
                        CUSTOMER,
                        Parameter.query("from", "nothing earlier", "2026-01-01"),
                        Parameter.query("to", "nothing later", "2026-06-01T12:00:00Z"),
                        Parameter.number("limit", "1 to 1,000; 100", "10"),
                        CURSOR)
                .failing(BAD, UNKNOWN)
                .like(Example.asking(), Example.asking("from", "to", "limit"));
    }

    private static Endpoint customers() {
        return Endpoint.get(
                        CustomersResource.PATH,
                        "Customers that a filter holds for, in an order",
                        CustomersResource.ListOf.class)
                .with(all(
                        WHICH,
                        Parameter.query(
                                "sparkline",
                                "true: each with its pulse at 13 instants a week apart, the last one now, and the"
                                        + " channel that most of their points came from; false",
                                "true"),
                        Parameter.number("limit", "1 to 1,000; 100", "50"),
                        CURSOR))
                .failing(BAD)
                .like(
                        Example.asking(),
                        Example.asking("search", "sparkline"),
                        Example.asking("stage", "pulse_min", "pulse_max", "sort", "limit"),
                        Example.asking("momentum_min", "momentum_max", "overdue_min", "overdue_max", "channel"),
                        Example.asking("seen_after", "seen_before"),
                        Example.asking("trait.plan"),
                        new Example("no such stage", List.of("stage=asleep"), "", 400));
    }

    private static Endpoint customersFile() {
        return Endpoint.get(
                        CustomersFile.PATH,
                        "Every customer that a filter holds for, as a table",
                        CustomersResource.ListOf.class)
                .answering(Content.text(Attachment.CSV))
                .with(all(WHICH))
                .failing(BAD, BUSY)
                .like(
                        Example.asking(),
                        Example.asking("stage", "sort"),
                        new Example("no such stage", List.of("stage=asleep"), "", 400));
    }

    private static Parameter[] all(List<Parameter> first, Parameter... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(Parameter[]::new);
    }

    private static Endpoint history() {
        return Endpoint.get(
                        "/api/v1/population/history",
                        "How everybody stood, day by day",
                        PopulationResource.PopulationHistory.class)
                .with(
                        Parameter.query("from", "a day; 90 days before to", "2026-05-01"),
                        Parameter.query("to", "a day in UTC; today", "2026-06-01"))
                .failing(BAD)
                .like(Example.asking(), Example.asking("from", "to"));
    }

    private static Endpoint events() {
        return Endpoint.get(
                        EventsResource.PATH,
                        "What happens, as it happens: server-sent events",
                        EventsResource.Live.class)
                .answering(Content.text("text/event-stream"))
                .with(
                        Parameter.query("customer", "one customer only, by any identifier; all", "user_id:ada"),
                        Parameter.query("last_event_id", "goes on behind this event; from now on", "0"),
                        new Parameter("Last-Event-ID", "header", "string", "the same, as browsers send it", ""))
                .failing(BAD, UNKNOWN, new Failure(503, "200 listen already"))
                .like(Example.asking(), Example.asking("customer", "last_event_id"));
    }

    private static Endpoint failed() {
        return Endpoint.get(
                        "/api/v1/failed",
                        "Records that could not be used, the latest first",
                        FailedResource.ListOf.class)
                .with(SOURCE, CODE, STATUS, Parameter.number("limit", "1 to 1,000; 100", "10"), CURSOR)
                .failing(BAD)
                .like(Example.asking(), Example.asking("source", "code", "limit"), Example.asking("status"));
    }

    private static Endpoint failedFile() {
        return Endpoint.get(
                        FailedFile.PATH, "Every record that could not be used, as a table", FailedResource.ListOf.class)
                .answering(Content.text(Attachment.CSV))
                .with(SOURCE, CODE, STATUS)
                .failing(BAD)
                .like(
                        Example.asking(),
                        Example.asking("source", "code", "status"),
                        new Example("no such status", List.of("status=mended"), "", 400));
    }

    private static Endpoint drop() {
        return Endpoint.post(
                        "/api/v1/failed/{id}/drop",
                        "Decides that a failed event is not to count",
                        FailedResource.Drop.class,
                        FailedResource.Whole.class)
                .with(ID)
                .failing(NO_EVENT, RESOLVED, new Failure(422, "there is no reason in it"), BUSY)
                .like(
                        new Example("no reason", List.of(), "{}", 422),
                        Example.usual("{\"reason\":\"sent by a test of the shop\"}"));
    }

    private static Endpoint replay() {
        return Endpoint.post(
                        "/api/v1/failed/{id}/replay",
                        "Sends a failed event through its source again, as it was or mended",
                        FailedResource.Replay.class,
                        FailedResource.Whole.class)
                .with(ID)
                .failing(NO_EVENT, RESOLVED, STILL_WRONG, BUSY)
                .like(
                        new Example("as it was", List.of(), "{}", 422),
                        Example.usual(
                                "{\"raw\":\"{\\\"type\\\":\\\"track\\\",\\\"messageId\\\":\\\"m-9\\\",\\\"userId\\\":\\\"ada\\\","
                                        + "\\\"event\\\":\\\"Order Completed\\\"}\"}"));
    }

    private static Endpoint dropMany() {
        return Endpoint.post(
                        "/api/v1/failed/drop",
                        "Drops up to 1,000 failed events of a source or a code",
                        FailedResource.Bulk.class,
                        FailedResource.Many.class)
                .with(CURSOR)
                .failing(new Failure(422, "there is no reason or no filter in it"), BUSY)
                .like(
                        new Example("no filter", List.of(), "{\"reason\":\"all of it\"}", 422),
                        Example.usual("{\"code\":\"missing_identifier\",\"reason\":\"a broken release\"}"));
    }

    private static Endpoint replayMany() {
        return Endpoint.post(
                        "/api/v1/failed/replay",
                        "Sends up to 1,000 failed events of a source or a code through again",
                        FailedResource.Bulk.class,
                        FailedResource.Many.class)
                .with(CURSOR)
                .failing(new Failure(422, "there is no filter in it"), BUSY)
                .like(Example.usual("{\"code\":\"invalid_value\"}"));
    }
}
