package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Administrator;
import io.customerpulse.server.access.Administrators;
import io.customerpulse.server.access.Flaw;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.http.Fields;
import io.customerpulse.server.http.Problem;
import io.customerpulse.server.http.Problems;
import io.customerpulse.server.http.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Administrators: become one by a token, invite another, remove one. No endpoint shows a token that was printed.
@RestController
public final class AdministratorsController {

    static final List<Door> DOORS = List.of(
            Door.open("POST", "/api/v1/setup"),
            Door.scoped("GET", "/api/v1/administrators", Scope.ADMIN),
            Door.person("POST", "/api/v1/administrators/invitations"),
            Door.person("DELETE", "/api/v1/administrators/{id}"));

    private static final Logger LOG = LoggerFactory.getLogger(AdministratorsController.class);

    private static final Problem CLOSED = Problem.of(
            403,
            "setup_closed",
            "Not open",
            "This token does not work: it is wrong, too old or used. Start the server again for a new one while there"
                    + " is no administrator, or ask an administrator for an invitation.");

    private final Access access;
    private final InstantSource clock;

    AdministratorsController(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /// Makes an administrator of whoever has a token.
    @PostMapping("/api/v1/setup")
    public ResponseEntity<Object> setup(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        Setup.Claim claim = new Setup.Claim(
                fields.text("token", 100),
                fields.text("name", Administrators.NAME_MAX),
                fields.text("password", LoginController.PASSWORD_MAX));
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        return switch (access.setup().claim(claim, Requests.address(request), clock.instant())) {
            case Setup.Result.Claimed(Administrator administrator) -> {
                LOG.info("{} new administrator: {}", Requests.id(request), administrator.id());
                yield ResponseEntity.status(201).body(AccessJson.administrator(administrator));
            }
            case Setup.Result.Closed() -> {
                LOG.warn("{} setup refused", Requests.id(request));
                yield Problems.answer(request, CLOSED);
            }
            case Setup.Result.Flawed(List<Flaw> flaws) -> Replies.flawed(request, flaws);
            case Setup.Result.Slowed(Duration pause) -> LoginController.slowed(request, pause);
        };
    }

    @GetMapping("/api/v1/administrators")
    public ResponseEntity<Object> list() {
        return ResponseEntity.ok(AccessJson.list(
                "administrators",
                access.administrators().list().stream()
                        .map(AccessJson::administrator)
                        .toList()));
    }

    /// A token for one more administrator. Its holder sends it to `/api/v1/setup`.
    @PostMapping("/api/v1/administrators/invitations")
    public ResponseEntity<Object> invite(HttpServletRequest request) {
        Stamp stamp = Replies.stamp(request, clock);
        Optional<String> token = access.setup().invitation(stamp);
        if (token.isEmpty()) return Problems.answer(request, Problems.TOO_MANY_REQUESTS);
        return ResponseEntity.status(201)
                .body(AccessJson.object()
                        .put("token", token.get())
                        .put(
                                "expires_at",
                                stamp.at().plus(Setup.INVITATION_LASTS).toString()));
    }

    @DeleteMapping("/api/v1/administrators/{id}")
    public ResponseEntity<Object> remove(HttpServletRequest request, @PathVariable String id) {
        return Replies.empty(request, access.administrators().remove(id, Replies.stamp(request, clock)));
    }
}
