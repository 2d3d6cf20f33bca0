package io.customerpulse.server.http.read;

import io.customerpulse.server.http.api.Endpoint;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.util.List;
import java.util.stream.Stream;

/// What the endpoints that a survey answers are, for those who program against them.
final class SurveyEndpoints {

    private static final Failure BAD = new Failure(400, "a parameter is unknown or cannot be read");

    private static final Parameter BY =
            Parameter.query("by", "signal, content, campaign, channel or motivator; campaign", "channel");
    private static final Parameter DAYS = Parameter.number("days", "28, 90 or 365; 90", "28");

    private SurveyEndpoints() {}

    static List<Endpoint> list() {
        return Stream.of(population(), effects()).flatMap(List::stream).toList();
    }

    private static List<Endpoint> population() {
        return List.of(
                Endpoint.get(
                                "/api/v1/population/trace",
                                "The course of everybody's pulse, at the end of each day in UTC",
                                Surveyed.TraceOf.class)
                        .with(Parameter.number("days", "7 to 366, today included; 90", "30"))
                        .failing(BAD)
                        .like(
                                Example.asking(),
                                Example.asking("days"),
                                new Example("too many days", List.of("days=367"), "", 400)),
                Endpoint.get(
                                "/api/v1/population/flow",
                                "How many customers moved from which stage to which",
                                Surveyed.FlowOf.class)
                        .with(Parameter.number("days", "ago: 1, 7, 28 or 90; 7", "28"))
                        .failing(BAD)
                        .like(Example.asking(), Example.asking("days")),
                Endpoint.get(
                        "/api/v1/population/changes",
                        "What changed since yesterday and since a week ago, what matters most first",
                        Surveyed.ChangesOf.class),
                Endpoint.get("/api/v1/population/ward", "Who needs attention most, and why", Attention.WardOf.class)
                        .with(Parameter.number("limit", "of each list, 1 to 100; 12", "3"))
                        .failing(BAD)
                        .like(Example.asking(), Example.asking("limit")));
    }

    private static List<Endpoint> effects() {
        return List.of(
                Endpoint.get(
                                EffectsResource.PATH,
                                "What each signal, content, campaign, channel or motivator gave, and what came back",
                                EffectsResource.EffectsOf.class)
                        .with(
                                BY,
                                DAYS,
                                Parameter.number("limit", "names with most investments, 1 to 5,000; 1,000", "5"))
                        .failing(BAD)
                        .like(
                                Example.asking(),
                                Example.asking("by", "days", "limit"),
                                Example.asking("by=signal"),
                                new Example("no such kind", List.of("by=colour"), "", 400)),
                Endpoint.get(
                                ResponsesResource.PATH,
                                "What one customer was given under each name, and gave back",
                                ResponsesResource.ResponsesOf.class)
                        .with(
                                ReadEndpoints.CUSTOMER,
                                BY,
                                ReadEndpoints.AT,
                                Parameter.number("limit", "names that brought most, 1 to 1,000; 100", "5"))
                        .failing(BAD, ReadEndpoints.UNKNOWN)
                        .like(
                                Example.asking(),
                                Example.asking("by", "at", "limit"),
                                new Example("no such kind", List.of("by=colour"), "", 400)),
                Endpoint.get(EffectsResource.FILE, "The same as a table", EffectsResource.EffectsOf.class)
                        .answering(Content.text(Attachment.CSV))
                        .with(BY, DAYS)
                        .failing(BAD)
                        .like(Example.asking(), Example.asking("by", "days")));
    }
}
