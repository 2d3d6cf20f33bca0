package io.customerpulse.server.imports;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.imports.Status.State;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.transfer.Batches.Failed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files that people bring in: announced, received, and read one after the other.
///
/// ```
/// make → RECEIVING → (all bytes are here: import.begun) → WAITING → RUNNING → (import.ended) → DONE, CANCELLED, FAILED
/// ```
///
/// From `import.begun` on a file is read to its end whatever happens to the process: each row has an id that is made of
/// the file's content, so rows that are read twice count once. A file is deleted when its import ends; what was not
/// received whole when the process stops, or within an hour of its latest byte, is deleted too.
public final class Imports implements AutoCloseable {

    /// Of which not all is here, or not all is read, at one time.
    static final int OPEN_MAX = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private static final String ITSELF = "import";
    private static final String ID = "imp_";
    private static final int ID_BYTES = 8;

    /// After this time without a byte a file is no longer waited for.
    private static final Duration RECEIVED_WITHIN = Duration.ofHours(1);

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofSeconds(30);

    private final Parts parts;
    private final Spool spool;
    private final Receiving receiving;
    private final Map<String, Job> open = new LinkedHashMap<>();
    /// Those that wait; an empty one wakes the worker.
    private final LinkedBlockingQueue<Optional<Job>> queue = new LinkedBlockingQueue<>();
    private final Thread worker = Thread.ofPlatform().daemon().name("imports").unstarted(this::work);
    private volatile boolean isClosing;

    /// What it works with.
    ///
    /// @param folder where files are kept while they are read
    /// @param notes  what the journal says of imports
    /// @param rules  what is in force
    /// @param chance what imports are named by
    public record Parts(
            Path folder,
            ImportNotes notes,
            Intake intake,
            Supplier<Rules> rules,
            InstantSource clock,
            RandomGenerator chance) {}

    /// What came of announcing a file.
    public sealed interface Made {

        /// It is expected.
        record Expected(Status status) implements Made {}

        /// It is not taken now: this many are on their way or waiting already.
        record TooMany(int open) implements Made {}

        /// There is no space for it.
        record NoSpace(long freeBytes, long neededBytes) implements Made {}
    }

    public Imports(Parts parts) throws IOException {
        this.parts = parts;
        this.spool = new Spool(parts.folder());
        this.receiving = new Receiving(spool, parts.clock(), this::begin);
    }

    /// Goes on with what was begun before, and takes new ones.
    public void start() throws IOException {
        for (Status each : parts.notes().open()) goOn(each);
        sweep();
        worker.start();
    }

    /// Announces a file: its bytes are expected from now on.
    ///
    /// @param by the id of a user or a key
    public synchronized Made make(Wanted wanted, String by) throws IOException {
        forgetLate();
        if (open.size() >= OPEN_MAX) return new Made.TooMany(open.size());
        long expected = open.values().stream()
                .mapToLong(each -> each.wanted.bytes() - each.received)
                .sum();
        long needed = expected + Receiving.spaceFor(wanted.bytes());
        long free = spool.freeBytes();
        if (free < needed) return new Made.NoSpace(free, needed);
        byte[] drawn = new byte[ID_BYTES];
        parts.chance().nextBytes(drawn);
        Job job = new Job(ID + HexFormat.of().formatHex(drawn), wanted, by, now());
        spool.keepMapping(job.id, wanted.mapping());
        open.put(job.id, job);
        return new Made.Expected(job.status(now()));
    }

    /// Takes some of a file in. What came of it stays, also if the rest does not come.
    ///
    /// @param from how many bytes of the file stand before these
    /// @throws IOException if the bytes broke off
    public Receiving.Outcome receive(String id, long from, InputStream bytes) throws IOException {
        Optional<Job> job = job(id);
        if (job.isEmpty()) return notOpen(id);
        Receiving.Outcome outcome = receiving.take(job.get(), from, bytes);
        boolean isUnwanted = job.get().isCancelled() && job.get().state == State.RECEIVING;
        if (isUnwanted || outcome instanceof Receiving.Outcome.NoSpace) drop(job.get());
        return outcome;
    }

    private Receiving.Outcome notOpen(String id) {
        return parts.notes()
                .ended(id)
                .<Receiving.Outcome>map(ended -> new Receiving.Outcome.NotExpected(ended.state()))
                .orElseGet(Receiving.Outcome.Unknown::new);
    }

    /// The imports there are, the latest first.
    public List<Status> list() {
        List<Status> under;
        synchronized (this) {
            under = open.values().stream().map(job -> job.status(now())).toList();
        }
        Set<String> ids = under.stream().map(Status::id).collect(Collectors.toSet());
        List<Status> all = new ArrayList<>(parts.notes().ended());
        all.removeIf(each -> ids.contains(each.id()));
        all.addAll(under);
        return List.copyOf(all.reversed());
    }

    public Optional<Status> find(String id) {
        return job(id).map(job -> job.status(now())).or(() -> parts.notes().ended(id));
    }

