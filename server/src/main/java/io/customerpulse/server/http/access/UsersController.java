package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Flaw;
import io.customerpulse.server.access.Role;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.access.User;
import io.customerpulse.server.access.Users;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Users: become one by a token, invite another, give one another role, remove one. No endpoint shows a token that was
/// printed.
@RestController
public final class UsersController {

    static final List<Door> DOORS = List.of(
            Door.open("POST", "/api/v1/setup"),
            Door.scoped("GET", "/api/v1/users", Scope.ADMIN),
            Door.administrator("POST", "/api/v1/users/invitations"),
            Door.administrator("PATCH", "/api/v1/users/{id}"),
            Door.administrator("DELETE", "/api/v1/users/{id}"));

    private static final Logger LOG = LoggerFactory.getLogger(UsersController.class);

    private static final Problem CLOSED = Problem.of(
            403,
            "setup_closed",
            "Not open",
            "This token does not work: it is wrong, too old or used. Start the server again for a new one while there"
                    + " is no administrator, or ask an administrator for an invitation.");

    private final Access access;
    private final InstantSource clock;

    UsersController(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /// Makes a user of whoever has a token; the name may be left out if the invitation has one.
    @PostMapping("/api/v1/setup")
    public ResponseEntity<Object> setup(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        Setup.Claim claim = new Setup.Claim(
                fields.text("token", 100),
                fields.textIfAny("name", Users.NAME_MAX).orElse(""),
                fields.text("password", LoginController.PASSWORD_MAX));
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        return switch (access.setup().claim(claim, Requests.address(request), clock.instant())) {
            case Setup.Result.Claimed(User user) -> {
                LOG.info("{} new user: {}", Requests.id(request), user.id());
                yield ResponseEntity.status(201).body(AccessJson.user(user));
            }
            case Setup.Result.Closed() -> {
                LOG.warn("{} setup refused", Requests.id(request));
                yield Problems.answer(request, CLOSED);
            }
            case Setup.Result.Flawed(List<Flaw> flaws) -> Replies.flawed(request, flaws);
            case Setup.Result.Slowed(Duration pause) -> LoginController.slowed(request, pause);
        };
    }

    @GetMapping("/api/v1/users")
    public ResponseEntity<Object> list() {
        return ResponseEntity.ok(AccessJson.list(
                "users", access.users().list().stream().map(AccessJson::user).toList()));
    }

    /// A token for one more user. Its holder sends it to `/api/v1/setup`.
    @PostMapping("/api/v1/users/invitations")
    public ResponseEntity<Object> invite(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        Role role = role(fields);
        String name = fields.textIfAny("name", Users.NAME_MAX).orElse("").strip();
        if (access.users().isTaken(name)) fields.flaw("/name", "taken", "is the name of another user");
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        Stamp stamp = Replies.stamp(request, clock);
        Optional<String> token = access.setup().invitation(new Setup.Invited(role, name), stamp);
        if (token.isEmpty()) return Problems.answer(request, Problems.TOO_MANY_REQUESTS);
        return ResponseEntity.status(201)
                .body(AccessJson.object()
                        .put("token", token.get())
                        .put("role", role.word())
                        .put(
                                "expires_at",
                                stamp.at().plus(Setup.INVITATION_LASTS).toString()));
    }

    /// Gives a user another role, which holds at once.
    @PatchMapping("/api/v1/users/{id}")
    public ResponseEntity<Object> change(
            HttpServletRequest request, @PathVariable String id, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        Role role = role(fields);
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        return Replies.of(
                request, 200, access.users().change(id, role, Replies.stamp(request, clock)), AccessJson::user);
    }

    @DeleteMapping("/api/v1/users/{id}")
    public ResponseEntity<Object> remove(HttpServletRequest request, @PathVariable String id) {
        return Replies.empty(request, access.users().remove(id, Replies.stamp(request, clock)));
    }

    /// The role that a body wants; a wrong one is a flaw, and reads as the least.
    private static Role role(Fields fields) {
        String word = fields.text("role", 20);
        Optional<Role> role = Role.of(word);
        if (role.isEmpty() && !word.isBlank()) fields.flaw("/role", "unknown_role", "must be one of " + Role.words());
        return role.orElse(Role.VIEWER);
    }
}
