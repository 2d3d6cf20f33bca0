package io.customerpulse.server.source.segment;

import io.customerpulse.tables.segment.Kind;
import java.util.Optional;

/// The routes of the protocol.
final class Routes {

    private Routes() {}

    /// A route without the slash at its end.
    static String bare(String route) {
        return route.endsWith("/") ? route.substring(0, route.length() - 1) : route;
    }

    /// The kind of calls that a bare route is for; empty if it is for all.
    static Optional<Kind> kind(String route) {
        return switch (route) {
            case "t" -> Optional.of(Kind.TRACK);
            case "p" -> Optional.of(Kind.PAGE);
            case "s" -> Optional.of(Kind.SCREEN);
            case "i" -> Optional.of(Kind.IDENTIFY);
            case "g" -> Optional.of(Kind.GROUP);
            case "a" -> Optional.of(Kind.ALIAS);
            default -> Kind.of(route);
        };
    }
}
