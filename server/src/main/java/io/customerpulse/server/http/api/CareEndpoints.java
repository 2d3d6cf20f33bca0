package io.customerpulse.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.server.http.api.Endpoint.Content;
import io.customerpulse.server.http.api.Endpoint.Example;
import io.customerpulse.server.http.api.Endpoint.Failure;
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

    private static final Failure UNREADY = new Failure(503, "it is not");

    private CareEndpoints() {}

    /// How the process is: `UP`, or `OUT_OF_SERVICE`.
    ///
    /// @param disk `full` while nothing can be taken in for want of space
    public record Health(
            String status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String disk) {}

    public static List<Endpoint> list() {
        return List.of(
                BACKUPS,
                health("", "Whether it takes and answers requests; as readiness"),
                health("/readiness", "Whether it takes and answers requests"),
                health("/liveness", "Whether it may go on; if not, start the process again"),
                Endpoint.get("/actuator/prometheus", "Figures, for those on the machine itself", String.class)
                        .answering(Content.text("text/plain"))
                        .failing(new Failure(403, "asked from elsewhere, or through a proxy")));
    }

    private static Endpoint health(String which, String summary) {
        return Endpoint.get("/actuator/health" + which, summary, Health.class).failing(UNREADY);
    }
}
