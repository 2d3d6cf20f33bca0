package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Keys;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.http.Fields;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Secret keys: list, make, replace, revoke.
@RestController
public final class KeysController {

    static final List<Door> DOORS = List.of(
            Door.scoped("GET", "/api/v1/keys", Scope.ADMIN),
            Door.scoped("POST", "/api/v1/keys", Scope.ADMIN),
            Door.scoped("GET", "/api/v1/keys/{id}", Scope.ADMIN),
            Door.scoped("DELETE", "/api/v1/keys/{id}", Scope.ADMIN),
            Door.scoped("POST", "/api/v1/keys/{id}/rotate", Scope.ADMIN));

    private final Keys keys;
    private final InstantSource clock;

    KeysController(Keys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/api/v1/keys")
    public ResponseEntity<Object> list() {
        return ResponseEntity.ok(
                AccessJson.list("keys", keys.list().stream().map(this::shown).toList()));
    }

    @GetMapping("/api/v1/keys/{id}")
    public ResponseEntity<Object> one(HttpServletRequest request, @PathVariable String id) {
        Optional<Key> key = keys.find(id);
        return key.isEmpty() ? Replies.missing(request) : ResponseEntity.ok(shown(key.get()));
    }

    /// Makes a key; only this answer holds its secret.
    @PostMapping("/api/v1/keys")
    public ResponseEntity<Object> make(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        Key.Wanted wanted = new Key.Wanted(
                fields.text("name", Keys.NAME_MAX),
                fields.texts("scopes", 100),
                fields.texts("addresses", 100),
                fields.instantIfAny("expires_at").orElse(Instant.MAX));
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        return Replies.of(request, 201, keys.make(wanted, Replies.stamp(request, clock)), this::withSecret);
    }

    /// Makes a key like another, which stays good for the overlap.
    @PostMapping("/api/v1/keys/{id}/rotate")
    public ResponseEntity<Object> rotate(
            HttpServletRequest request, @PathVariable String id, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        Duration overlap = Duration.ofSeconds(fields.number("overlap_seconds", 0));
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        return Replies.of(request, 201, keys.rotate(id, overlap, Replies.stamp(request, clock)), this::withSecret);
    }

    /// Revokes a key at once. It stays in the list, as revoked.
    @DeleteMapping("/api/v1/keys/{id}")
    public ResponseEntity<Object> revoke(HttpServletRequest request, @PathVariable String id) {
        return Replies.of(request, 200, keys.revoke(id, Replies.stamp(request, clock)), this::shown);
    }

    private ObjectNode shown(Key key) {
        return AccessJson.key(key, keys.lastUse(key.id()), clock.instant());
    }

    private ObjectNode withSecret(Key.Made made) {
        return shown(made.key()).put("secret", made.secret());
    }
}
