package io.customerpulse.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.server.http.CatalogJson;
import io.customerpulse.server.http.ModelJson;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The endpoints of the catalog.
public final class CatalogEndpoints {

    private static final String HALVED = "{\"signals\":{\"Order Completed\":{\"weight\":5,\"half_life_days\":45.5}}}";
    private static final Failure FLAWED =
            new Failure(422, "fields of the body are wrong, or the catalog, with line and key; see errors");
    private static final Failure TAKEN = new Failure(
            409,
            "it is in force; or another came into force since; or a model or catalog is under way; or none before");

    private CatalogEndpoints() {}

    /// Another catalog.
    ///
    /// @param text    its file in YAML; left out, the one in force is meant
    /// @param signals numbers of single signals, changed on top of it
    /// @param customers identifiers of those to show, at most 12; left out, those whose pulse would move most
    public record Wanted(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Numbers> signals,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> customers) {}

    /// Another catalog that is to count.
    ///
    /// @param insteadOf the id of the catalog that was changed
    /// @param reason    why; kept in the journal
    public record Changed(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Numbers> signals,
            String insteadOf,
            String reason) {}

    /// Numbers of a signal that can be changed alone.
    ///
    /// @param weight       points, from -1000000 to 1000000
    /// @param halfLifeDays of a signal that has one half-life
    public record Numbers(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> weight,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> halfLifeDays) {}

    /// Nothing is said.
    public record Nothing() {}

    public static List<Endpoint> list() {
        return List.of(
                Endpoint.get(
                        "/api/v1/catalog", "The catalog that counts, and how it came to be", CatalogJson.InForce.class),
                Endpoint.post(
                                "/api/v1/catalog/preview",
                                "What another catalog would do to real customers; nothing is kept",
                                Wanted.class,
                                CatalogJson.Foreseen.class)
                        .failing(FLAWED)
                        .like(
                                Example.usual(HALVED),
                                new Example("wrong text", List.of(), "{\"text\":\"signals: 5\"}", 422)),
                put(),
                Endpoint.post(
                                "/api/v1/catalog/rollback",
                                "Begins to take the latest change of the catalog back",
                                Nothing.class,
                                ModelJson.Underway.class)
                        .succeeding(202)
                        .failing(FLAWED, TAKEN)
                        .like(Example.usual("{}").answered(409)));
    }

    private static Endpoint put() {
        return new Endpoint(
                "PUT",
                "/api/v1/catalog",
                "Begins to bring another catalog into force",
                List.of(),
                Optional.of(Content.json(Changed.class)),
                Content.json(ModelJson.Underway.class),
                List.of(FLAWED, TAKEN),
                List.of(
                        new Example("no reason", List.of(), "{\"instead_of\":\"cat_0000000000000000\"}", 422),
                        new Example(
                                "changed meanwhile",
                                List.of(),
                                "{\"instead_of\":\"cat_0000000000000000\",\"reason\":\"orders count more\"}",
                                409)),
                202);
    }
}
