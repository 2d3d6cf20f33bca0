package io.customerpulse.engine;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;

/// The one function that does the thinking: state and interaction in, state out.
///
/// Whoever wants a customer's state calls it: command line, server, replay, simulation and tests.
/// It asks for no time, no chance and no I/O, so the same interactions give the same state anywhere.
public final class Engine {

    private final Rules rules;
    private final Patience patience;

    public Engine(Rules rules, Patience patience) {
        this.rules = rules;
        this.patience = patience;
    }

    public CustomerState empty() {
        return CustomerState.empty(rules);
    }

    /// Takes in one interaction, whenever it happened. The interaction is new: duplicates are told apart by
    /// id before they come here. O(1) for a customer with a stated number of signals.
    public CustomerState step(CustomerState state, Timeline one) {
        Fold fold = Fold.of(state, rules, patience);
        for (int row = 0; row < one.size(); row++) fold.add(one, row);
        return fold.state();
    }

    /// Takes in one interaction.
    public CustomerState step(CustomerState state, Interaction interaction) {
        return step(state, Timeline.of(interaction, rules));
    }

    /// The state of what both have seen, when each interaction went into one of them.
    public CustomerState merge(CustomerState one, CustomerState other) {
        Fold fold = Fold.of(one, rules, patience);
        fold.merge(other);
        return fold.state();
    }

    /// The pulse at an instant, not before the latest interaction.
    public Pulse pulse(CustomerState state, Instant at) {
        return Fold.of(state, rules, patience).pulse(Micros.of(at));
    }
}
