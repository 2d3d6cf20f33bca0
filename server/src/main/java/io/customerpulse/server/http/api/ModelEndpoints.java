package io.customerpulse.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.server.http.ModelJson;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import io.customerpulse.server.http.api.Endpoint.Parameter;
import java.util.List;

/// The endpoints of learned pulses.
public final class ModelEndpoints {

    private static final Failure UNKNOWN = new Failure(404, "there is no such model");
    private static final Failure FLAWED = new Failure(422, "fields of the body are wrong; see errors");
    private static final Parameter ID = Parameter.path("id", "of the model", "mod_0123456789abcdef");

    private ModelEndpoints() {}

    /// How a model is adopted.
    ///
    /// @param insist to adopt it though it is not better
    /// @param reason why; kept in the journal
    public record Wanted(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) boolean insist,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {}

    /// Nothing is said.
    public record Nothing() {}

    public static List<Endpoint> list() {
        return List.of(
                Endpoint.get(
                        "/api/v1/models", "All models, which is in force, and how it came to be", ModelJson.All.class),
                Endpoint.post(
                                "/api/v1/models",
                                "Puts in a model file as a candidate",
                                Object.class,
                                ModelJson.Described.class)
                        .succeeding(201)
                        .failing(FLAWED)
                        .like(new Example("no model", List.of(), "{}", 422)),
                Endpoint.get(
                                "/api/v1/models/{id}/comparison",
                                "A candidate against what is in force, on the last period",
                                ModelJson.Comparison.class)
                        .with(ID)
                        .failing(UNKNOWN),
                adoption(),
                Endpoint.post(
                                "/api/v1/models/rollback",
                                "Begins to take back the model in force",
                                Nothing.class,
                                ModelJson.Underway.class)
                        .succeeding(202)
                        .failing(FLAWED, new Failure(409, "no model is in force, or another is under way"))
                        .like(Example.usual("{}").answered(409)));
    }

    private static Endpoint adoption() {
        return Endpoint.post(
                        "/api/v1/models/{id}/adoption",
                        "Begins to bring a model into force",
                        Wanted.class,
                        ModelJson.Underway.class)
                .with(ID)
                .succeeding(202)
                .failing(
                        UNKNOWN,
                        FLAWED,
                        new Failure(
                                409, "it is not better, with the figures; or it is in force; or another is under way"))
                .like(
                        new Example("not better", List.of(), "{}", 409),
                        new Example("no reason", List.of(), "{\"insist\":true}", 422));
    }
}
