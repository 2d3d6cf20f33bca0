package io.customerpulse.server.read;

import io.customerpulse.engine.identity.Identifier;
import java.util.List;

/// Tells which identifiers are one customer.
public interface Who {

    /// All identifiers of the customer that one belongs to, itself among them, the one to call the customer by
    /// first.
    List<Identifier> members(Identifier identifier);
}
