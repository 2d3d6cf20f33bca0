package io.customerpulse.server.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The truth: an append-only log of entries in segment files.
///
/// One thread writes, any number read at the same time. An entry counts once a commit that came after its append
/// has returned; until then nobody reads it, and a crash may leave it or take it. Of a commit that failed nobody
/// may be told success.
public final class Journal implements AutoCloseable {

    /// The largest payload of an entry: 4 MiB.
    public static final int PAYLOAD_BYTES_MAX = Frame.PAYLOAD_BYTES_MAX;

    /// The most bytes of entries between two commits: 64 MiB. Each entry takes 24 bytes beside its payload.
    public static final int GROUP_BYTES_MAX = Group.BYTES_MAX;

    /// How often a reader looks again whose segment was replaced under its hands.
    private static final int LOOKS_MAX = 1000;

    private final Disk disk;
    private final Segments segments;
    private final Appender appender;
    private final Group group;
    private final Recovered recovered;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock rewriting = new ReentrantLock();
    private volatile long committed;
    private volatile long next;
    private volatile @Nullable JournalBroken broken;
    private boolean needsMark;
    private volatile boolean isClosed;

    private Journal(Disk disk, Settings settings, Opening opening) throws IOException {
        this.disk = disk;
        this.segments = new Segments(opening.segments());
        this.recovered = opening.recovered();
        this.next = opening.tail().next();
        this.committed = next - 1;
        this.needsMark = !opening.tail().isMarked() && !opening.tail().needsMark();
        int salt = opening.segments().isEmpty()
                ? settings.chance().nextInt()
                : opening.segments().getLast().name().salt();
        this.group = new Group(salt);
        this.appender = new Appender(disk, segments, settings.segmentBytes(), salt);
    }

    /// Opens the journal in a folder, and mends what a crash has left: a torn end is cut off, the rest stays.
    ///
    /// @param disk closed with the journal
    /// @throws JournalProblem if the journal is of a newer format, or cannot be what we have written
    public static Journal open(Disk disk, Settings settings) throws IOException {
        return new Journal(disk, settings, Opening.of(disk));
    }

    /// The sequence that the next entry gets; the first ever is 1.
    public long next() {
        return next;
    }

    /// The last sequence that is on disk; 0 if there is none.
    public long committed() {
        return committed;
    }

    /// How many bytes all segments have.
    public long bytes() {
        return segments.bytes();
    }

    /// How many bytes the disk has room for.
    public long freeBytes() throws IOException {
        return disk.freeBytes();
    }

    /// What was found and mended at the start.
    public Recovered recovered() {
        return recovered;
    }

    /// Adds an entry to the group that the next commit writes.
    ///
    /// @param kind    from 1 to 255
    /// @param payload copied; at most [#PAYLOAD_BYTES_MAX]
    /// @return its sequence; it counts only if the commit succeeds
    /// @throws UncheckedIOException if the journal is broken
    public long append(int kind, byte[] payload) {
        if (kind < 1 || kind > Frame.KIND_MAX) {
            throw new IllegalArgumentException("kind must be from 1 to %d: %d".formatted(Frame.KIND_MAX, kind));
        }
        requirePayload(payload);
        writing.lock();
        try {
            requireUsable();
            long sequence = next;
            group.add(sequence, kind, payload);
            next = sequence + 1;
            return sequence;
        } catch (JournalBroken stays) {
            throw new UncheckedIOException(stays);
        } finally {
            writing.unlock();
        }
    }

    /// Writes all that was appended since the last commit, and syncs it. The thread must not be interrupted meanwhile,
    /// as that closes the file under it and so breaks the journal; one that was interrupted before is fine.
    ///
    /// @throws DiskFull       if there was no room: the group is forgotten, its sequences are given again, and the
    ///                        journal can be used on
    /// @throws JournalBroken after any other failure, and ever after
    public void commit() throws IOException {
        writing.lock();
        try {
            requireUsable();
            if (group.entries() == 0) return;
            write();
            committed = next - 1;
            needsMark = true;
        } finally {
            writing.unlock();
        }
    }

    /// The entry with this sequence, verified; empty if it is not committed.
    ///
    /// @throws JournalProblem if it is damaged
    public Optional<Entry> entry(long seq) throws IOException {
        if (seq < 1 || seq > committed) return Optional.empty();
        for (int look = 1; look <= LOOKS_MAX; look++) {
            Segment segment = segments.of(seq);
            try {
                Entry entry = segment.entry(seq);
                if (!segment.isReplaced()) return Optional.of(entry);
            } catch (ClosedChannelException closed) {
                if (!segment.isReplaced()) throw closed;
            }
        }
        throw new JournalProblem("entry %d could not be read, as its file was replaced all the time".formatted(seq));
    }

