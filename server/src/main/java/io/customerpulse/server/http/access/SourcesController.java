package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Sources;
import io.customerpulse.server.http.Fields;
import io.customerpulse.server.http.Problem;
import io.customerpulse.server.http.Problems;
import io.customerpulse.server.sample.Samples;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Sources: list, set up, change, remove. Their secrets go in and never come out.
@RestController
public final class SourcesController {

    static final List<Door> DOORS = List.of(
            Door.scoped("GET", "/api/v1/sources", Scope.ADMIN),
            Door.scoped("POST", "/api/v1/sources", Scope.ADMIN),
            Door.scoped("GET", "/api/v1/sources/{id}", Scope.ADMIN),
            Door.scoped("PATCH", "/api/v1/sources/{id}", Scope.ADMIN),
            Door.scoped("DELETE", "/api/v1/sources/{id}", Scope.ADMIN));

    private static final Problem SAMPLE = Problem.of(
            409, "sample_source", "The sample's source", "It goes with all that it sent: send DELETE /api/v1/sample.");

    private final Sources sources;
    private final InstantSource clock;

    SourcesController(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @GetMapping("/api/v1/sources")
    public ResponseEntity<Object> list() {
        return ResponseEntity.ok(AccessJson.list(
                "sources", sources.list().stream().map(AccessJson::source).toList()));
    }

    @GetMapping("/api/v1/sources/{id}")
    public ResponseEntity<Object> one(HttpServletRequest request, @PathVariable String id) {
        Optional<SourceEntry> source = sources.find(id);
        return source.isEmpty() ? Replies.missing(request) : ResponseEntity.ok(AccessJson.source(source.get()));
    }

    /// Sets a source up.
    @PostMapping("/api/v1/sources")
    public ResponseEntity<Object> make(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        String kind = fields.text("kind", 100);
        SourceEntry.Wanted wanted = read(fields, new SourceEntry.Wanted(kind, "", "", "", Map.of(), true));
        if (wanted.name().isEmpty()) fields.text("name", Sources.NAME_MAX);
        if (kind.equals(Samples.KIND)) {
            fields.flaw("/kind", "unknown_kind", "a sample is loaded with POST /api/v1/sample");
        }
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        return Replies.of(request, 201, sources.make(wanted, Replies.stamp(request, clock)), AccessJson::source);
    }

    /// Changes what the body names, and leaves the rest; options are replaced as a whole.
    @PatchMapping("/api/v1/sources/{id}")
    public ResponseEntity<Object> change(
            HttpServletRequest request, @PathVariable String id, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        Optional<SourceEntry> source = sources.find(id);
        if (source.isEmpty()) return Replies.missing(request);
        read(fields, source.get().wanted());
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        return Replies.of(
                request,
                200,
                sources.change(id, before -> read(Fields.of(body), before), Replies.stamp(request, clock)),
                AccessJson::source);
    }

    /// Removes a source for good.
    @DeleteMapping("/api/v1/sources/{id}")
    public ResponseEntity<Object> remove(HttpServletRequest request, @PathVariable String id) {
        if (sources.account(Samples.KIND, id).isPresent()) return Problems.answer(request, SAMPLE);
        return Replies.empty(request, sources.remove(id, Replies.stamp(request, clock)));
    }

    private static SourceEntry.Wanted read(Fields fields, SourceEntry.Wanted before) {
        return new SourceEntry.Wanted(
                before.kind(),
                fields.textIfAny("name", Sources.NAME_MAX).orElse(before.name()),
                fields.textIfAny("write_key", 128).orElse(before.writeKey()),
                fields.textIfAny("secret", Sources.SECRET_MAX).orElse(before.secret()),
                fields.has("options") ? fields.textsByName("options", Sources.OPTION_MAX) : before.options(),
                fields.flag("enabled", before.enabled()));
    }
}
