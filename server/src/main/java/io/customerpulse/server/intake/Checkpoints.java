package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.store.StoreProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From where the journal has to be played again after a crash.
///
/// A checkpoint at an entry says: all that this entry and those before it change is in the store, on disk.
/// It is written while new events go on coming in; what they add to it does no harm, for playing an entry
/// twice changes nothing.
final class Checkpoints implements AutoCloseable {

    private static final byte[] KEY = "checkpoint".getBytes(StandardCharsets.UTF_8);
    private static final Duration EVERY = Duration.ofSeconds(10);

    /// Entries after which one is made sooner: some seconds of playing them again at a start.
    private static final long ENTRIES_MAX = 180_000;

    /// Longest wait at the end; what is not in a checkpoint is played again at the next start.
    private static final long FINISH_SECONDS = 120;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Store store;
    private final Shards shards;
    private final Accounting accounting;
    private final InstantSource clock;
    private final ExecutorService flusher = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "checkpoints");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile long latest;
    private volatile Instant savedAt;
    private Instant latestAt;

    /// What a checkpoint says.
    ///
    /// @param sequence the entry it is at; 0 before the first
    /// @param counts   the accounting at that entry
    /// @param latest   when the latest record of each source was received, as far as that is known
    record Point(long sequence, Map<String, Counts> counts, Map<String, Instant> latest) {}

    Checkpoints(Store store, Shards shards, Accounting accounting, InstantSource clock) {
        this.store = store;
        this.shards = shards;
        this.accounting = accounting;
        this.clock = clock;
        this.latest = read(store).sequence();
        this.latestAt = clock.instant();
        this.savedAt = latestAt;
    }

    /// The entry the latest one is at.
    long latest() {
        return latest;
    }

    /// How long ago the latest one was made, or we began.
    Duration age() {
        Duration age = Duration.between(savedAt, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /// The latest checkpoint; at 0 if there is none.
    static Point read(Store store) {
        return store.get(Family.META, KEY).flatMap(Checkpoints::read).orElse(new Point(0, Map.of(), Map.of()));
    }

    private static Optional<Point> read(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        if (!source.isSealed()) return Optional.empty();
        Point point = new Point(source.count(), Accounting.read(source), Accounting.readLatest(source));
        return source.isBroken() ? Optional.empty() : Optional.of(point);
    }

    /// Tells that everything up to an entry has been given to the shards; begins a checkpoint if it is time.
    void committed(long sequence) {
        Instant now = clock.instant();
        boolean due = sequence - latest >= ENTRIES_MAX || isTime(now);
        if (!due || sequence == latest || !underWay.compareAndSet(false, true)) return;
        latestAt = now;
        begin(sequence, () -> {});
    }

    /// Whether the time has come; also if the clock was set back.
    private boolean isTime(Instant now) {
        return now.isAfter(latestAt.plus(EVERY)) || now.isBefore(latestAt);
    }

    /// Makes a checkpoint and waits for it; nobody else gives events meanwhile.
    void finish(long sequence) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        begin(sequence, done::countDown);
        if (!done.await(FINISH_SECONDS, TimeUnit.SECONDS)) LOG.warn("no checkpoint could be made at the end");
    }

    @Override
    public void close() {
        flusher.close();
    }

    private void begin(long sequence, Runnable whenDone) {
        ByteSink sink = new ByteSink();
        sink.count(sequence);
        accounting.write(sink);
        byte[] point = sink.sealed();
        try {
            shards.save(() -> flusher.execute(() -> {
                try {
                    write(point);
                    latest = sequence;
                    savedAt = clock.instant();
                } catch (StoreProblem full) {
                    LOG.warn("no checkpoint could be made; the next one is tried soon", full);
                } finally {
                    underWay.set(false);
                    whenDone.run();
                }
            }));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(byte[] point) {
        try (Batch batch = store.batch()) {
            batch.put(Family.META, KEY, point).write();
        }
        store.flush();
    }
}
