package io.customerpulse.server.read;

import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Visitor;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What happens, as it happens, in the order of the journal.
///
/// One thread reads on in the journal whenever there is somebody to tell, and gives each event to whom it concerns,
/// once it is in the states: whoever hears of an event sees it in the pulse. The journal is the queue behind the
/// queues: who comes back with the number of the last event heard is told all since, from the journal or from the
/// customer's timeline, and then goes on live. So nothing is left out, and nobody who is slow costs memory.
public final class Feed implements AutoCloseable {

    /// Most who may listen at once.
    public static final int LISTENERS_MAX = 200;

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Parts parts;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Listener> live = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "feed");
    /// Guarded by this, as are the changes of `live` and `passed`.
    private int listeners;

    private volatile long passed;

    /// Where it reads.
    public record Parts(Journal journal, Intake intake, Shards shards, Customers customers) {}

    /// Something that has happened.
    ///
    /// @param now how the customer stands since; empty if it happened before it was asked for, or nothing has
    ///            counted yet
    public record Happening(Stored stored, Customer customer, Optional<Trace.Point> now) {}

    public Feed(Parts parts, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
        thread.setDaemon(true);
        thread.start();
    }

    /// Begins to listen; close the listener.
    ///
    /// @param whom  one identifier of the customer to hear of; empty for all
    /// @param after the sequence of the last event heard; empty for what happens from now on
    /// @return empty if too many listen already
    public synchronized Optional<Listener> listen(Optional<Identifier> whom, OptionalLong after)
            throws InterruptedException {
        if (listeners == LISTENERS_MAX) return Optional.empty();
        if (listeners == 0) {
            long applied = parts.intake().applied();
            parts.shards().settle();
            passed = applied;
        }
        listeners++;
        return Optional.of(new Listener(this, whom, Math.min(after.orElse(passed), passed)));
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /// Goes on live from a place, if nothing has passed since.
    synchronized boolean goLive(Listener listener, long place) {
        if (place < passed) return false;
        live.add(listener);
        return true;
    }

    synchronized void leave(Listener listener) {
        live.remove(listener);
        listeners--;
    }

    /// The next events of a customer, or of all, behind a place and no later than what has passed.
    ///
    /// @param max how many of all; of one customer all there are
    History history(Optional<Identifier> whom, long place, int max) {
        long end = passed;
        if (whom.isPresent()) return new History(ofCustomer(whom.get(), place, end), end);
        List<Happening> found = new ArrayList<>();
        long[] reached = {end};
        read(place, end, stored -> {
            parts.customers()
                    .of(stored.event().customer())
                    .ifPresent(customer ->
                            found.add(new Happening(parts.customers().marked(stored), customer, Optional.empty())));
            if (found.size() == max) reached[0] = stored.sequence();
            return found.size() < max;
        });
        return new History(found, reached[0]);
    }

    /// Events of the past.
    ///
    /// @param place of the last entry they were looked for in
    record History(List<Happening> happenings, long place) {}

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Happening> ofCustomer(Identifier whom, long place, long end) {
        Optional<Customer> customer = parts.customers().of(whom);
        if (customer.isEmpty()) return List.of();
        return parts.customers().timeline(customer.get()).stream()
                .filter(stored -> stored.sequence() > place && stored.sequence() <= end)
                .sorted(Comparator.comparingLong(Stored::sequence))
                .map(stored -> new Happening(stored, customer.get(), Optional.empty()))
                .toList();
    }

    private void run() {
        try {
            while (!stopped.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
                long applied = parts.intake().applied();
                if ((live.isEmpty() && !isAnybodyThere()) || applied == passed) continue;
                parts.shards().settle();
                pass(applied);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isAnybodyThere() {
        return listeners > 0;
    }

    /// Tells everybody who is live what has happened up to an entry.
    private synchronized void pass(long end) {
        if (end <= passed) return;
        Map<Identifier, Optional<Trace.Point>> points = new HashMap<>();
        if (!live.isEmpty()) {
            read(passed, end, stored -> {
                tell(stored, points);
                return true;
            });
        }
        passed = end;
    }

    private void tell(Stored stored, Map<Identifier, Optional<Trace.Point>> points) {
        Optional<Customer> found = parts.customers().of(stored.event().customer());
        if (found.isEmpty()) return;
        Customer customer = found.get();
        List<Listener> concerned =
                live.stream().filter(listener -> listener.hearsOf(customer)).toList();
        if (concerned.isEmpty()) return;
        Optional<Trace.Point> now = points.computeIfAbsent(
                customer.name(), name -> parts.customers().pulse(customer, clock.instant()));
        Happening happening = new Happening(parts.customers().marked(stored), customer, now);
        for (Listener listener : concerned) {
            if (!listener.offer(happening)) live.remove(listener);
        }
    }

    /// Looks at an event, and says whether to go on.
    private interface Looking {
        boolean at(Stored stored);
    }

    private void read(long after, long end, Looking looking) {
        if (after >= end) return;
        try {
            parts.journal().forEach(after + 1, new Visitor() {
                @Override
                public void entry(Entry entry) throws IOException {
                    if (entry.seq() > end) throw new Enough();
                    if (entry.kind() != Entry.EVENT || parts.shards().aside().has(entry.seq())) return;
                    boolean goOn = EventBytes.decode(entry.payload())
                            .map(event -> looking.at(Stored.of(entry.seq(), event)))
                            .orElse(true);
                    if (!goOn) throw new Enough();
                }

                @Override
                public void damaged(Damage damage) {
                    // What cannot be read cannot be told; whoever takes care of the journal tells of it.
                }
            });
        } catch (Enough enough) {
            return;
        } catch (IOException broken) {
            throw new UncheckedIOException("the journal cannot be read", broken);
        }
    }

    /// Ends a walk through the journal.
    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
