package io.customerpulse.server.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Feed.Happening;
import io.customerpulse.server.read.Feed.History;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One who hears of what happens: first of what was missed, then live. For one thread.
///
/// At most [#WAITING_MAX] happenings wait for it; who falls further behind is cut off, and may come back with the
/// number of the last one heard.
public final class Listener implements AutoCloseable {

    /// Some seconds of a busy day; some megabytes at the very most.
    static final int WAITING_MAX = 2_000;

    private static final int CHUNK = 500;

    private final Feed feed;
    private final Optional<Identifier> whom;
    private final Queue<Happening> missed = new ArrayDeque<>();
    private final BlockingQueue<Happening> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private long place;
    private boolean isLive;
    private volatile boolean isCut;

    Listener(Feed feed, Optional<Identifier> whom, long place) {
        this.feed = feed;
        this.whom = whom;
        this.place = place;
    }

    /// The next happening; empty if none comes within a time.
    public Optional<Happening> next(Duration patience) throws InterruptedException {
        while (missed.isEmpty() && !isLive) {
            History history = feed.history(whom, place, CHUNK);
            missed.addAll(history.happenings());
            place = history.place();
            if (missed.isEmpty()) isLive = feed.goLive(this, place);
        }
        Happening past = missed.poll();
        return Optional.ofNullable(past != null ? past : waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
    }

    /// Whether nothing more comes after what is waiting: it was too slow, or the server stops.
    public boolean isOver() {
        return feed.isStopped() || (isCut && waiting.isEmpty());
    }

    /// Whether it was too slow.
    public boolean isCut() {
        return isCut;
    }

    @Override
    public void close() {
        feed.leave(this);
    }

    boolean hearsOf(Customer customer) {
        return whom.filter(each -> !customer.identifiers().contains(each)).isEmpty();
    }

    /// The feed's: false if there is no room.
    boolean offer(Happening happening) {
        boolean fits = waiting.offer(happening);
        if (!fits) isCut = true;
        return fits;
    }
}
