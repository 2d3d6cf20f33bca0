package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Caller;
import io.customerpulse.server.access.Login;
import io.customerpulse.server.access.TwoFactor;
import io.customerpulse.server.http.Fields;
import io.customerpulse.server.http.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One's own second factor: begin one, put it in force, end it.
@RestController
public final class TwoFactorController {

    static final List<Door> DOORS = List.of(
            Door.person("POST", "/api/v1/two-factor"),
            Door.person("POST", "/api/v1/two-factor/confirm"),
            Door.person("DELETE", "/api/v1/two-factor"));

    private static final Logger LOG = LoggerFactory.getLogger(TwoFactorController.class);

    private final Login login;
    private final InstantSource clock;

    TwoFactorController(Login login, InstantSource clock) {
        this.login = login;
        this.clock = clock;
    }

    /// Draws a secret, which only this answer shows. Nothing changes until it is confirmed.
    @PostMapping("/api/v1/two-factor")
    public ResponseEntity<Object> start(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        String password = fields.text("password", LoginController.PASSWORD_MAX);
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        if (!(Requests.caller(request) instanceof Caller.Person person)) return Replies.missing(request);
        return Replies.of(
                request, 200, login.startTwoFactor(person, password, clock.instant()), TwoFactorController::shown);
    }

    /// Puts it in force once a code shows that the app has it; only this answer shows the recovery codes.
    @PostMapping("/api/v1/two-factor/confirm")
    public ResponseEntity<Object> confirm(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        String code = fields.text("code", TwoFactor.CODE_MAX);
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        if (!(Requests.caller(request) instanceof Caller.Person person)) return Replies.missing(request);
        return Replies.of(request, 200, login.confirmTwoFactor(person, code, clock.instant()), codes -> {
            LOG.info("{} second factor on: {}", Requests.id(request), person.id());
            ObjectNode json = AccessJson.object();
            AccessJson.texts(json, "recovery_codes", codes);
            return json;
        });
    }

    /// Ends it, knowing one's password.
    @DeleteMapping("/api/v1/two-factor")
    public ResponseEntity<Object> end(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        String password = fields.text("password", LoginController.PASSWORD_MAX);
        if (!fields.flaws().isEmpty()) return Replies.flawed(request, fields);
        if (!(Requests.caller(request) instanceof Caller.Person person)) return Replies.missing(request);
        return Replies.empty(request, login.endTwoFactor(person, password, clock.instant()));
    }

    private static ObjectNode shown(TwoFactor.Started started) {
        return AccessJson.object()
                .put("secret", started.secret())
                .put("uri", started.uri())
                .put("expires_at", started.until().toString());
    }
}
