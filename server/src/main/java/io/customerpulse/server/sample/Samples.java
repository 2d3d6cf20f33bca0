package io.customerpulse.server.sample;

import io.customerpulse.server.access.Flaw;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Sources;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.person.Removals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sample in this server, at most one: it comes in by a source of its own kind, goes on while this runs, and goes
/// with all that its source sent.
///
/// All of it is told apart from everything else by its source, which stands in every entry of the journal.
public final class Samples implements AutoCloseable {

    /// The kind of the source of a sample.
    public static final String KIND = "sample";

    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

    private static final SourceEntry.Wanted SOURCE =
            new SourceEntry.Wanted(KIND, "Sample shop", "", "", Map.of(), true);

    /// Who forgets to stop it finds no more than this in the journal: some 80,000 interactions.
    private static final Duration LIVE_MAX = Duration.ofHours(8);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration END = Duration.ofSeconds(30);

    private final Parts parts;
    private Optional<Work> work = Optional.empty();
    private volatile Optional<URI> server = Optional.empty();

    /// What it works with.
    ///
    /// @param notes    what the journal says of samples
    /// @param removals takes out what a source sent
    public record Parts(
            SampleShop shop,
            SampleNotes notes,
            Sources sources,
            Intake intake,
            Removals removals,
            InstantSource clock) {}

    /// How it is with the sample.
    public enum State {
        /// There is none.
        ABSENT,
        /// It is coming in.
        LOADING,
        /// It is in, or as much of it as there was when it was stopped.
        PRESENT,
        /// It is going.
        REMOVING
    }

    /// How it is with the sample, in numbers.
    ///
    /// @param customers    that are in
    /// @param expected     that are in when it is loaded
    /// @param interactions records that are in and count: what happened, and who each is
    /// @param source       the id of its source; empty if there is none
    /// @param running      whether more is happening
    public record Status(
            State state, int customers, int expected, long interactions, Optional<String> source, boolean running) {}

    /// What is under way.
    private static final class Work {
        private final String source;
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Loading loading;
        private final Thread thread;
        private volatile State state;

        Work(Parts parts, SourceEntry source, State state, Consumer<Work> doing) {
            this.source = source.id();
            this.state = state;
            loading = new Loading(parts.intake(), source.account(), parts.clock(), stopped);
            thread = Thread.ofPlatform().daemon().name("sample").unstarted(() -> doing.accept(this));
        }
    }

    public Samples(Parts parts) {
        this.parts = parts;
    }

    /// Says where the server listens: what happens in the sample is sent there. A source that was left over when a
    /// removal was cut short goes now.
    public void listensAt(URI address) {
        server = Optional.of(address);
        parts.sources().list().stream()
                .filter(each -> parts.removals().has(each.id()))
                .forEach(each -> parts.sources().remove(each.id(), stamp(KIND)));
    }

    public synchronized Status status() {
        Optional<Work> now = work.filter(each -> each.thread.isAlive());
        if (now.filter(each -> each.state == State.REMOVING).isPresent()) {
            String id = now.orElseThrow().source;
            return status(State.REMOVING, id, parts.notes().customers(id), false);
        }
        Optional<SourceEntry> source = source();
        if (source.isEmpty()) return new Status(State.ABSENT, 0, parts.shop().customers(), 0, Optional.empty(), false);
        String id = source.get().id();
        boolean isLoading = now.filter(each -> each.state == State.LOADING).isPresent();
        return isLoading
                ? status(State.LOADING, id, now.orElseThrow().loading.customers(), false)
                : status(State.PRESENT, id, parts.notes().customers(id), now.isPresent());
    }

    /// Has the sample come in, or what is missing of it, and go on from then on; returns at once. Does nothing while
    /// it goes.
    public synchronized Status load(String by) {
        if (isAtWork()) return status();
        SourceEntry source = source().orElseGet(() -> made(parts.sources().make(SOURCE, stamp(by))));
        boolean isIn = parts.notes().customers(source.id()) > 0;
        begin(new Work(parts, source, isIn ? State.PRESENT : State.LOADING, mine -> run(mine, source)));
        return status();
    }

