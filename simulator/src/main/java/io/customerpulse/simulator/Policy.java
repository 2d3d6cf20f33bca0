package io.customerpulse.simulator;

import java.time.Instant;
import java.util.List;

/// What the brand does of its own accord. The same customer under two policies has the same luck, so
/// the difference is what the policy caused.
public sealed interface Policy {

    /// The whole programme: welcome series, weekly newsletter, coupons to the silent, social posts, early
    /// access, reward points.
    record Usual() implements Policy {}

    /// No outreach at all. Service still answers.
    record Silence() implements Policy {}

    /// The usual programme, but only these kinds.
    record Only(List<Nudge> nudges) implements Policy {
        public Only {
            nudges = List.copyOf(nudges);
        }
    }

    /// One more nudge, on the day of an instant, to those it can reach: the arm of an experiment whose other
    /// arm is `base`. On a day on which `base` sends the same kind it changes nothing.
    record Plus(Policy base, Nudge nudge, Instant at) implements Policy {}

    static Policy usual() {
        return new Usual();
    }

    static Policy silence() {
        return new Silence();
    }

    /// Whether the programme's own nudges of this kind are sent.
    default boolean sends(Nudge nudge) {
        return switch (this) {
            case Usual() -> true;
            case Silence() -> false;
            case Only(List<Nudge> nudges) -> nudges.contains(nudge);
            case Plus(Policy base, Nudge _, Instant _) -> base.sends(nudge);
        };
    }
}
