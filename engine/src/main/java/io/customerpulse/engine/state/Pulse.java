package io.customerpulse.engine.state;

/// The pulse of one customer at one instant, in points:
///
/// ```
/// level = investments + returns − decay
/// ```
///
/// @param level       what is left of all points: the pulse
/// @param investments raw points the brand gave
/// @param returns     raw points the customer gave back, noise included
/// @param noise       the part of `returns` that unanswered outreaches took away; zero or less
public record Pulse(double level, double investments, double returns, double noise) {

    public static final Pulse NONE = new Pulse(0, 0, 0, 0);

    /// What was forgotten of the raw points.
    public double decay() {
        return investments + returns - level;
    }
}
