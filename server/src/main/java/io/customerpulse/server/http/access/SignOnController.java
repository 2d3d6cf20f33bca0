package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Login;
import io.customerpulse.server.access.Session;
import io.customerpulse.server.access.SignOn;
import io.customerpulse.server.access.User;
import io.customerpulse.server.http.Problems;
import io.customerpulse.server.http.Requests;
import io.customerpulse.server.signon.Finished;
import io.customerpulse.server.signon.SingleSignOn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Signing on at a provider of identities. A browser goes to it by the one address and comes back by the other; what
/// goes wrong is told on the page it ends on, as `?sign_on=` and a code.
@RestController
public final class SignOnController {

    static final List<Door> DOORS = List.of(
            Door.open("GET", "/api/v1/sign-on"),
            Door.open("GET", "/api/v1/sign-on/start"),
            Door.open("GET", SignOnController.BACK));

    private static final String BACK = "/api/v1/sign-on/done";

    private static final Logger LOG = LoggerFactory.getLogger(SignOnController.class);

    /// A path on this server, which no browser takes for another host's.
    private static final Pattern PATH = Pattern.compile("/(?:[\\w.~!$&'()*+,;=:@%?-][\\w.~!$&'()*+,;=:@%?/-]*)?");

    private static final int PATH_MAX = 2_000;

    private final Access access;
    private final Front front;
    private final Optional<SingleSignOn> signOn;
    private final InstantSource clock;

    SignOnController(Access access, Front front, Optional<SingleSignOn> signOn, InstantSource clock) {
        this.access = access;
        this.front = front;
        this.signOn = signOn;
        this.clock = clock;
    }

    /// Whether one can sign on, and where; for the page that asks who somebody is.
    @GetMapping("/api/v1/sign-on")
    public ResponseEntity<Object> offered() {
        ObjectNode json = AccessJson.object().put("offered", signOn.isPresent());
        signOn.ifPresent(each -> json.put("name", each.provider().name()));
        json.put("passwords", access.signOn().ways().passwords().word());
        return ResponseEntity.ok(json);
    }

    /// Sends a browser to the provider.
    @GetMapping("/api/v1/sign-on/start")
    public ResponseEntity<Object> start(HttpServletRequest request) {
        Optional<URI> back = Optional.ofNullable(request.getHeader("Host"))
                .flatMap(front::seenAt)
                .map(origin -> URI.create(origin + BACK));
        if (signOn.isEmpty() || back.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        try {
            SingleSignOn.Departure departure =
                    signOn.get().begin(back.get(), path(request.getParameter("to")), clock.instant());
            return to(departure.there().toString(), OwnCookie.SIGN_ON.keeping(departure.ticket(), front));
        } catch (IOException unreachable) {
            LOG.warn("{} the provider cannot be reached: {}", Requests.id(request), unreachable.getMessage());
            return failed("unreachable");
        }
    }

    /// Takes a browser back from the provider.
    @GetMapping(BACK)
    public ResponseEntity<Object> done(HttpServletRequest request) {
        if (signOn.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        String ticket = OwnCookie.SIGN_ON.value(request, front).orElse("");
        Map<String, List<String>> said = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
        SingleSignOn.Arrival arrival = signOn.get().finish(ticket, said, clock.instant());
        return switch (arrival.finished()) {
            case Finished.Done(var who) -> {
                String agent =
                        Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
                Login.From from = new Login.From(Requests.address(request), agent);
                yield entered(request, access.signOn().enter(who, from, clock.instant()), arrival.to());
            }
            case Finished.Denied(String error) -> failed(request, "denied", error);
            case Finished.Doubtful(String reason) -> failed(request, "doubtful", reason);
            case Finished.Unreachable(String reason) -> failed(request, "unreachable", reason);
        };
    }

    private ResponseEntity<Object> entered(HttpServletRequest request, SignOn.Result result, String to) {
        Instant now = clock.instant();
        return switch (result) {
            case SignOn.Result.Entered(User user, Session.Begun begun) -> {
                LOG.info("{} signed on: {}", Requests.id(request), user.id());
                LoginController.endPresent(request, access, front, now);
                yield to(to, OwnCookie.SESSION.keeping(begun.token(), front), OwnCookie.SIGN_ON.forgetting(front));
            }
            case SignOn.Result.Refused(SignOn.Reason reason) ->
                failed(request, reason.name().toLowerCase(Locale.ROOT), "not let in");
            case SignOn.Result.Slowed(Duration pause) -> failed(request, "slowed", "for " + pause);
        };
    }

    private ResponseEntity<Object> failed(HttpServletRequest request, String code, String reason) {
        LOG.warn("{} sign-on refused: {}, {}", Requests.id(request), code, reason);
        return failed(code);
    }

    private ResponseEntity<Object> failed(String code) {
        return to("/?sign_on=" + code, OwnCookie.SIGN_ON.forgetting(front));
    }

    private static ResponseEntity<Object> to(String address, String... cookies) {
        return ResponseEntity.status(303)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.SET_COOKIE, cookies)
                .build();
    }

    /// The page somebody wants, if it is one of ours; else the first.
    private static String path(String wanted) {
        return wanted != null
                        && wanted.length() <= PATH_MAX
                        && PATH.matcher(wanted).matches()
                ? wanted
                : "/";
    }
}
