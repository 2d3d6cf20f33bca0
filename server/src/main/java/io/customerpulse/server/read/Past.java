package io.customerpulse.server.read;

import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.shard.Timelines;
import java.time.Instant;
import java.util.List;

/// Everything that happened with a customer, as it was known when it was read.
///
/// What is worked out of one past goes together, whatever comes in meanwhile. Of two it need not: an event between
/// them is in the second alone, and may have taken others out of what counts.
///
/// @param events in the order of time
/// @param rules  by which they count
public record Past(List<Stored> events, Rules rules) {

    public Past {
        events = List.copyOf(events);
    }

    /// What counts.
    public List<Interaction> interactions() {
        return events.stream()
                .flatMap(stored -> Timelines.counted(stored.event()).stream())
                .toList();
    }

    /// Every line behind the pulse at an instant.
    public Ledger ledger(Instant at) {
        return Ledger.of(interactions(), rules, at);
    }

    /// What a machine did in the customer's name by an instant: it counts nothing.
    public List<Stored> machines(Instant at) {
        return events.stream()
                .filter(stored -> stored.event().marks().contains(Mark.MACHINE))
                .filter(stored -> !stored.event().deed().at().isAfter(at))
                .toList();
    }
}
