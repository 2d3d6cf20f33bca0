package io.customerpulse.engine.identity;

import java.util.List;

/// What [Joining] looks up of what was known before.
public interface Known {

    /// The customer with this identifier, as it was before; [Customer#alone] if it is new.
    Customer customerOf(Identifier identifier);

    /// All bonds of this identifier, the newest fact among them.
    List<Bond> bondsOf(Identifier identifier);
}
