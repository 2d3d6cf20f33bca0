package io.customerpulse.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Slows down who guesses. After its free tries a minute a key has to wait a minute, then two, four, up to five,
/// for one try each; a quiet half hour or a success wipes it out. Tries while waiting are not looked at and make
/// it no longer, so nobody can lock another out for good.
final class LoginThrottle {

    /// Most keys that are kept; the one not heard of longest goes first.
    static final int KEYS_MAX = 20_000;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration QUIET = Duration.ofMinutes(30);

    private final Map<String, Tries> byKey = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > KEYS_MAX;
        }
    };

    /// @param recent tries of the last minute
    /// @param waits  how often in a row it had to wait
    /// @param until  when it may try again
    /// @param last   when it tried last
    private record Tries(List<Instant> recent, int waits, Instant until, Instant last) {

        static Tries first(Instant now) {
            return new Tries(List.of(), 0, Instant.MIN, now);
        }

        Tries and(Instant now, int free) {
            List<Instant> minute = new ArrayList<>(recent);
            minute.removeIf(each -> !each.isAfter(now.minus(FIRST_WAIT)));
            minute.add(now);
            if (waits == 0 && minute.size() < free) return new Tries(List.copyOf(minute), 0, Instant.MIN, now);
            Duration pause = FIRST_WAIT.multipliedBy(1L << Math.min(waits, 10));
            Duration bounded = pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
            return new Tries(List.of(), waits + 1, now.plus(bounded), now);
        }
    }

    /// Counts a try, or says how long to wait for it.
    ///
    /// @param free tries a minute before there is any waiting
    synchronized Optional<Duration> take(String key, int free, Instant now) {
        Tries tries = byKey.getOrDefault(key, Tries.first(now));
        if (tries.last.plus(QUIET).isBefore(now)) tries = Tries.first(now);
        if (now.isBefore(tries.until)) return Optional.of(Duration.between(now, tries.until));
        byKey.put(key, tries.and(now, free));
        return Optional.empty();
    }

    synchronized int keys() {
        return byKey.size();
    }

    synchronized void forget(String key) {
        byKey.remove(key);
    }
}