    /// Has all of it go; returns when nothing more of it comes in. Does nothing if there is none, or it goes already.
    public synchronized Status remove(String by) {
        Optional<SourceEntry> source = source();
        if (source.isEmpty() || status().state() == State.REMOVING) return status();
        stop();
        parts.removals().begin(source.get().id(), by);
        parts.sources().remove(source.get().id(), stamp(by));
        begin(new Work(parts, source.get(), State.REMOVING, this::goOn));
        return status();
    }

    /// Has no more happen.
    public synchronized void stop() {
        work.ifPresent(each -> {
            each.stopped.countDown();
            try {
                if (!each.thread.join(END)) LOG.warn("the sample did not stop in time");
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        stop();
    }

    private void begin(Work next) {
        work = Optional.of(next);
        next.thread.start();
    }

    private boolean isAtWork() {
        return work.filter(each -> each.thread.isAlive()).isPresent();
    }

    private Status status(State state, String source, int customers, boolean running) {
        Counts counts = parts.intake().accounting().counts().getOrDefault(source, Counts.NONE);
        return new Status(state, customers, parts.shop().customers(), counts.stored(), Optional.of(source), running);
    }

    private Optional<SourceEntry> source() {
        return parts.sources().list().stream()
                .filter(each -> each.kind().equals(KIND))
                .findFirst();
    }

    private Stamp stamp(String by) {
        return new Stamp(by, parts.clock().instant());
    }

    private static SourceEntry made(Outcome<SourceEntry> outcome) {
        return switch (outcome) {
            case Outcome.Done<SourceEntry> done -> done.value();
            case Outcome.Flawed<SourceEntry> flawed ->
                throw new IllegalStateException(
                        flawed.flaws().stream().map(Flaw::message).toList().toString());
            case Outcome.Missing<SourceEntry> _ ->
                throw new IllegalStateException("a source that is new is not missing");
        };
    }

    /// What was told once at the instant the source was made is told then again, and counts once: so a sample that
    /// came in by half is made whole.
    private void run(Work mine, SourceEntry source) {
        try {
            SampleShop.Life life = mine.state == State.LOADING
                    ? load(mine, source)
                    : parts.shop().tell(parts.clock().instant(), source.id(), (calls, told) -> {});
            mine.state = State.PRESENT;
            live(mine, source, life);
        } catch (UncheckedIOException ended) {
            if (mine.stopped.getCount() > 0) LOG.error("the sample could not be loaded", ended);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("the sample ends", failed);
        }
    }

    private void goOn(Work mine) {
        try {
            parts.removals().proceed();
            LOG.info("the sample is removed: {}", mine.source);
        } catch (IOException | RuntimeException failed) {
            LOG.error("the sample was not removed: the next start goes on with it", failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private SampleShop.Life load(Work mine, SourceEntry source) {
        SampleShop.Life life = parts.shop().tell(source.made().at(), source.id(), mine.loading);
        mine.loading.finish();
        String note = SampleNotes.loaded(source.id(), mine.loading.customers());
        parts.intake().setNow(SampleNotes.LOADED, note);
        LOG.info("the sample is loaded: {} customers", mine.loading.customers());
        return life;
    }

    private void live(Work mine, SourceEntry source, SampleShop.Life life) throws InterruptedException {
        Optional<URI> address = server;
        if (address.isEmpty()) return;
        Instant end = parts.clock().instant().plus(LIVE_MAX);
        String run = source.id() + "-" + parts.clock().millis();
        try (Courier courier = new Courier(address.get(), source.writeKey())) {
            for (var next = life.next(); next.isPresent(); next = life.next()) {
                Duration pause = next.get().after();
                if (mine.stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) return;
                Instant now = parts.clock().instant();
                if (now.isAfter(end)) return;
                try {
                    courier.send(next.get().body(now, run));
                } catch (IOException notTaken) {
                    LOG.debug("something of the sample was not taken in", notTaken);
                    if (mine.stopped.await(AFTER_FAILURE.toNanos(), TimeUnit.NANOSECONDS)) return;
                }
            }
        }
    }
}
