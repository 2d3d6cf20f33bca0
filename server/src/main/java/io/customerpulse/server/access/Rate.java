package io.customerpulse.server.access;

import java.time.Duration;

/// How much may be asked for: so many requests in so much time, all at once if need be.
///
/// @param quota  requests, one or more
/// @param window positive; in it the whole quota comes back
public record Rate(long quota, Duration window) {

    /// For a source: 20,000 a second, more than a server of a few processors takes. It ends what runs away; too much
    /// of what is meant is refused by how full the queues are.
    public static final Rate USUAL_INGEST = new Rate(20_000, Duration.ofSeconds(1));

    public Rate {
        if (quota < 1) throw new IllegalArgumentException("a quota must be 1 or more: " + quota);
        if (window.compareTo(Duration.ofDays(1)) > 0 || window.toNanos() < quota) {
            throw new IllegalArgumentException(
                    "a window must be up to a day, and a nanosecond or more per request: " + window);
        }
    }
}
