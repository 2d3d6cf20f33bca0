package io.customerpulse.server.http.api;

import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import java.util.List;
import java.util.Optional;

/// The endpoints by which a server is cared for.
public final class CareEndpoints {

    /// A copy of everything.
    public static final Endpoint BACKUPS = new Endpoint(
            "POST",
            "/api/v1/backups",
            "Makes a backup of everything, as a zip that `pulse restore` takes",
            List.of(),
            Optional.of(Content.text("application/json")),
            Content.text("application/zip"),
            List.of(),
            List.of(Example.usual("{}")),
            200);

    private CareEndpoints() {}
}
