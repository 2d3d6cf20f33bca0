package io.customerpulse.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A bucket of tokens per key: each request takes one, and they come back evenly.
///
/// A bucket is one number, the instant at which it will be full again (the generic cell rate algorithm, ITU-T
/// I.371): a request moves it on by window ÷ quota, and is refused if that would lie more than a window ahead. A
/// bucket whose instant has passed is full, like one that was never made, and is dropped when there are too many.
public final class RateLimit {

    /// Most buckets. Beyond it, when all are in use, those of callers not seen yet are not counted.
    public static final int BUCKETS_MAX = 100_000;

    private final Rate rate;
    private final long perToken;
    private final long window;
    private final Map<String, AtomicLong> fullAt = new ConcurrentHashMap<>();
    private final AtomicLong sweptAt = new AtomicLong(Long.MIN_VALUE);

    public RateLimit(Rate rate) {
        this.rate = rate;
        this.window = rate.window().toNanos();
        this.perToken = window / rate.quota();
    }

    /// What a request was told.
    ///
    /// @param allowed   whether it may go on
    /// @param remaining tokens that are left
    /// @param fullIn    when all will be back
    /// @param retryIn   when the next will be there; zero if there is one
    public record Verdict(boolean allowed, long remaining, Duration fullIn, Duration retryIn) {}

    public Rate rate() {
        return rate;
    }

    /// Takes a token of a key, if there is one.
    public Verdict take(String key, Instant at) {
        long now = nanos(at);
        AtomicLong bucket = bucket(key, now);
        while (true) {
            long before = bucket.get();
            long from = isSetBack(before, now) ? now : Math.clamp(before, now, now + window);
            long after = from + perToken;
            if (after - now > window) {
                return new Verdict(false, 0, Duration.ofNanos(from - now), Duration.ofNanos(after - now - window));
            }
            if (bucket.compareAndSet(before, after)) {
                long remaining = (window - (after - now)) / perToken;
                long wait = Math.max(0, after + perToken - now - window);
                return new Verdict(true, remaining, Duration.ofNanos(after - now), Duration.ofNanos(wait));
            }
        }
    }

    /// Whether the clock was set back since: no bucket is further ahead than a window. Threads that ask at once may
    /// come in another order than their instants.
    private boolean isSetBack(long before, long now) {
        return before - now > 2 * window;
    }

    int buckets() {
        return fullAt.size();
    }

    private AtomicLong bucket(String key, long now) {
        AtomicLong known = fullAt.get(key);
        if (known != null) return known;
        if (fullAt.size() >= BUCKETS_MAX) sweep(now);
        if (fullAt.size() >= BUCKETS_MAX) return new AtomicLong(now);
        return fullAt.computeIfAbsent(key, _ -> new AtomicLong(now));
    }

    /// Drops the full buckets, at most once a second.
    private void sweep(long now) {
        long before = sweptAt.get();
        boolean isTime = before == Long.MIN_VALUE || Math.abs(now - before) >= 1_000_000_000L;
        if (isTime && sweptAt.compareAndSet(before, now)) {
            fullAt.values().removeIf(each -> each.get() <= now);
        }
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    }
}
