package io.customerpulse.server.survey;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.server.survey.Credits.Own;
import io.customerpulse.stats.rates.Share;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one customer was given under a name, and gave back on it. Points are raw.
///
/// @param name             of a signal, a content, a campaign, a channel or a motivator
/// @param investments      how many
/// @param points           of the investments
/// @param returns          returns in the time of an investment of the name
/// @param returnPoints     of those
/// @param unprompted       returns on the name outside of any such time
/// @param unpromptedPoints of those
/// @param asked            investments that hoped for a response, and whose time is over
/// @param noise            how many of them were not answered
/// @param noisePoints      what that cost; 0 or less
/// @param latest           when something came back last; empty if nothing did
public record Response(
        String name,
        long investments,
        double points,
        long returns,
        double returnPoints,
        long unprompted,
        double unpromptedPoints,
        long asked,
        long noise,
        double noisePoints,
        Optional<Instant> latest) {

    /// What speaks to a customer most comes first; what cost more than it brought comes last.
    private static final Comparator<Response> MOST_FIRST =
            Comparator.comparingDouble(Response::back).reversed().thenComparing(Response::name);

    /// All names of a kind, what brought most first.
    ///
    /// @param interactions all that counted of a customer, in any order; what comes after now is left out
    public static List<Response> of(List<Interaction> interactions, By by, Frame frame) {
        List<Interaction> sorted = frame.until(interactions);
        return Credits.of(Told.of(sorted, frame), by, frame.rules())
                .since(Long.MIN_VALUE, frame.nowMicros())
                .entrySet()
                .stream()
                .map(one -> of(one.getKey(), one.getValue()))
                .sorted(MOST_FIRST)
                .toList();
    }

    private static Response of(String name, Own own) {
        return new Response(
                name,
                own.investments,
                own.points,
                own.returns,
                own.returnPoints,
                own.unprompted,
                own.unpromptedPoints,
                own.asked,
                own.noise,
                own.noisePoints,
                own.lastMicros == Long.MIN_VALUE ? Optional.empty() : Optional.of(Micros.instant(own.lastMicros)));
    }

    /// What came back under the name, less what was noise.
    public double back() {
        return returnPoints + unpromptedPoints + noisePoints;
    }

    /// Which part of those whose time is over was answered; empty without any.
    public Optional<Share> answered() {
        return asked == 0 ? Optional.empty() : Optional.of(Share.of(asked - noise, asked));
    }
}
