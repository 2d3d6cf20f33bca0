package io.customerpulse.server.http.access;

import io.customerpulse.server.access.AddressRange;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How the server is seen from outside: the address people have in their browser, and the proxies between.
///
/// @param origin  such as `https://pulse.example.com`; empty if it is for this machine only, over plain HTTP
/// @param proxies whose word about where a request comes from is taken; usually none
public record Front(String origin, List<AddressRange> proxies) {

    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?");

    public Front {
        proxies = List.copyOf(proxies);
        if (!origin.isEmpty()) origin = normal(origin);
    }

    /// For this machine only.
    public static Front loopback() {
        return new Front("", List.of());
    }

    /// What is wrong with an origin, as the allowed ones; empty if nothing is.
    public static Optional<String> flaw(String origin) {
        try {
            normal(origin);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of("an https:// address without a path, such as https://pulse.example.com");
        }
    }

    /// Whether browsers reach it by HTTPS; then cookies are for HTTPS only.
    public boolean isSecure() {
        return !origin.isEmpty();
    }

    /// What the cookie of a session is called. The prefix `__Host-` lets no other host of the domain set it.
    public String cookie() {
        return isSecure() ? "__Host-pulse" : "pulse";
    }

    /// Whether a page of this origin is ours.
    ///
    /// @param host what the browser says it asks, the header Host
    public boolean isOurs(String askedBy, String host) {
        return seenAt(host).filter(askedBy::equals).isPresent();
    }

    /// The origin that browsers have; none if the server is for this machine only and was asked by another name.
    ///
    /// @param host what the browser says it asks, the header Host
    Optional<String> seenAt(String host) {
        if (isSecure()) return Optional.of(origin);
        String plain = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(plain).matches() ? Optional.of("http://" + plain) : Optional.empty();
    }

    /// Whether a proxy's word is taken.
    boolean trusts(String address) {
        return proxies.stream().anyMatch(each -> each.holds(address));
    }

    private static String normal(String origin) {
        URI uri;
        try {
            uri = URI.create(origin.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("must be an https:// address: " + origin, wrong);
        }
        boolean isPlain = (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        if (!"https".equals(uri.getScheme()) || uri.getHost() == null || !isPlain) {
            throw new IllegalArgumentException(
                    "must be an https:// address without a path, as sessions are not sent over plain HTTP: " + origin);
        }
        String port = uri.getPort() < 0 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
        return "https://" + uri.getHost() + port;
    }
}
