package io.customerpulse.server.source.segment;

import io.customerpulse.tables.segment.Kind;
import java.util.Optional;

/// The routes of the protocol.
final class Routes {

    private Routes() {}

    /// The kind of calls that a route is for; empty if it is for all.
    static Optional<Kind> kind(String route) {
        String bare = route.endsWith("/") ? route.substring(0, route.length() - 1) : route;
        return switch (bare) {
            case "t" -> Optional.of(Kind.TRACK);
            case "p" -> Optional.of(Kind.PAGE);
            case "s" -> Optional.of(Kind.SCREEN);
            case "i" -> Optional.of(Kind.IDENTIFY);
            case "g" -> Optional.of(Kind.GROUP);
            case "a" -> Optional.of(Kind.ALIAS);
            default -> Kind.of(bare);
        };
    }
}
