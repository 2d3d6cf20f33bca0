package io.customerpulse.server.imports;

import io.customerpulse.server.imports.Status.State;
import io.customerpulse.server.transfer.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/// One import that is under way. Whoever asks may look at any moment; one thread at a time moves it on.
final class Job {

    private static final Duration SURE = Duration.ofSeconds(2);

    final String id;
    final Wanted wanted;
    final String by;
    /// Held by whoever receives.
    final ReentrantLock receiving = new ReentrantLock();

    volatile Instant begun;
    volatile Instant touched;
    volatile State state = State.RECEIVING;
    volatile long received;
    volatile long read;
    volatile Tally tally = Tally.NONE;
    volatile Optional<Instant> started = Optional.empty();
    /// Who wants no more of it; empty for nobody.
    volatile String cancelledBy = "";

    Job(String id, Wanted wanted, String by, Instant now) {
        this.id = id;
        this.wanted = wanted;
        this.by = by;
        this.begun = now;
        this.touched = now;
    }

    boolean isCancelled() {
        return !cancelledBy.isEmpty();
    }

    Status status(Instant now) {
        return new Status(
                id,
                wanted.name(),
                wanted.bytes(),
                by,
                state,
                received,
                read,
                tally,
                secondsLeft(now),
                begun,
                started,
                Optional.empty(),
                "");
    }

    /// By the bytes that were read since it was started; too early it would be a guess.
    private OptionalLong secondsLeft(Instant now) {
        if (state != State.RUNNING || started.isEmpty() || read == 0 || read >= wanted.bytes()) {
            return OptionalLong.empty();
        }
        Duration taken = Duration.between(started.get(), now);
        if (taken.compareTo(SURE) < 0) return OptionalLong.empty();
        double perByte = taken.toMillis() / 1_000.0 / read;
        return OptionalLong.of(Math.round(perByte * (wanted.bytes() - read)));
    }
}
