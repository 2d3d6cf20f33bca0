package io.customerpulse.learning.fit;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.glimpse.Survey;
import io.customerpulse.learning.plan.Plan;
import java.util.List;

/// What is to be learned.
///
/// @param rules   what the names of signals mean; its weights and kernels are not looked at
/// @param targets numbers of the signals that are forecast
/// @param survey  of the history up to the last instant that may be known
/// @param plan    where to look from
public record Question(Rules rules, List<Integer> targets, Survey survey, Plan plan) {

    public Question {
        targets = List.copyOf(targets);
    }

    /// Names of the signals that are forecast.
    public List<String> targetNames() {
        return targets.stream().map(signal -> rules.signal(signal).name()).toList();
    }
}
