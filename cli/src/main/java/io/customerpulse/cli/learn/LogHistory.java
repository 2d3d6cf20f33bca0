package io.customerpulse.cli.learn;

import io.customerpulse.engine.state.Ref;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.tables.log.InteractionLog;
import java.util.List;

/// A log of files as a history. A customer's key is made of the name alone, so it does not depend on what else
/// the log holds.
public record LogHistory(InteractionLog log) implements History {

    @Override
    public void walk(Rules rules, Visitor visitor) throws InterruptedException {
        InteractionLog.Visitor one =
                (customer, timeline) -> visitor.visit(Ref.of(log.customers().name(customer)), timeline);
        log.walk(rules, List.of(one));
    }
}
