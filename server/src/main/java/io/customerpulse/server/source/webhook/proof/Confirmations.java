package io.customerpulse.server.source.webhook.proof;

import java.net.URI;

/// How a subscription is confirmed, once it is known to be wanted.
@FunctionalInterface
public interface Confirmations {

    /// Calls the address that confirms it.
    ///
    /// @return whether that worked
    boolean confirm(URI address);
}
