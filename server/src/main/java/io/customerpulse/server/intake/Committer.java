package io.customerpulse.server.intake;

import io.customerpulse.server.journal.DiskFull;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.store.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The one writer of the journal.
///
/// It takes whatever is waiting, tells repeats apart, appends the rest, and puts all of it on disk with one
/// sync: the more is waiting, the more a sync is shared by. Only then is anybody told of success, and only
/// then does it come into effect. If the disk fails, nobody is, and nothing does.
public final class Committer {

    /// Records that may wait; beyond it whoever comes is sent away. A second of work or so.
    public static final int WAITING_MAX = 50_000;

    /// Records in one group, so that a sync is never far away.
    private static final int GROUP_MAX = 5_000;

    /// Bytes in one group, but for the last submission.
    private static final long GROUP_BYTES_MAX = 8L << 20;

    private static final long IDLE_MILLIS = 100;

    private final Journal journal;
    private final Seen seen;
    private final Effects effects;
    private final Supplier<Door> door;
    private final Hooks hooks;
    private final Recent recent;
    private volatile long inEffect;
    private final BlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final Thread thread = new Thread(this::run, "committer");
    private volatile boolean finishing;
    private volatile boolean broken;
    private volatile boolean full;

    /// @param asOf     the latest entry in effect when its ids were looked up
    /// @param contents what those of its ids came in with that had come in by then
    private record Submission(
            List<Item> items, long asOf, Map<Key, Long> contents, CompletableFuture<Receipt> receipt) {

        long bytes() {
            return items.stream().mapToLong(item -> item.payload().length).sum();
        }
    }

    /// Whom it tells.
    ///
    /// @param committed the sequence of the latest entry that is in effect, after each group and now and then while
    ///                  nothing comes in, on its thread
    /// @param broken    the reason why nothing can be written any more; once
    public record Hooks(Consumer<Long> committed, Consumer<Throwable> broken) {}

    Committer(Journal journal, Seen seen, Effects effects, Supplier<Door> door, Hooks hooks) {
        this.journal = journal;
        this.seen = seen;
        this.effects = effects;
        this.door = door;
        this.hooks = hooks;
        this.inEffect = journal.committed();
        this.recent = new Recent(inEffect);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /// Has some items written; the receipt comes when all of them are on disk. It fails with [DiskFull] if
    /// there is no space, and with another exception if nothing can be written any more.
    ///
    /// @throws Busy if too many are waiting
    public CompletableFuture<Receipt> submit(List<Item> items) throws Busy {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        if (broken || finishing) {
            receipt.completeExceptionally(new IOException("the journal is closed"));
            return receipt;
        }
        long now = waiting.addAndGet(items.size());
        if (now > WAITING_MAX && now > items.size()) {
            waiting.addAndGet(-items.size());
            throw new Busy(now);
        }
        try {
            queue.add(lookedUp(List.copyOf(items), receipt));
        } catch (RuntimeException unreadable) {
            waiting.addAndGet(-items.size());
            throw unreadable;
        }
        if (!thread.isAlive()) giveUp(queue);
        return receipt;
    }

    private Submission lookedUp(List<Item> items, CompletableFuture<Receipt> receipt) {
        long asOf = inEffect;
        return new Submission(items, asOf, seen.contents(items), receipt);
    }

    /// How many records are waiting.
    public long waiting() {
        return waiting.get();
    }

    /// Whether the latest group found no space on the disk.
    boolean isFull() {
        return full;
    }

    /// Writes what is waiting, and stops.
    void finish() throws InterruptedException {
        finishing = true;
        thread.join(TimeUnit.SECONDS.toMillis(30));
    }

    private void run() {
        try {
            while (!finishing || !queue.isEmpty()) {
                Submission first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) write(group(first));
                else hooks.committed().accept(inEffect);
            }
        } catch (InterruptedException stopped) {
            broken = true;
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error failure) {
            broken = true;
            hooks.broken().accept(failure);
        } finally {
            giveUp(queue);
        }
    }

    private List<Submission> group(Submission first) {
        List<Submission> group = new ArrayList<>();
        int size = 0;
        long bytes = 0;
        for (Submission next = first; next != null; ) {
            group.add(next);
            size += next.items().size();
            bytes += next.bytes();
            next = size < GROUP_MAX && bytes < GROUP_BYTES_MAX ? queue.poll() : null;
        }
        waiting.addAndGet(-size);
        return group;
    }

    private void write(List<Submission> submissions) throws IOException, InterruptedException {
        List<Receipt> receipts = new ArrayList<>(submissions.size());
        Door open = door.get();
        try {
            Group group = new Group(journal, effects, open, new Group.Known(seen, recent));
            for (Submission submission : submissions) {
                Map<Key, Long> contents =
                        recent.covers(submission.asOf()) ? submission.contents() : seen.contents(submission.items());
                receipts.add(new Receipt(group.judge(submission.items(), contents)));
            }
            group.end();
            journal.commit();
            full = false;
            effects.apply();
            open.committed();
        } catch (DiskFull noSpace) {
            full = true;
            effects.drop();
            recent.forget(journal.committed());
            for (Submission submission : submissions) submission.receipt().completeExceptionally(noSpace);
            return;
        } catch (IOException | RuntimeException | Error failure) {
            for (Submission submission : submissions) submission.receipt().completeExceptionally(failure);
            throw failure;
        }
        inEffect = journal.committed();
        for (int i = 0; i < receipts.size(); i++) submissions.get(i).receipt().complete(receipts.get(i));
        hooks.committed().accept(inEffect);
    }

    private static void giveUp(BlockingQueue<Submission> left) {
        for (Submission next = left.poll(); next != null; next = left.poll()) {
            next.receipt().completeExceptionally(new IOException("the journal is closed"));
        }
    }
}
