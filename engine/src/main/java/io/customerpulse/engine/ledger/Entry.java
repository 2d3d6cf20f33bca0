package io.customerpulse.engine.ledger;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.event.Interaction;
import java.time.Instant;

/// One line of the ledger: points that were booked, and what is left of them.
///
/// @param interaction what it was booked for
/// @param kind        on whose account
/// @param side        the side its points count on
/// @param bookedAt    when the points were booked; for noise the end of the time to respond
/// @param points      raw points
/// @param left        what is left of them at the ledger's instant
public record Entry(Interaction interaction, Kind kind, Side side, Instant bookedAt, double points, double left) {

    /// Why points were booked.
    public enum Kind {
        /// The interaction itself.
        INTERACTION,
        /// Nobody answered it in time.
        NOISE
    }

    /// What was forgotten of the points.
    public double decay() {
        return points - left;
    }
}
