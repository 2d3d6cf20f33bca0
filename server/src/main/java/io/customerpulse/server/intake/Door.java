package io.customerpulse.server.intake;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Refusal;
import java.util.Optional;

/// Decides who may come in, on the one thread that writes the journal. Each group of records has its own; of one
/// that does not get on disk nothing may stay.
public interface Door {

    /// Lets everyone in.
    Door OPEN = event -> Optional.empty();

    /// Why an event is refused; empty if it is let in.
    Optional<Refusal.Why> refusal(Event event);

    /// What is kept of a refused record, whoever refused it.
    default Refusal kept(Refusal refusal) {
        return refusal;
    }

    /// What was judged since the door was opened is on disk and in effect.
    default void committed() {}
}
