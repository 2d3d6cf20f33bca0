package io.customerpulse.server.survey;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.server.survey.Credits.Own;
import io.customerpulse.server.survey.Effect.Sums;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one customer was given under a name, and gave back on it.
///
/// @param name   of a signal, a content, a campaign, a channel or a motivator
/// @param sums   what was counted
/// @param latest when something came back last; empty if nothing did
public record Response(String name, Sums sums, Optional<Instant> latest) {

    /// What speaks to a customer most comes first; what cost more than it brought comes last.
    private static final Comparator<Response> MOST_FIRST =
            Comparator.comparingDouble(Response::back).reversed().thenComparing(Response::name);

    /// All names of a kind, what brought most first.
    ///
    /// @param interactions all that counted of a customer, in any order; what comes after now is left out
    public static List<Response> of(List<Interaction> interactions, By by, Frame frame) {
        List<Told> told = Told.of(frame.until(interactions), frame);
        return Credits.of(told, by, frame.rules()).since(Long.MIN_VALUE, frame.nowMicros()).entrySet().stream()
                .map(one -> new Response(one.getKey(), Effects.of(one.getValue()), latest(one.getValue())))
                .sorted(MOST_FIRST)
                .toList();
    }

    private static Optional<Instant> latest(Own own) {
        return own.lastMicros == Long.MIN_VALUE ? Optional.empty() : Optional.of(Micros.instant(own.lastMicros));
    }

    /// What came back under the name, less what was noise, in raw points.
    public double back() {
        return sums.returnPoints() + sums.unpromptedPoints() + sums.noisePoints();
    }
}
