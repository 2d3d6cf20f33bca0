package io.customerpulse.server.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A place for what is dear to compute: each hash of a password takes 19 MiB and a core, so there are two at once.
final class Hashing {

    /// Hashes computed at once.
    static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// Computes something when there is a place; empty if none came free.
    <T> Optional<T> one(Supplier<T> work) {
        if (!isOurs()) return Optional.empty();
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    private boolean isOurs() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
