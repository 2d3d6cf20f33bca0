package io.customerpulse.simulator;

import io.customerpulse.engine.event.Interaction;
import java.util.List;

/// One customer's year: what was true, and what could be seen.
///
/// @param truth        what was true
/// @param interactions in order of time, never empty
public record History(Truth truth, List<Interaction> interactions) {
    public History {
        interactions = List.copyOf(interactions);
    }
}
