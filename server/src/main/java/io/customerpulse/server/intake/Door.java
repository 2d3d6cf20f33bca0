package io.customerpulse.server.intake;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Refusal;
import java.util.Optional;

/// Decides who may come in, on the one thread that writes the journal.
public interface Door {

    /// Lets everyone in.
    Door OPEN = event -> Optional.empty();

    /// Why an event is refused; empty if it is let in.
    Optional<Refusal.Why> refusal(Event event);
}
