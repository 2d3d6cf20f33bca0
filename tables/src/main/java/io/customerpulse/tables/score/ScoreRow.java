package io.customerpulse.tables.score;

import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Vitals;
import java.time.Instant;
import java.util.Optional;

/// One customer's line in the table of scores.
///
/// @param customer     who
/// @param pulse        in points
/// @param vitals       rhythm and stage
/// @param trends       exact differences of the pulse
/// @param interactions how many up to the instant of the score
/// @param firstAt      the first of them
/// @param lastAt       the latest of them
/// @param ahead        what a learned pulse expects; only where one was asked
public record ScoreRow(
        String customer,
        Pulse pulse,
        Vitals vitals,
        Trends trends,
        long interactions,
        Instant firstAt,
        Instant lastAt,
        Optional<Ahead> ahead) {

    /// What is to be expected in the next 30 days.
    ///
    /// @param expected occasions: days with a return that counts
    /// @param chance   of at least one; in [0, 1]
    /// @param value    what they will be worth, in major units of the catalog's currency
    public record Ahead(double expected, double chance, double value) {}

    /// How the pulse moved.
    ///
    /// @param days7  pulse now less the pulse seven days ago
    /// @param days30 pulse now less the pulse thirty days ago
    public record Trends(double days7, double days30) {}
}
