package io.customerpulse.server.model;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.vitals.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What another catalog would do to real customers, of whom some are looked at. Nothing of it is kept.
///
/// @param at        the instant at which all were looked at
/// @param customers how many were looked at
/// @param before    the sum of their pulses as they are counted now
/// @param after     the sum of their pulses as they would be
/// @param moves     how many would be in which stage, by the stage they are in; none with themselves
/// @param shown     the customers that were asked for, or those whose pulse would move most
public record Preview(
        Instant at, long customers, double before, double after, Map<Move, Long> moves, List<Moved> shown) {

    /// From one stage to another.
    public record Move(Stage from, Stage to) {}

    /// How a customer stands.
    public record Standing(double pulse, Stage stage) {}

    /// A customer, as they are and as they would be.
    public record Moved(Identifier name, Standing before, Standing after) {
        /// How far the pulse would move, up or down.
        double way() {
            return Math.abs(after.pulse - before.pulse);
        }
    }

    /// How many would change their stage.
    public long changed() {
        return moves.values().stream().mapToLong(Long::longValue).sum();
    }
}
