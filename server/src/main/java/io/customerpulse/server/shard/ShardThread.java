package io.customerpulse.server.shard;

import io.customerpulse.server.store.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The thread of a shard: does what it is given, in order, and saves states in the time between.
final class ShardThread extends Thread {

    /// Batches that may wait; each is part of one group of the journal.
    private static final int WAITING_MAX = 64;

    /// States saved between two batches, at least: some milliseconds.
    private static final int SLICE = 500;

    /// States saved for each event that came in meanwhile. Below one, under full load, there would be more to save at
    /// the end of a checkpoint than at its beginning, and each would take longer than the one before.
    private static final int SAVED_PER_EVENT = 2;

    private static final long IDLE_MILLIS = 100;

    /// How long events may wait for others, so that they share a write to the store, and the thread is not woken for
    /// each group of the journal.
    private static final long GATHER_NANOS = 2_000_000;

    /// Events beyond which no more are gathered.
    private static final int GATHER_MAX = 5_000;

    private final Shard shard;
    private final Consumer<Throwable> failed;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Deque<Unsaved> unsaved = new ArrayDeque<>();
    private Runnable whenSaved = () -> {};
    /// Events since the last slice.
    private int came;
    private volatile boolean finishing;

    /// States to be saved.
    private record Unsaved(Standings standings, List<Key> keys) {}

    private sealed interface Work {
        record Events(List<Stored> events) implements Work {}

        record Ask(Consumer<Shard> what, Runnable done) implements Work {}

        record Save(Runnable whenSaved) implements Work {}
    }

    ShardThread(int number, Shard shard, Consumer<Throwable> failed) {
        super("shard-" + number);
        this.shard = shard;
        this.failed = failed;
        setDaemon(true);
    }

    Shard shard() {
        return shard;
    }

    int waiting() {
        return queue.size();
    }

    void give(List<Stored> events) throws InterruptedException {
        queue.put(new Work.Events(events));
    }

    void ask(Consumer<Shard> what, Runnable done) throws InterruptedException {
        queue.put(new Work.Ask(what, done));
    }

    void save(Runnable whenAllSaved) throws InterruptedException {
        queue.put(new Work.Save(whenAllSaved));
    }

    void finish() {
        finishing = true;
    }

    @Override
    public void run() {
        try {
            while (!finishing || !queue.isEmpty() || !unsaved.isEmpty()) {
                Work work = queue.poll(unsaved.isEmpty() ? IDLE_MILLIS : 0, TimeUnit.MILLISECONDS);
                if (work != null) perform(work);
                if (!unsaved.isEmpty()) saveSlice();
            }
        } catch (InterruptedException stopped) {
            interrupt();
        } catch (RuntimeException | Error broken) {
            failed.accept(broken);
        }
    }

    private void takeTogether(Work.Events first) {
        if (queue.isEmpty()) LockSupport.parkNanos(GATHER_NANOS);
        List<Stored> events = new ArrayList<>(first.events());
        while (events.size() < GATHER_MAX && queue.peek() instanceof Work.Events) {
            if (queue.poll() instanceof Work.Events more) events.addAll(more.events());
        }
        shard.take(events);
        came += events.size();
    }

    private void perform(Work work) {
        switch (work) {
            case Work.Events first -> takeTogether(first);
            case Work.Ask ask -> {
                ask.what().accept(shard);
                ask.done().run();
            }
            case Work.Save save -> {
                while (!unsaved.isEmpty()) saveSlice();
                came = 0;
                for (Book book : shard.books()) {
                    List<Key> dirty = book.standings().dirty();
                    if (!dirty.isEmpty()) unsaved.add(new Unsaved(book.standings(), dirty));
                }
                whenSaved = save.whenSaved();
                if (unsaved.isEmpty()) whenSaved.run();
            }
        }
    }

    private void saveSlice() {
        Unsaved next = unsaved.remove();
        List<Key> keys = shard.has(next.standings()) ? next.keys() : List.of();
        int size = Math.min(Math.max(SLICE, SAVED_PER_EVENT * came), keys.size());
        came = 0;
        next.standings().save(keys.subList(0, size));
        if (size < keys.size()) unsaved.addFirst(new Unsaved(next.standings(), keys.subList(size, keys.size())));
        if (unsaved.isEmpty()) whenSaved.run();
    }
}
