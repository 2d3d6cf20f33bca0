package io.customerpulse.checks.bench.server;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A load of some connections, each sending the next request when the last is answered, and in its turn.
///
/// @param connections how many at once
/// @param seconds     how long it is measured, after as long a warm-up as `WARM_UP_PART` of it
/// @param batch       events in a request
/// @param perSecond   most events in a second, spread evenly; 0 for as many as are answered
record Load(int connections, double seconds, int batch, double perSecond) {

    private static final double WARM_UP_PART = 0.5;

    /// As much as is answered.
    Load(int connections, double seconds, int batch) {
        this(connections, seconds, batch, 0);
    }

    /// One connection: sends a request of `batch` events whose numbers begin with `first`, and waits for the answer.
    interface Sender extends AutoCloseable {
        void send(long first) throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /// Opens a connection.
    interface Opening {
        Sender open(int connection) throws Exception;
    }

    /// What a load brought.
    ///
    /// @param perSecond events
    /// @param p50Millis of a request
    /// @param p99Millis of a request
    record Result(double perSecond, double p50Millis, double p99Millis) {
        /// As one process tells another.
        String line() {
            return String.format(Locale.ROOT, "RESULT %.1f %.4f %.4f", perSecond, p50Millis, p99Millis);
        }

        static Result read(String line) {
            String[] parts = line.split(" ", -1);
            return new Result(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]));
        }
    }

    /// Puts the load on. Event numbers are never used twice in one run with the same `salt`.
    Result run(Opening opening, long salt) throws InterruptedException {
        long begin = System.nanoTime();
        long measured = begin + (long) (seconds * WARM_UP_PART * 1e9);
        long end = measured + (long) (seconds * 1e9);
        List<Connection> all = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            Connection connection = new Connection(opening, i, salt + ((long) i << 36), measured, end, done);
            all.add(connection);
            new Thread(connection, "load-" + i).start();
        }
        done.await();
        for (Connection each : all) {
            if (each.failure != null) throw new IllegalStateException("a connection failed", each.failure);
        }
        long[] nanos = all.stream()
                .flatMapToLong(each -> Arrays.stream(each.nanos, 0, each.size))
                .sorted()
                .toArray();
        if (nanos.length == 0) throw new IllegalStateException("nothing was answered in %s s".formatted(seconds));
        return new Result(
                nanos.length * (double) batch / seconds,
                nanos[nanos.length / 2] * 1e-6,
                nanos[(int) Math.min(nanos.length - 1L, nanos.length * 99L / 100)] * 1e-6);
    }

    private final class Connection implements Runnable {
        private final Opening opening;
        private final int number;
        private final long firstEvent;
        private final long measured;
        private final long end;
        private final CountDownLatch done;
        private long[] nanos = new long[1 << 16];
        private int size;
        private volatile @Nullable Exception failure;

        Connection(Opening opening, int number, long firstEvent, long measured, long end, CountDownLatch done) {
            this.opening = opening;
            this.number = number;
            this.firstEvent = firstEvent;
            this.measured = measured;
            this.end = end;
            this.done = done;
        }

        @Override
        public void run() {
            try (Sender sender = opening.open(number)) {
                long next = firstEvent;
                long turn = System.nanoTime() + number * pauseNanos() / connections;
                for (long now = System.nanoTime(); now < end; next += batch) {
                    while (turn > now && perSecond > 0) {
                        LockSupport.parkNanos(turn - now);
                        now = System.nanoTime();
                    }
                    turn += pauseNanos();
                    sender.send(next);
                    long after = System.nanoTime();
                    if (now >= measured && after <= end) note(after - now);
                    now = after;
                }
            } catch (Exception broken) {
                failure = broken;
            } finally {
                done.countDown();
            }
        }

        private long pauseNanos() {
            return perSecond > 0 ? (long) (connections * batch / perSecond * 1e9) : 0;
        }

        private void note(long taken) {
            if (size == nanos.length) nanos = Arrays.copyOf(nanos, 2 * size);
            nanos[size++] = taken;
        }
    }
}
