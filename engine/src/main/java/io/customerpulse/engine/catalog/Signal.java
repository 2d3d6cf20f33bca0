package io.customerpulse.engine.catalog;

import io.customerpulse.stats.decay.Kernel;
import java.util.Optional;

/// A kind of interaction and what it means.
///
/// @param name      its name, as sources send it; not blank
/// @param side      who gives
/// @param weight    points of one interaction before its value scales them; finite. Negative for what
///                  hurts, such as a complaint; 0 for what is only recorded
/// @param kernel    how it is forgotten
/// @param transform how its value scales the weight
/// @param habits    where it happens and what it moves
/// @param response  its part in outreach and response
public record Signal(
        String name,
        Side side,
        double weight,
        Kernel kernel,
        ValueTransform transform,
        Habits habits,
        Response response) {

    /// Where a signal happens and what it speaks to; each empty if not stated.
    ///
    /// @param channel   used where an interaction names none itself
    /// @param motivator content, reward, access, service or community
    public record Habits(String channel, String motivator) {
        public static final Habits UNSTATED = new Habits("", "");
    }

    /// A signal's part in outreach and response.
    ///
    /// @param expects what it hopes for, if it is an outreach
    /// @param answers which outreaches it answers; nothing, if it expects a response itself, or it would
    ///                answer itself
    public record Response(Optional<Expectation> expects, Answers answers) {
        public static final Response NO_PART = new Response(Optional.empty(), Answers.NOTHING);

        public Response {
            if (expects.isPresent() && answers != Answers.NOTHING) {
                throw new IllegalArgumentException("a signal that expects a response cannot answer: " + answers);
            }
        }
    }

    public Signal {
        if (name.isBlank()) throw new IllegalArgumentException("a signal needs a name");
        if (!Double.isFinite(weight)) throw new IllegalArgumentException("weight must be finite: " + weight);
    }

    /// Points of one interaction, before anything is forgotten.
    ///
    /// @param value in major units of the catalog's currency; NaN if there is no usable one
    public double points(double value) {
        return Double.isNaN(value) ? weight : weight * transform.factor(value);
    }
}
