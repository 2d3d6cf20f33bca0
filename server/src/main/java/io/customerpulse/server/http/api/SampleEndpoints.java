package io.customerpulse.server.http.api;

import io.customerpulse.server.http.SampleJson;
import io.customerpulse.server.http.SampleResource;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
import java.util.List;
import java.util.Optional;

/// The endpoints of the sample shop.
public final class SampleEndpoints {

    private SampleEndpoints() {}

    /// Nothing is said.
    public record Nothing() {}

    public static List<Endpoint> list() {
        return List.of(
                Endpoint.get(
                        SampleResource.PATH,
                        "Whether made-up customers are among the real ones, and how far loading or removing them is",
                        SampleJson.class),
                Endpoint.post(
                                SampleResource.PATH,
                                "Begins to load the sample shop, and has more happen in it for hours",
                                Nothing.class,
                                SampleJson.class)
                        .succeeding(202)
                        .failing(new Failure(409, "it is being removed, or this server has none"))
                        .like(Example.usual("{}").answered(409)),
                new Endpoint(
                        "DELETE",
                        SampleResource.PATH,
                        "Begins to remove all that came from the sample shop, and nothing else",
                        List.of(),
                        Optional.empty(),
                        Content.json(SampleJson.class),
                        List.of(new Failure(409, "there is none")),
                        List.of(Example.usual("").answered(409)),
                        202));
    }
}
