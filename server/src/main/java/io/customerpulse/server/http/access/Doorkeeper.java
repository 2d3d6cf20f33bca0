package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Caller;
import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.http.Body;
import io.customerpulse.server.http.Problem;
import io.customerpulse.server.http.Problems;
import io.customerpulse.server.http.RateHeaders;
import io.customerpulse.server.http.Requests;
import io.customerpulse.server.http.Room;
import io.customerpulse.server.intake.Whereabouts;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets nobody past who may not: finds the door, who asks, whether they may, whether it was really them who asked,
/// and whether they ask too often. What it lets past has a caller, and on the management API a whole body of JSON, or
/// a file that is still to come.
public final class Doorkeeper implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);

    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Problem FORBIDDEN = Problem.of(403, "forbidden", "Not allowed", "");

    private final Access access;
    private final Doors doors;
    private final Front front;
    private final RateLimit limit;
    private final Body.Means bodies;
    private final InstantSource clock;

    Doorkeeper(Access access, Doors doors, Front front, RateLimit limit, Body.Means bodies, InstantSource clock) {
        this.bodies = bodies;
        this.access = access;
        this.doors = doors;
        this.front = front;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        if (!(any instanceof HttpServletRequest request) || !(answer instanceof HttpServletResponse response)) return;
        switch (doors.find(request.getMethod(), request.getRequestURI())) {
            case Doors.Found.Ambiguous() -> Problems.write(request, response, Problems.INVALID_PATH);
            case Doors.Found.Nothing() -> Problems.write(request, response, Problems.NOT_FOUND);
            case Doors.Found.ForOthers(List<String> methods) -> {
                response.setHeader("Allow", String.join(", ", methods));
                Problems.write(request, response, Problems.METHOD_NOT_ALLOWED);
            }
            case Doors.Found.At(Door door) -> enter(door, request, response, chain);
        }
    }

    private void enter(Door door, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isManaged = request.getRequestURI().startsWith(SafeAnswers.MANAGEMENT);
        boolean isOpen = door.need() instanceof Need.Open;
        if (isOpen && !isManaged) {
            chain.doFilter(request, response);
            return;
        }
        Instant now = clock.instant();
        Caller caller = isOpen ? Caller.NOBODY : caller(request, now);
        Requests.callBy(request, caller);
        Requests.letIn(request, () -> access.isStill(caller, clock.instant()));
        if (!isWithinLimit(caller, request, response, now)) return;
        Optional<Problem> problem = refusal(door, caller, request);
        if (problem.isPresent()) {
            refuse(request, response, problem.get());
            return;
        }
        if (!OwnPages.changes(request) || door.carries() == Door.Carries.FILE) {
            pass(request, response, chain);
            return;
        }
        Room.Place place = bodies.room().place();
        try {
            switch (Body.read(request, new Body.Reader(Body.Limits.MANAGED, bodies.nanos(), place))) {
                case Body.Bad bad -> Problems.write(request, response, bad.problem());
                case Body.TooLarge(int bytesMax) -> Problems.write(request, response, Problems.tooLarge(bytesMax));
                case Body.NoRoom none -> Problems.write(request, response, Problems.BUSY, SOON);
                case Body.Whole body -> enter(new WholeBody(request, door, body.bytes()), response, chain);
            }
        } finally {
            place.leave();
        }
    }

    private static void enter(WholeBody whole, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!whole.isEmpty() && !JsonOnly.isJson(whole)) Problems.write(whole, response, Problems.JSON_ONLY);
        else pass(whole, response, chain);
    }

    /// Whatever is set on the way says where it was set from.
    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Whereabouts.<Exception>at(Requests.address(request), () -> chain.doFilter(request, response));
        } catch (IOException | ServletException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception other) {
            throw new IllegalStateException("a filter throws nothing else", other);
        }
    }

    /// Who asks. A key in the header counts, right or wrong; only without one does the cookie.
    private Caller caller(HttpServletRequest request, Instant now) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) return Caller.NOBODY;
            return access.keys()
                    .check(authorization.substring(7).strip(), Requests.address(request), now)
                    .<Caller>map(Caller.Program::new)
                    .orElse(Caller.NOBODY);
        }
        return OwnCookie.SESSION
                .value(request, front)
                .flatMap(token -> access.person(token, now))
                .<Caller>map(person -> person)
                .orElse(Caller.NOBODY);
    }

    private boolean isWithinLimit(Caller caller, HttpServletRequest request, HttpServletResponse response, Instant now)
            throws IOException {
        String who = caller instanceof Caller.Nobody ? Requests.address(request) : caller.id();
        RateLimit.Verdict verdict = limit.take(who, now);
        RateHeaders.add(response, "api", limit.rate(), verdict);
        if (!verdict.allowed()) Problems.write(request, response, Problems.TOO_MANY_REQUESTS);
        return verdict.allowed();
    }

    private Optional<Problem> refusal(Door door, Caller caller, HttpServletRequest request) {
        boolean isOpen = door.need() instanceof Need.Open;
        if (!isOpen && caller instanceof Caller.Nobody) return Optional.of(Problems.UNAUTHENTICATED);
        if (!door.need().isMetBy(caller)) {
            return Optional.of(
                    FORBIDDEN.saying("This needs: %s.".formatted(door.need().word())));
        }
        if (!OwnPages.changes(request)) return Optional.empty();
        if (!(caller instanceof Caller.Program)) {
            Optional<Problem> foreign = OwnPages.refusal(request, front, caller instanceof Caller.Person);
            if (foreign.isPresent()) return foreign;
        }
        return switch (door.carries()) {
            case JSON -> JsonOnly.isRefused(request) ? Optional.of(Problems.JSON_ONLY) : Optional.empty();
            case FILE -> FileOnly.isFile(request) ? Optional.empty() : Optional.of(FileOnly.REFUSED);
        };
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (problem.status() == 401) response.setHeader("WWW-Authenticate", "Bearer");
        String caller = Requests.caller(request).id();
        LOG.warn(
                "{} refused: {} for {}",
                Requests.id(request),
                problem.code(),
                caller.isEmpty() ? "nobody known" : caller);
        Problems.write(request, response, problem);
    }
}
