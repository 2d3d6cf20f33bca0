package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Caller;
import io.customerpulse.server.access.Login;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.Session;
import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.access.TwoFactor;
import io.customerpulse.server.access.User;
import io.customerpulse.server.access.Users;
import io.customerpulse.server.http.Fields;
import io.customerpulse.server.http.Problem;
import io.customerpulse.server.http.Problems;
import io.customerpulse.server.http.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Logging in and out, one's own password, and who one is.
@RestController
public final class LoginController {

    static final List<Door> DOORS = List.of(
            Door.open("POST", "/api/v1/login"),
            Door.person("POST", "/api/v1/logout"),
            Door.person("POST", "/api/v1/password"),
            Door.known("GET", "/api/v1/caller"));

    /// Longer passwords are not even looked at.
    static final int PASSWORD_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LoginController.class);

    private static final Problem CODE_NEEDED = Problem.of(
            401,
            "code_needed",
            "Code needed",
            "The password is right. Send it again with the code that your authenticator app shows, or a recovery code.");
    private static final Problem CODE_WRONG = Problem.of(
            401,
            "code_wrong",
            "Wrong code",
            "The code is wrong, too old, or was used before. Wait for the next one, at most 30 seconds.");
    private static final Problem SIGN_ON_NEEDED = Problem.of(
            401,
            "sign_on_needed",
            "Sign on at the provider",
            "The password is right. Passwords are enough for administrators only here; sign on at the provider of"
                    + " identities instead.");
    private static final Problem REFUSED =
            Problem.of(401, "login_refused", "Not logged in", "Name or password is wrong.");

    private final Access access;
    private final Front front;
    private final InstantSource clock;

    LoginController(Access access, Front front, InstantSource clock) {
        this.access = access;
        this.front = front;
        this.clock = clock;
    }

    /// Logs in: a new session with a new token, whatever cookie came along; that one's session ends.
    @PostMapping("/api/v1/login")
    public ResponseEntity<Object> login(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        String name = fields.text("name", Users.NAME_MAX);
        String password = fields.text("password", PASSWORD_MAX);
        String code = fields.textIfAny("code", TwoFactor.CODE_MAX).orElse("");
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        Login.From from = new Login.From(Requests.address(request), agent);
        Instant now = clock.instant();
        return switch (access.login().enter(new Login.Attempt(name, password, code, from), now)) {
            case Login.Result.Entered(User user, Session.Begun begun) -> {
                LOG.info("{} logged in: {}", Requests.id(request), user.id());
                endPresent(request, access, front, now);
                yield entered(user, begun);
            }
            case Login.Result.Refused() -> {
                LOG.warn("{} login refused", Requests.id(request));
                yield Problems.answer(request, REFUSED);
            }
            case Login.Result.SignOnNeeded() -> {
                LOG.info("{} login by password is not enough", Requests.id(request));
                yield Problems.answer(request, SIGN_ON_NEEDED);
            }
            case Login.Result.CodeNeeded() -> {
                LOG.info("{} login needs a code", Requests.id(request));
                yield Problems.answer(request, CODE_NEEDED);
            }
            case Login.Result.CodeWrong() -> {
                LOG.warn("{} login with a wrong code", Requests.id(request));
                yield Problems.answer(request, CODE_WRONG);
            }
            case Login.Result.Slowed(Duration pause) -> {
                LOG.warn("{} login slowed", Requests.id(request));
                yield slowed(request, pause);
            }
        };
    }

    /// Ends the session that asks.
    @PostMapping("/api/v1/logout")
    public ResponseEntity<Object> logout(HttpServletRequest request) {
        if (Requests.caller(request) instanceof Caller.Person person) {
            access.sessions().end(person.session().id(), Replies.stamp(request, clock));
        }
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, OwnCookie.SESSION.forgetting(front))
                .build();
    }

    /// Changes one's own password; all one's other sessions end.
    @PostMapping("/api/v1/password")
    public ResponseEntity<Object> password(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        String present = fields.text("present_password", PASSWORD_MAX);
        String wanted = fields.text("password", PASSWORD_MAX);
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        if (!(Requests.caller(request) instanceof Caller.Person person)) return Replies.missing(request);
        return Replies.empty(request, access.login().change(person, present, wanted, clock.instant()));
    }

    /// Who asks, what they may do, and for a person the proof that changes need.
    @GetMapping("/api/v1/caller")
    public ResponseEntity<Object> caller(HttpServletRequest request) {
        Caller caller = Requests.caller(request);
        ObjectNode json = AccessJson.object().put("id", caller.id());
        switch (caller) {
            case Caller.Person(User user, Session session) -> {
                json.put("kind", "person")
                        .put("name", user.name())
                        .put("role", user.role().word())
                        .put("two_factor", access.twoFactor().isOn(user.id()))
                        .put("recovery_codes_left", access.twoFactor().recoveryCodes(user.id()))
                        .put("has_password", access.users().hasPassword(user.id()))
                        .put("session_id", session.id());
                OwnCookie.SESSION
                        .value(request, front)
                        .ifPresent(token -> json.put("csrf_token", Sessions.proof(token)));
            }
            case Caller.Program(var key) -> json.put("kind", "key").put("name", key.name());
            case Caller.Nobody() -> json.put("kind", "nobody");
        }
        AccessJson.texts(
                json,
                "scopes",
                Stream.of(Scope.values()).filter(caller::may).map(Scope::word).toList());
        return ResponseEntity.ok(json);
    }

    static ResponseEntity<Object> slowed(HttpServletRequest request, Duration pause) {
        ResponseEntity<Object> answer = Problems.answer(request, Problems.TOO_MANY_REQUESTS);
        return ResponseEntity.status(answer.getStatusCode())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Problems.seconds(pause)))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    private ResponseEntity<Object> entered(User user, Session.Begun begun) {
        Sessions sessions = access.sessions();
        ObjectNode json = AccessJson.object().put("csrf_token", Sessions.proof(begun.token()));
        json.set("user", AccessJson.user(user));
        json.set(
                "session",
                AccessJson.session(begun.session(), sessions.lastUse(begun.session()), sessions.end(begun.session())));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, OwnCookie.SESSION.keeping(begun.token(), front))
                .body(json);
    }

    /// Ends the session whose cookie came along, as another one takes its place.
    static void endPresent(HttpServletRequest request, Access access, Front front, Instant now) {
        OwnCookie.SESSION
                .value(request, front)
                .flatMap(token -> access.person(token, now))
                .ifPresent(person -> access.sessions().end(person.session().id(), new Stamp(person.id(), now)));
    }
}
