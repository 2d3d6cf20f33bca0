package io.customerpulse.server.source.webhook.fetch;

import java.net.URI;
import java.util.Optional;

/// Gets what lies at an address. Which addresses may be asked for is the caller's business.
@FunctionalInterface
public interface Fetch {

    /// What lies there, as text; nothing if it cannot be had, is too large, or elsewhere.
    Optional<String> get(URI address);
}
