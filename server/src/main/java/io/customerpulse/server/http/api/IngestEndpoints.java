package io.customerpulse.server.http.api;

import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.util.List;
import java.util.Optional;

/// The endpoints that interactions come in by.
public final class IngestEndpoints {

    private static final Failure UNREADABLE = new Failure(400, "the body is no JSON, or too large");
    private static final Failure BUSY = new Failure(503, "too much is waiting: again after the header Retry-After");

    private static final String TRACK = """
            {"type":"track","messageId":"m-1","userId":"ada","event":"Order Completed",\
            "timestamp":"2026-05-30T12:00:00Z","properties":{"revenue":19.99,"currency":"EUR"}}""";

    private static final Parameter STRICT =
            new Parameter("Pulse-Strict", "header", "string", "1 to be told what became of each record", "");

    private static final Failure UNKNOWN_KEY = new Failure(401, "the write key is missing, unknown or revoked");

    private static final String CLOUD_EVENT = """
            {"specversion":"1.0","id":"c-1","source":"https://shop.example","type":"Order Completed",\
            "subject":"ada","time":"2026-05-30T12:00:00Z","data":{"revenue":19.99,"currency":"EUR"}}""";

    private IngestEndpoints() {}

    /// The answer to a challenge.
    public record Challenge(String responseToken) {}

    /// The answer to what was taken in.
    public record Success(boolean success) {}

    public static List<Endpoint> list() {
        return List.of(
                call("track", "Takes in an interaction", TRACK),
                call(
                        "identify",
                        "Takes in what is known of a customer",
                        "{\"messageId\":\"m-2\",\"userId\":\"ada\",\"anonymousId\":\"a-1\",\"traits\":{\"plan\":\"gold\"}}"),
                call(
                        "page",
                        "Takes in a visit of a page",
                        "{\"messageId\":\"m-3\",\"userId\":\"ada\",\"name\":\"Home\"}"),
                call(
                        "screen",
                        "Takes in a visit of a screen",
                        "{\"messageId\":\"m-4\",\"userId\":\"ada\",\"name\":\"Cart\"}"),
                call(
                        "group",
                        "Takes in a membership; changes no number",
                        "{\"messageId\":\"m-5\",\"userId\":\"ada\",\"groupId\":\"g-1\"}"),
                call(
                        "alias",
                        "Takes in that two identifiers are one person",
                        "{\"messageId\":\"m-6\",\"userId\":\"ada\",\"previousId\":\"a-2\"}"),
                call("batch", "Takes in up to 2,500 calls of any type", "{\"batch\":[%s]}".formatted(TRACK)),
                call("import", "The same, as older libraries call it", "{\"batch\":[%s]}".formatted(TRACK)),
                cloudEvents(),
                webhook(),
                challenge());
    }

    private static Endpoint cloudEvents() {
        return new Endpoint(
                "POST",
                "/cloudevents",
                "Takes in a CloudEvent, structured, binary or a batch; the key is a write key",
                List.of(STRICT),
                Optional.of(Content.text("application/cloudevents+json")),
                Content.json(Success.class),
                List.of(UNREADABLE, UNKNOWN_KEY, BUSY),
                List.of(Example.usual(CLOUD_EVENT)),
                200);
    }

    private static Endpoint webhook() {
        return new Endpoint(
                "POST",
                "/hooks/{kind}/{id}",
                "Takes in what a service reports; it proves itself as its kind has it",
                List.of(
                        Parameter.path("kind", "sendgrid, mailgun, postmark, ses, shopify … or webhook", "webhook"),
                        Parameter.path("id", "of the source", "src_1")),
                Optional.of(Content.text("application/json")),
                Content.json(Success.class),
                List.of(
                        UNREADABLE,
                        new Failure(401, "the proof is missing or wrong"),
                        new Failure(404, "there is no such source, or it is switched off"),
                        BUSY),
                List.of(Example.usual("{\"who\":\"ada\",\"what\":\"Order Completed\",\"no\":\"h-1\"}")),
                200);
    }

    private static Endpoint challenge() {
        return new Endpoint(
                "GET",
                "/hooks/{kind}/{id}",
                "Answers a service that asks whether the address is ours, as X does",
                List.of(
                        Parameter.path("kind", "x", "x"),
                        Parameter.path("id", "of the source", "src_1"),
                        Parameter.query("crc_token", "what X wants signed", "c-1")),
                Optional.empty(),
                Content.json(Challenge.class),
                List.of(new Failure(404, "there is no such source, or it is switched off")),
                List.of(Example.asking("crc_token")),
                200);
    }

    private static Endpoint call(String route, String summary, String example) {
        return new Endpoint(
                "POST",
                "/v1/" + route,
                summary + "; the key is a write key",
                List.of(STRICT),
                Optional.of(Content.text("application/json")),
                Content.json(Success.class),
                List.of(UNREADABLE, BUSY),
                List.of(Example.usual(example)),
                200);
    }
}
