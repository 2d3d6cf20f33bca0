package io.customerpulse.server.source.webhook.proof;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which addresses are Amazon's notification service itself. A message says where its certificate lies and where to
/// confirm it; whoever made the message up would say so too, so no other address is ever called.
public final class SnsAddress {

    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{3,30}\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern CERTIFICATE = Pattern.compile("/[A-Za-z0-9_-]{1,100}\\.pem");
    private static final int LENGTH_MAX = 2_000;

    private SnsAddress() {}

    /// The address of a certificate; nothing if it is none of Amazon's.
    public static Optional<URI> certificate(String text) {
        return own(text)
                .filter(address -> CERTIFICATE.matcher(address.getRawPath()).matches())
                .filter(address -> address.getRawQuery() == null);
    }

    /// The address that confirms a subscription; nothing if it is none of Amazon's.
    public static Optional<URI> confirmation(String text) {
        return own(text)
                .filter(address -> address.getRawQuery() != null)
                .filter(address -> address.getRawQuery().contains("Action=ConfirmSubscription"));
    }

    private static Optional<URI> own(String text) {
        if (text.length() > LENGTH_MAX) return Optional.empty();
        try {
            URI address = new URI(text);
            boolean isOwn = "https".equals(address.getScheme())
                    && address.getHost() != null
                    && HOST.matcher(address.getHost()).matches()
                    && address.getHost().equals(address.getRawAuthority())
                    && address.getRawPath() != null
                    && address.getRawFragment() == null;
            return isOwn ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
