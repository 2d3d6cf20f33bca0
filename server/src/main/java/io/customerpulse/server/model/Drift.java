package io.customerpulse.server.model;

import io.customerpulse.stats.forecast.Interval;
import java.time.Instant;
import java.util.Optional;

/// Whether the model in force still says what happens: occasions in the last finished horizon, observed ÷ expected.
///
/// @param model    whose forecasts they are
/// @param landmark where it looked from
/// @param until    up to where it is known what came
/// @param observed occasions of the customers that were looked at
/// @param expected of them
/// @param ratio    observed ÷ expected with its interval of 95 % (bootstrap by customer); 1 is right; empty if nothing
///                 was expected
public record Drift(
        String model, Instant landmark, Instant until, double observed, double expected, Optional<Interval> ratio) {

    /// What is off by less does no harm, however sure it is.
    static final double TOLERATED = 0.1;

    /// Whether it is beyond chance that the model is off by more than a tenth.
    public boolean isAlarm() {
        return ratio.filter(it -> it.low() > 1 + TOLERATED || it.high() < 1 - TOLERATED)
                .isPresent();
    }
}
