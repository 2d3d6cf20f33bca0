package io.customerpulse.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.server.http.IdentityResource;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The endpoints of a customer as a person. Their answers are written field by field; the records here say which
/// fields there are, and a test holds both together.
public final class PersonEndpoints {

    private static final Failure UNKNOWN = new Failure(404, "nothing is known of this identifier");

    private static final Failure FLAWED = new Failure(422, "fields of the body are wrong; see errors");

    private PersonEndpoints() {}

    /// Who else the customer is.
    public record Merge(String with) {}

    /// Which two are not one.
    public record Split(String one, String other) {}

    /// What is known of a customer.
    ///
    /// @param masked whether personal data are left out, for want of `pii:read`
    public record Profile(String customer, List<String> identifiers, Map<String, Object> traits, boolean masked) {}

    /// What a customer allows, and all they said of it.
    public record Consent(String customer, List<String> identifiers, List<Allowed> current, List<Said> history) {}

    /// What holds now.
    public record Allowed(String purpose, String channel, boolean granted, Instant since) {}

    /// What was said.
    public record Said(
            Instant at, String purpose, String channel, boolean granted, String source, String wording, String by) {}

    /// What a customer said elsewhere.
    public record WantedConsent(
            String purpose,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String channel,
            boolean granted,
            String source,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String wording,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Instant at) {}

    /// How an erasure stands.
    public record Erasure(
            String id,
            String state,
            Instant begunAt,
            String by,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Instant doneAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> erased) {}

    public static List<Endpoint> list() {
        return Stream.of(whoIsWho(), split(), person()).flatMap(List::stream).toList();
    }

    private static List<Endpoint> whoIsWho() {
        return List.of(
                Endpoint.get(
                        "/api/v1/identity",
                        "What may be an identifier, and how many of them a customer may have",
                        IdentityResource.Limits.class),
                Endpoint.get(
                                "/api/v1/customers/{id}/identity",
                                "Who a customer is, and how that came to be",
                                IdentityResource.Identity.class)
                        .with(of("ada"))
                        .failing(UNKNOWN),
                Endpoint.post(
                                "/api/v1/customers/{id}/merge",
                                "Says that another identifier is the same customer",
                                Merge.class,
                                IdentityResource.Identity.class)
                        .with(of("ada"))
                        .failing(UNKNOWN, FLAWED)
                        .like(
                                Example.usual("{\"with\":\"user_id:ada-2\"}"),
                                new Example("nobody", List.of(), "{}", 422)));
    }

    private static List<Endpoint> split() {
        return List.of(
                Endpoint.get(
                                "/api/v1/customers/{id}/split",
                                "Who there would be if two identifiers of the customer were not one; changes nothing",
                                IdentityResource.Foreseen.class)
                        .with(
                                of("ada"),
                                Parameter.query("one", "an identifier, with its kind", "user_id:ada"),
                                Parameter.query("other", "another", "user_id:ada-2"))
                        .failing(UNKNOWN, new Failure(422, "these are not two identifiers"))
                        .like(
                                Example.asking("one", "other"),
                                new Example("one is missing", List.of("other=user_id:ada-2"), "", 422)),
                Endpoint.post(
                                "/api/v1/customers/{id}/split",
                                "Says that two identifiers of the customer are not one",
                                Split.class,
                                IdentityResource.Identity.class)
                        .with(of("ada"))
                        .failing(UNKNOWN, FLAWED)
                        .like(Example.usual("{\"one\":\"user_id:ada\",\"other\":\"user_id:ada-2\"}")));
    }

    private static List<Endpoint> person() {
        return List.of(
                Endpoint.get("/api/v1/customers/{id}/profile", "What is known of a customer", Profile.class)
                        .with(of("ada"))
                        .failing(UNKNOWN),
                Endpoint.get("/api/v1/customers/{id}/consent", "What a customer allows, and its history", Consent.class)
                        .with(of("ada"))
                        .failing(UNKNOWN),
                Endpoint.post(
                                "/api/v1/customers/{id}/consent",
                                "Enters what a customer said elsewhere",
                                WantedConsent.class,
                                Consent.class)
                        .with(of("ada"))
                        .succeeding(201)
                        .failing(UNKNOWN, FLAWED)
                        .like(
                                Example.usual("{\"purpose\":\"marketing\",\"channel\":\"email\",\"granted\":true,"
                                                + "\"source\":\"by telephone\"}")
                                        .answered(201),
                                new Example("no purpose", List.of(), "{\"granted\":true}", 422)),
                Endpoint.get("/api/v1/customers/{id}/export", "All that is kept of a customer", Object.class)
                        .with(of("ada"), Parameter.query("format", "json, or csv for a zip of tables; json", "json"))
                        .failing(UNKNOWN, new Failure(400, "there is no such format"))
                        .like(Example.asking("format"), new Example("bad", List.of("format=xml"), "", 400)),
                erase(),
                Endpoint.get(
                                "/api/v1/erasures/{id}",
                                "How an erasure stands; its certificate when it is done",
                                Erasure.class)
                        .with(Parameter.path("id", "of the erasure", "era_1"))
                        .failing(new Failure(404, "there is no such erasure"))
                        .like(new Example("unknown", List.of(), "", 404)));
    }

    private static Endpoint erase() {
        return new Endpoint(
                "DELETE",
                "/api/v1/customers/{id}",
                "Begins to erase a customer for good",
                List.of(of("mallory")),
                Optional.empty(),
                Content.json(Erasure.class),
                List.of(UNKNOWN),
                List.of(Example.usual("").answered(202)),
                202);
    }

    private static Parameter of(String example) {
        return Parameter.path("id", "any identifier of the customer", "user_id:" + example);
    }
}