    /// Goes through all entries that are committed now, in order, from one sequence on. Damaged ones are told as
    /// damage, at their place, and never as entries.
    public void forEach(long fromSeq, Visitor visitor) throws IOException {
        long last = committed;
        long at = Math.max(fromSeq, 1);
        while (at <= last) {
            Segment segment = segments.of(at);
            Sweep sweep = new Sweep(segment, at, segments.lastOf(segment, last), new Telling(visitor));
            try {
                sweep.run();
            } catch (ClosedChannelException closed) {
                if (!segment.isReplaced()) throw closed;
            }
            at = sweep.next();
        }
    }

    /// Puts an entry of kind [Entry#ERASED] in the place of each of some entries, so that their bytes are in no file
    /// of the journal when this returns. May be called while others read and write. A crash leaves each segment
    /// either as it was or as it is to be; then it is to be called again, and doing so twice changes nothing more.
    ///
    /// @param left by sequence, the payload that stays; mostly an empty one
    /// @throws DiskFull if there is no room for a copy of a segment; some segments may be done
    public void rewrite(SortedMap<Long, byte[]> left) throws IOException {
        if (left.isEmpty()) return;
        rewriting.lock();
        try {
            requireCommitted(left);
            makeRoomBehind(left.lastKey());
            new Rewriting(disk, segments, committed).erase(left);
        } catch (JournalBroken failed) {
            broken = failed;
            throw failed;
        } finally {
            rewriting.unlock();
        }
    }

    /// Copies all that is committed now to a folder without a journal, and syncs it there; the copy is a journal that
    /// was closed. May be called while others read and write; erasures wait for it. Damage is copied as it is.
    ///
    /// @return the last sequence in the copy
    public long copyTo(Disk target) throws IOException {
        rewriting.lock();
        try {
            Copying copying;
            long last;
            writing.lock();
            try {
                last = committed;
                copying = new Copying(segments.all(), last + 1);
            } finally {
                writing.unlock();
            }
            copying.into(target);
            return last;
        } finally {
            rewriting.unlock();
        }
    }

    /// Ends; what was appended and not committed is forgotten.
    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            if (isClosed) return;
            isClosed = true;
            group.clear();
            if (needsMark && broken == null) mark();
        } finally {
            writing.unlock();
            appender.close();
            segments.close();
            disk.close();
        }
    }

    /// Sees to it that an entry is in no segment that is still written to.
    private void makeRoomBehind(long seq) throws JournalProblem {
        writing.lock();
        try {
            requireUsable();
            if (segments.of(seq) == segments.all().getLast()) appender.begin(committed + 1);
        } finally {
            writing.unlock();
        }
    }

    private void requireCommitted(SortedMap<Long, byte[]> left) {
        if (left.firstKey() < 1 || left.lastKey() > committed) {
            throw new IllegalArgumentException("only entries from 1 to %d can be erased, and %d to %d were asked for"
                    .formatted(committed, left.firstKey(), left.lastKey()));
        }
        for (byte[] payload : left.values()) requirePayload(payload);
    }

    private static void requirePayload(byte[] payload) {
        if (payload.length > PAYLOAD_BYTES_MAX) {
            throw new IllegalArgumentException("an entry has at most %d bytes of payload, and this one has %d"
                    .formatted(PAYLOAD_BYTES_MAX, payload.length));
        }
    }

    private void requireUsable() throws JournalBroken {
        JournalBroken before = broken;
        if (before != null) throw new JournalBroken("the journal takes nothing any more since a write failed", before);
        if (isClosed) throw new IllegalStateException("the journal is closed");
    }

    private void write() throws JournalProblem {
        boolean wasInterrupted = Thread.interrupted();
        try {
            appender.write(group, committed + 1);
        } catch (DiskFull full) {
            next = committed + 1;
            throw full;
        } catch (JournalBroken failed) {
            broken = failed;
            throw failed;
        } catch (RuntimeException | Error unforeseen) {
            broken = new JournalBroken("the journal was left in the midst of a write", unforeseen);
            throw unforeseen;
        } finally {
            group.clear();
            if (wasInterrupted) Thread.currentThread().interrupt();
        }
    }

    /// Proves to the next start that all was synced.
    private void mark() throws JournalProblem {
        group.add(next, Frame.MARK, new byte[0]);
        try {
            appender.write(group, next);
        } catch (DiskFull unproven) {
            // All entries are there; only rot in the very last group would be taken for a tear.
        }
    }

    /// Tells a visitor what a pass finds.
    private record Telling(Visitor visitor) implements Sweep.Sink {

        @Override
        public void frame(Walk walk) throws IOException {
            visitor.entry(walk.entry());
        }

        @Override
        public void lost(Damage damage) throws IOException {
            visitor.damaged(damage);
        }
    }
}