    /// Wants no more of an import. What is in stays in. Does nothing to one that has ended.
    ///
    /// @return how it is then; empty if there is none
    public Optional<Status> cancel(String id, String by) throws IOException {
        Optional<Job> found = job(id);
        if (found.isEmpty()) return parts.notes().ended(id);
        Job job = found.get();
        job.cancelledBy = by;
        if (giveUp(job)) return Optional.of(ended(job.status(now()), State.CANCELLED, ""));
        if (job.state == State.WAITING && queue.remove(Optional.of(job))) end(job, State.CANCELLED, "");
        return find(id);
    }

    /// The rows of an import that could not be used; empty if no list of them is kept.
    public Optional<List<Failed>> failed(String id) throws IOException {
        return spool.failed(id);
    }

    /// Stops where it is; the next start goes on.
    @Override
    public void close() {
        isClosing = true;
        queue.clear();
        queue.add(Optional.empty());
        try {
            if (worker.isAlive() && !worker.join(END)) LOG.warn("an import did not stop in time");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Job> job(String id) {
        return Optional.ofNullable(open.get(id));
    }

    private Instant now() {
        return parts.clock().instant();
    }

    /// A file that is here whole is to be read: from now on that is sure.
    private void begin(Job job) {
        job.begun = now();
        parts.intake().setNow(ImportNotes.BEGUN, ImportNotes.begun(job));
        job.state = State.WAITING;
        queue.add(Optional.of(job));
    }

    private void goOn(Status begun) throws IOException {
        boolean isHere = Files.exists(spool.data(begun.id())) && Files.size(spool.data(begun.id())) == begun.bytes();
        if (!isHere) {
            Status lost = ended(begun, State.FAILED, "its file is not in this data folder any more: bring it in again");
            parts.intake().setNow(ImportNotes.ENDED, ImportNotes.ended(lost, ITSELF));
            return;
        }
        Wanted wanted = new Wanted(begun.name(), begun.bytes(), spool.mapping(begun.id()));
        Job job = new Job(begun.id(), wanted, begun.by(), begun.begun());
        job.received = begun.bytes();
        job.tally = spool.reached(begun.id()).tally();
        job.state = State.WAITING;
        synchronized (this) {
            open.put(job.id, job);
        }
        queue.add(Optional.of(job));
    }

    private void work() {
        while (!isClosing) {
            try {
                Optional<Job> next = Objects.requireNonNullElse(
                        queue.poll(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS), Optional.empty());
                forgetLate();
                if (next.isPresent() && !isClosing) run(next.get());
            } catch (InterruptedException stopped) {
                return;
            } catch (IOException | RuntimeException failed) {
                LOG.error("an import was not ended: the next start goes on with it", failed);
            }
        }
    }

    private void run(Job job) throws IOException {
        job.started = Optional.of(now());
        job.state = State.RUNNING;
        try {
            new Run(job, spool, parts, () -> isClosing).read();
            end(job, State.DONE, "");
        } catch (Run.Stopped stopped) {
            if (!isClosing) end(job, State.CANCELLED, "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException failed) {
            if (!isClosing) end(job, State.FAILED, Run.reason(failed));
        } catch (RuntimeException failed) {
            LOG.error("import {} failed", job.id, failed);
            end(job, State.FAILED, "it failed here; the log knows more");
        }
    }

    private void end(Job job, State state, String reason) throws IOException {
        Status ended = ended(job.status(now()), state, reason);
        parts.intake()
                .setNow(ImportNotes.ENDED, ImportNotes.ended(ended, job.isCancelled() ? job.cancelledBy : ITSELF));
        LOG.info("import {} is {}: {} rows", job.id, state, ended.tally().rows());
        drop(job);
    }

    private Status ended(Status before, State state, String reason) {
        return new Status(
                before.id(),
                before.name(),
                before.bytes(),
                before.by(),
                state,
                before.received(),
                before.read(),
                before.tally(),
                OptionalLong.empty(),
                before.begun(),
                before.started(),
                Optional.of(now()),
                reason);
    }

    /// Deletes what is kept of an import while it is under way; who reads that it has ended finds nothing of it.
    private void drop(Job job) throws IOException {
        try {
            spool.done(job.id);
        } finally {
            synchronized (this) {
                open.remove(job.id);
            }
        }
        sweep();
    }

    private synchronized void sweep() throws IOException {
        spool.sweep(open::containsKey, id -> parts.notes().ended(id).isPresent());
    }

    /// Those whose bytes do not come any more are not waited for.
    private void forgetLate() throws IOException {
        List<Job> late;
        synchronized (this) {
            late = open.values().stream()
                    .filter(each -> each.state == State.RECEIVING)
                    .filter(each -> each.touched.plus(RECEIVED_WITHIN).isBefore(now()))
                    .toList();
        }
        for (Job each : late) {
            var _ = giveUp(each);
        }
    }

    /// Drops a file that has not come whole, unless somebody sends it at this moment, or its last byte has just come.
    private boolean giveUp(Job job) throws IOException {
        if (!job.receiving.tryLock()) return false;
        try {
            if (job.state != State.RECEIVING) return false;
            drop(job);
            return true;
        } finally {
            job.receiving.unlock();
        }
    }
}
