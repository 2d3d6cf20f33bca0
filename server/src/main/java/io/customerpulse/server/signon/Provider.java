package io.customerpulse.server.signon;

import io.customerpulse.server.access.Ways;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// A provider of identities, and what this server is to it.
///
/// @param issuer how it names itself, such as `https://login.example.com`; its configuration is found below that
/// @param client what it calls this server
/// @param secret by which it knows this server
/// @param name   what people call it
/// @param emails which of the addresses it tells are believed
/// @param ways   in, and to whom they are open
public record Provider(URI issuer, String client, String secret, String name, Emails emails, Ways ways) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Which e-mail addresses are believed to be somebody's.
    public enum Emails {
        /// Those of which the provider says that they have been proved.
        VERIFIED,
        /// All; for a provider at which nobody chooses their own, and which says nothing of proofs.
        ALL
    }

    public Provider {
        flaw(issuer.toString()).ifPresent(allowed -> {
            throw new IllegalArgumentException("the issuer must be " + allowed);
        });
        if (client.isBlank() || secret.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("client, secret and name must be given");
        }
    }

    /// What is wrong with an issuer, as the allowed ones; empty if nothing is.
    public static Optional<String> flaw(String issuer) {
        return isGood(issuer)
                ? Optional.empty()
                : Optional.of("an https:// address without a query, such as https://login.example.com");
    }

    @Override
    public String toString() {
        return "Provider[" + issuer + "]";
    }

    private static boolean isGood(String issuer) {
        try {
            URI uri = URI.create(issuer);
            String host = String.valueOf(uri.getHost());
            boolean isHere = "http".equals(uri.getScheme()) && LOOPBACK.contains(host);
            return (isHere || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
