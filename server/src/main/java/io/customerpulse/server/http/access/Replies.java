package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Flaw;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.http.Fields;
import io.customerpulse.server.http.Problems;
import io.customerpulse.server.http.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/// What controllers answer with where something is changed.
public final class Replies {

    private Replies() {}

    /// Who asks and when, for the journal.
    public static Stamp stamp(HttpServletRequest request, InstantSource clock) {
        return new Stamp(Requests.caller(request).id(), clock.instant());
    }

    /// What came of a change: the thing itself, what is wrong with the wish, or that there is no such thing.
    public static <T> ResponseEntity<Object> of(
            HttpServletRequest request, int status, Outcome<T> outcome, Function<T, Object> body) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> ResponseEntity.status(status).body(body.apply(value));
            case Outcome.Flawed<T>(List<Flaw> flaws) -> flawed(request, flaws);
            case Outcome.Missing<T>() -> missing(request);
        };
    }

    /// The same for a change after which nothing is there to show.
    public static <T> ResponseEntity<Object> empty(HttpServletRequest request, Outcome<T> outcome) {
        return outcome instanceof Outcome.Done<T>
                ? ResponseEntity.noContent().build()
                : of(request, 204, outcome, _ -> "");
    }

    static ResponseEntity<Object> flawed(HttpServletRequest request, List<Flaw> flaws) {
        return Problems.answer(request, Problems.invalidFields(AccessJson.flaws(flaws)));
    }

    /// The fields of a body are not as they must be.
    static ResponseEntity<Object> flawed(HttpServletRequest request, Fields fields) {
        return Problems.answer(request, Problems.invalidFields(fields.flaws()));
    }

    static ResponseEntity<Object> missing(HttpServletRequest request) {
        return Problems.answer(request, Problems.NOT_FOUND);
    }
}
