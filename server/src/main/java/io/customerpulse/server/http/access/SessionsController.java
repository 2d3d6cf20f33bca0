package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Caller;
import io.customerpulse.server.access.Session;
import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.http.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// One's own sessions: see them, end them. Another's do not exist here.
@RestController
public final class SessionsController {

    static final List<Door> DOORS =
            List.of(Door.person("GET", "/api/v1/sessions"), Door.person("DELETE", "/api/v1/sessions/{id}"));

    private final Sessions sessions;
    private final InstantSource clock;

    SessionsController(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/api/v1/sessions")
    public ResponseEntity<Object> list(HttpServletRequest request) {
        if (!(Requests.caller(request) instanceof Caller.Person person)) return Replies.missing(request);
        List<ObjectNode> shown = sessions.list(person.id(), clock.instant()).stream()
                .map(session -> shown(session, person))
                .toList();
        return ResponseEntity.ok(AccessJson.list("sessions", shown));
    }

    @DeleteMapping("/api/v1/sessions/{id}")
    public ResponseEntity<Object> end(HttpServletRequest request, @PathVariable String id) {
        return Replies.empty(request, sessions.end(id, Replies.stamp(request, clock)));
    }

    private ObjectNode shown(Session session, Caller.Person person) {
        return AccessJson.session(session, sessions.lastUse(session), sessions.end(session))
                .put("current", session.id().equals(person.session().id()));
    }
}
