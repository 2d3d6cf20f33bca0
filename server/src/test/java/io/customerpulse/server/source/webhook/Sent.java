package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Delivery.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request on its way: as its sender signed it, or as somebody changed it afterwards.
final class Sent {

    private final Target target;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Instant at;

    private Sent(Target target, Map<String, String> headers, byte[] body, Instant at) {
        this.target = target;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.at = at;
    }

    /// A post that comes in as it is sent.
    static Sent post(byte[] body, Map<String, String> headers, Instant at) {
        return new Sent(new Target("POST", "", Map.of()), headers, body, at);
    }

    /// The same with a parameter in its address.
    Sent with(String parameter, String value) {
        return new Sent(new Target(target.method(), target.route(), Map.of(parameter, value)), headers, body, at);
    }

    /// The same by another method.
    Sent by(String method) {
        return new Sent(new Target(method, target.route(), target.query()), headers, body, at);
    }

    /// The same with another body.
    Sent withBody(byte[] other) {
        return new Sent(target, headers, other, at);
    }

    /// The same with one header more, or another value of it.
    Sent withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Sent(target, more, body, at);
    }

    /// The same, later on its way.
    Sent comingIn(Instant later) {
        return new Sent(target, headers, body, later);
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    Delivery delivery() {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return new Delivery(target, lists, body, at);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
