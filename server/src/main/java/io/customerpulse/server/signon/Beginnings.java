package io.customerpulse.server.signon;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The sign-ons that have begun and not come back yet: in memory only, each for a short time and for one browser, which
/// shows by a cookie that it is the one. With too many the oldest ends.
final class Beginnings {

    static final Duration LASTS = Duration.ofMinutes(10);
    static final int MOST = 10_000;

    private static final int TICKET_BYTES = 32;

    private final SecureRandom chance;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private record Waiting(Begun begun, Instant until) {}

    Beginnings(SecureRandom chance) {
        this.chance = chance;
    }

    /// Keeps one.
    ///
    /// @return what the browser's cookie has to hold
    synchronized String keep(Begun begun, Instant now) {
        waiting.values().removeIf(each -> !now.isBefore(each.until()));
        if (waiting.size() >= MOST) waiting.remove(waiting.keySet().iterator().next());
        byte[] drawn = new byte[TICKET_BYTES];
        chance.nextBytes(drawn);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        waiting.put(ticket, new Waiting(begun, now.plus(LASTS)));
        return ticket;
    }

    /// Takes one out; it comes back once.
    synchronized Optional<Begun> take(String ticket, Instant now) {
        return Optional.ofNullable(waiting.remove(ticket))
                .filter(each -> now.isBefore(each.until()))
                .map(Waiting::begun);
    }
}
