package io.customerpulse.engine.state;

import java.util.List;

/// What is not settled yet, as bounded sets ([Patience#openMax]).
///
/// @param open    outreaches that may still be answered
/// @param answers responses whose outreach may still arrive
/// @param pending points that start later or expire at once
public record Questions(List<Open> open, List<Answer> answers, List<Pending> pending) {

    public static final Questions NONE = new Questions(List.of(), List.of(), List.of());

    public Questions {
        open = List.copyOf(open);
        answers = List.copyOf(answers);
        pending = List.copyOf(pending);
    }

    Questions inOrder() {
        return new Questions(
                open.stream().sorted(Open.ORDER).toList(),
                answers.stream().sorted(Answer.ORDER).toList(),
                pending.stream().sorted(Pending.ORDER).toList());
    }

    boolean isEmpty() {
        return open.isEmpty() && answers.isEmpty() && pending.isEmpty();
    }
}
