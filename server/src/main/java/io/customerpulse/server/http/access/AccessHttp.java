package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.http.Body;
import io.customerpulse.server.http.ErrorProblems;
import io.customerpulse.server.http.LastResort;
import io.customerpulse.server.signon.SingleSignOn;
import jakarta.servlet.Filter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything of access that stands between the network and the endpoints, ready to be put into a server.
public final class AccessHttp {

    private final Access access;
    private final Front front;
    private final InstantSource clock;
    private final List<Filter> filters;
    private final Optional<SingleSignOn> signOn;

    /// What requests are taken with.
    ///
    /// @param limit  of requests to the management API, per key, person, or address of nobody
    /// @param bodies what their bodies are read with
    /// @param signOn at a provider of identities, if there is one
    public record Means(RateLimit limit, Body.Means bodies, Optional<SingleSignOn> signOn) {}

    /// The doors of a server.
    ///
    /// @param doors of all endpoints there are but those of this package
    public AccessHttp(
            Access access, Front front, List<Door> doors, Means means, InstantSource clock, SecureRandom chance) {
        this.access = access;
        this.front = front;
        this.clock = clock;
        this.signOn = means.signOn();
        Doors all = new Doors(Stream.concat(doors.stream(), doors().stream()).toList());
        this.filters = List.of(
                new SafeAnswers(front, chance),
                new Doorkeeper(access, all, front, means.limit(), means.bodies(), clock),
                new OnceOnly(access.repeats(), clock));
    }

    /// The doors of this package's endpoints.
    public static List<Door> doors() {
        return Stream.of(
                        KeysController.DOORS,
                        SourcesController.DOORS,
                        LoginController.DOORS,
                        SignOnController.DOORS,
                        SessionsController.DOORS,
                        TwoFactorController.DOORS,
                        UsersController.DOORS)
                .flatMap(List::stream)
                .toList();
    }

    /// The filters that stand before every servlet, the outermost first.
    public List<Filter> filters() {
        return filters;
    }

    /// The controllers of this package, and what answers for whatever any controller throws.
    public List<Object> controllers() {
        return List.of(
                new KeysController(access.keys(), clock),
                new SourcesController(access.sources(), clock),
                new LoginController(access, front, clock),
                new SignOnController(access, front, signOn, clock),
                new TwoFactorController(access.login(), clock),
                new SessionsController(access.sessions(), clock),
                new UsersController(access, clock),
                new LastResort(),
                new ErrorProblems());
    }
}
