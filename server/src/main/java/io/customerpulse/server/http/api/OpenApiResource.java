package io.customerpulse.server.http.api;

import io.customerpulse.server.http.access.Door;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Serves the description of the HTTP interface.
@RestController
public class OpenApiResource {

    /// Where it is.
    public static final String PATH = "/openapi.json";

    private final List<Endpoint> endpoints;
    private final List<Door> doors;

    public OpenApiResource(List<Endpoint> endpoints, List<Door> doors) {
        this.endpoints = List.copyOf(endpoints);
        this.doors = List.copyOf(doors);
    }

    /// The description; made when it is asked for, which is seldom: some milliseconds.
    @GetMapping(PATH)
    public ResponseEntity<String> openApi() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(OpenApi.of(endpoints, doors));
    }
}
