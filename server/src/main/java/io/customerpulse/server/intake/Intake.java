package io.customerpulse.server.intake;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.server.intake.Committer.Hooks;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Visitor;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The way in: brings the index up to the journal, then takes in what is new.
public final class Intake implements AutoCloseable {

    /// Entries played again at once.
    private static final int REPLAY = 2_000;

    /// Room for the largest group there may be.
    private static final long SPACE = 64L << 20;

    private final Journal journal;
    private final Accounting accounting;
    private final Effects effects;
    private final Checkpoints checkpoints;
    private final Committer committer;
    private final Seen seen;
    private final UnaryOperator<Reading> doorstep;
    private final InstantSource clock;
    private volatile long applied;

    /// What it works on.
    ///
    /// @param journal the truth
    /// @param store   the index over it
    /// @param shards  the states
    /// @param clock   ours
    public record Parts(Journal journal, Store store, Shards shards, InstantSource clock) {}

    /// Whom it tells and asks.
    ///
    /// @param controls is told of everything that was ever set, in order, before anything new comes in and
    ///                 afterwards as it happens
    /// @param door     says who may come in
    /// @param doorstep what is left of a reading once what nobody is known by is left out
    /// @param damaged  is told of each stretch of the journal that cannot be read
    /// @param broken   is told once if nothing can be written any more
    public record Listeners(
            Consumer<Control> controls,
            Supplier<Door> door,
            UnaryOperator<Reading> doorstep,
            Consumer<Damage> damaged,
            Consumer<Throwable> broken) {}

    private Intake(Parts parts, Listeners listeners) {
        this.journal = parts.journal();
        this.accounting = new Accounting(parts.shards().aside()::counts);
        this.effects = new Effects(parts.store(), parts.shards(), accounting, listeners.controls());
        this.checkpoints = new Checkpoints(parts.store(), parts.shards(), accounting, parts.clock());
        this.seen = new Seen(parts.store());
        this.doorstep = listeners.doorstep();
        this.clock = parts.clock();
        Consumer<Long> committed = sequence -> {
            applied = sequence;
            checkpoints.committed(sequence);
        };
        this.committer =
                new Committer(journal, seen, effects, listeners.door(), new Hooks(committed, listeners.broken()));
    }

    /// Plays what the index does not have yet, and opens.
    public static Intake open(Parts parts, Listeners listeners) throws IOException, InterruptedException {
        Intake intake = new Intake(parts, listeners);
        intake.recover(parts.store(), listeners);
        intake.applied = parts.journal().committed();
        intake.committer.start();
        return intake;
    }

    /// Tells of everything that was ever set, in order, and changes nothing. Costs a read of what the index does not
    /// have of the journal.
    public static void controls(Journal journal, Store store, Consumer<Control> controls) throws IOException {
        long reach = reach(store);
        store.scan(Family.CONTROLS, new byte[0], new byte[0], (key, value) -> {
            long sequence = Bytes.readLong(key, 0);
            if (sequence <= reach) Control.read(sequence, value).ifPresent(controls);
            return true;
        });
        journal.forEach(reach + 1, new Visitor() {
            @Override
            public void entry(Entry entry) {
                if (entry.kind() == Entry.CONTROL)
                    Control.read(entry.seq(), entry.payload()).ifPresent(controls);
            }

            @Override
            public void damaged(Damage damage) {
                // It is told of when the journal is played.
            }
        });
    }

    /// The latest entry of the journal that an index says it has; 0 for none.
    public static long reach(Store store) {
        return Checkpoints.read(store).sequence();
    }

    /// Has what a source read written; the receipt comes when all of it is on disk.
    ///
    /// @throws Busy if too much is waiting
    public CompletableFuture<Receipt> take(List<Reading> readings) throws Busy {
        return committer.submit(readings.stream().map(doorstep).map(Item::of).toList());
    }

    /// Has something that was set written; the receipt comes when it is on disk and in effect.
    ///
    /// @throws Busy if too much is waiting
    public CompletableFuture<Receipt> set(String kind, String json) throws Busy {
        return committer.submit(List.of(Item.setting(kind, Whereabouts.in(json, clock.instant()))));
    }

    /// The same, and waits.
    ///
    /// @return the sequence of its entry
    /// @throws UncheckedIOException if it could not be written; then nothing has changed
    public long setNow(String kind, String json) {
        try {
            return switch (set(kind, json).get().verdicts().getFirst()) {
                case Verdict.Stored stored -> stored.sequence();
                case Verdict.Duplicate duplicate -> throw new IllegalStateException("a setting is no repeat");
                case Verdict.Failed failed -> throw new IllegalStateException("a setting is not refused");
            };
        } catch (Busy busy) {
            throw new UncheckedIOException(new IOException("too much is waiting to be written", busy));
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(new IOException("it could not be written", failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped while it was written", stopped));
        }
    }

    /// Whether an event is on disk and counts: this one, and not another under its id.
    public boolean isStored(Event event) {
        Item item = new Item.Happened(event);
        Long content = seen.contents(List.of(item)).get(item.id());
        return content != null && content == event.origin().contentHash();
    }

    /// The latest entry of the journal that has been given to whoever acts on it.
    public long applied() {
        return applied;
    }

    public Accounting accounting() {
        return accounting;
    }

    /// How many records are waiting to be written.
    public long waiting() {
        return committer.waiting();
    }

    /// Whether nothing can be taken in because the disk is full, and it still is.
    public boolean isOutOfSpace() {
        if (!committer.isFull()) return false;
        try {
            return journal.freeBytes() < SPACE;
        } catch (IOException unknown) {
            return true;
        }
    }

    /// How many entries a start after a crash would have to play again.
    public long unsaved() {
        return Math.max(0, journal.committed() - checkpoints.latest());
    }

    /// How long ago the index was put on disk; zero if it has everything.
    public Duration checkpointAge() {
        return unsaved() == 0 ? Duration.ZERO : checkpoints.age();
    }

    /// Brings the index on disk up to the journal; nothing may come in meanwhile.
    public void checkpoint() throws InterruptedException {
        checkpoints.finish(journal.committed());
    }

    /// Writes what is waiting, brings the index up to it, and stops.
    @Override
    public void close() {
        try {
            committer.finish();
            checkpoints.finish(journal.committed());
        } catch (InterruptedException stopped) {
            // What is not in a checkpoint is played again at the next start.
            Thread.currentThread().interrupt();
        }
        checkpoints.close();
        effects.close();
    }

    private void recover(Store store, Listeners listeners) throws IOException, InterruptedException {
        Checkpoints.Point point = Checkpoints.read(store);
        accounting.add(point.counts());
        accounting.received(point.latest());
        store.scan(Family.CONTROLS, new byte[0], new byte[0], (key, value) -> {
            long sequence = Bytes.readLong(key, 0);
            if (sequence <= point.sequence()) Control.read(sequence, value).ifPresent(listeners.controls());
            return true;
        });
        journal.forEach(point.sequence() + 1, new Visitor() {
            @Override
            public void entry(Entry entry) throws IOException {
                effects.replay(entry);
                if (effects.size() >= REPLAY) apply();
            }

            @Override
            public void damaged(Damage damage) {
                listeners.damaged().accept(damage);
            }
        });
        apply();
    }

    private void apply() throws IOException {
        try {
            effects.apply();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the journal was played", stopped);
        }
    }
}
