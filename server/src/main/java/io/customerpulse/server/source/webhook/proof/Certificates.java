package io.customerpulse.server.source.webhook.proof;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// Where certificates come from. A source that needs one stays a pure function of what it is given.
@FunctionalInterface
public interface Certificates {

    /// The certificate at an address; nothing if it cannot be had now.
    Optional<X509Certificate> at(URI address);
}
