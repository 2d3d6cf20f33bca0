package io.customerpulse.server.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request of a source, as it came over the wire: its bytes unpacked, nothing else done to it.
public final class Delivery {

    private final Target target;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Instant receivedAt;

    /// Where a request went.
    ///
    /// @param method such as `POST`
    /// @param route  what stands behind the source's own address, such as `track`; empty for nothing
    /// @param query  its parameters by name, the first value of each
    public record Target(String method, String route, Map<String, String> query) {}

    /// A request.
    ///
    /// @param headers by name in lower case
    /// @param body    unpacked; must not be changed afterwards
    public Delivery(Target target, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.receivedAt = receivedAt;
    }

    /// The same, for what stands behind the source's own address.
    public Delivery onRoute(String route) {
        return new Delivery(new Target(target.method(), route, target.query()), headers, body, receivedAt);
    }

    public Target target() {
        return target;
    }

    /// The first value of a header; its name in any case.
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /// All headers, by name in lower case. They must not be changed.
    public Map<String, List<String>> headers() {
        return headers;
    }

    /// The body itself, not a copy: it must not be changed.
    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// By our clock.
    public Instant receivedAt() {
        return receivedAt;
    }
}
