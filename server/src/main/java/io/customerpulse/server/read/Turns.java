package io.customerpulse.server.read;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A thread that takes a turn and rests, again and again, until it is closed.
public final class Turns implements AutoCloseable {

    private static final Duration END_WITHIN = Duration.ofSeconds(30);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /// What is done in one go.
    @FunctionalInterface
    public interface Turn {

        /// Does it, and says how long to rest after it.
        Duration take();
    }

    /// Not yet begun.
    public Turns(String name, Turn turn) {
        this.thread = new Thread(() -> run(turn), name);
        thread.setDaemon(true);
    }

    public void begin() {
        thread.start();
    }

    /// Ends the rest, waits for the turn under way, and takes no other.
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(END_WITHIN);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Turn turn) {
        try {
            Duration pause = Duration.ZERO;
            while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) pause = turn.take();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
