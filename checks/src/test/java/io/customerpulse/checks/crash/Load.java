package io.customerpulse.checks.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/// Senders that never give up: what is not known to be on disk, they send again.
final class Load implements AutoCloseable {

    private static final int BATCH_MAX = 40;
    private static final long SPAN = 1_000_000_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final List<Sender> senders = new ArrayList<>();
    private volatile int port;
    private volatile boolean ending;

    /// Starts as many senders, each with one connection.
    Load(int connections, Carrier.Way way, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        for (int number = 0; number < connections; number++) {
            senders.add(new Sender(way, number * SPAN, chance.split()));
        }
        senders.forEach(sender -> sender.thread.start());
    }

    /// Where the server listens from now on.
    void to(int there) {
        port = there;
    }

    /// How many events are promised to be on disk.
    long promised() {
        return senders.stream().mapToLong(Sender::promised).sum();
    }

    /// How often an answer did not come.
    int unknown() {
        return senders.stream().mapToInt(sender -> sender.unknown.get()).sum();
    }

    /// How many events were sent once more.
    long sentAgain() {
        return senders.stream().mapToLong(sender -> sender.sentAgain.get()).sum();
    }

    /// The numbers of all events that are promised, in order.
    LongStream numbers() {
        return senders.stream().flatMapToLong(sender -> LongStream.range(sender.begin, sender.next.get()));
    }

    /// Waits until nothing is unknown, and stops; the server lives meanwhile.
    void end() throws InterruptedException {
        ending = true;
        for (Sender sender : senders) {
            sender.thread.join(TimeUnit.SECONDS.toMillis(60));
            if (sender.thread.isAlive()) throw new AssertionError("a sender was not answered within a minute");
        }
    }

    @Override
    public void close() {
        ending = true;
        senders.forEach(sender -> sender.thread.interrupt());
    }

    private final class Sender {
        private final Thread thread = new Thread(this::run, "sender");
        private final Carrier.Way way;
        private final long begin;
        private final SplittableRandom chance;
        private final AtomicLong next = new AtomicLong();
        private final AtomicInteger unknown = new AtomicInteger();
        private final AtomicLong sentAgain = new AtomicLong();
        private int pending;

        Sender(Carrier.Way way, long begin, SplittableRandom chance) {
            this.way = way;
            this.begin = begin;
            this.next.set(begin);
            this.chance = chance;
            thread.setDaemon(true);
        }

        long promised() {
            return next.get() - begin;
        }

        private void run() {
            while (!(ending && pending == 0) && !Thread.currentThread().isInterrupted()) {
                int there = port;
                try (Carrier carrier = way.open(there)) {
                    sentAgain.addAndGet(pending);
                    while (!(ending && pending == 0)) bring(carrier);
                } catch (IOException cut) {
                    if (pending > 0) unknown.incrementAndGet();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }

        private void bring(Carrier carrier) throws IOException {
            if (pending == 0) pending = 1 + chance.nextInt(BATCH_MAX);
            carrier.bring(next.get(), pending);
            next.addAndGet(pending);
            pending = 0;
        }
    }
}
