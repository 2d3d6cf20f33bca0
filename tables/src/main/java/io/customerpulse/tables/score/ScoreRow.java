package io.customerpulse.tables.score;

import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Vitals;
import java.time.Instant;

/// One customer's line in the table of scores.
///
/// @param customer     who
/// @param pulse        in points
/// @param vitals       rhythm and stage
/// @param trends       exact differences of the pulse
/// @param interactions how many up to the instant of the score
/// @param firstAt      the first of them
/// @param lastAt       the latest of them
public record ScoreRow(
        String customer,
        Pulse pulse,
        Vitals vitals,
        Trends trends,
        long interactions,
        Instant firstAt,
        Instant lastAt) {

    /// How the pulse moved.
    ///
    /// @param days7  pulse now less the pulse seven days ago
    /// @param days30 pulse now less the pulse thirty days ago
    public record Trends(double days7, double days30) {}
}
