package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The end of the journal, where groups are written.
final class Appender {

    private final Disk disk;
    private final Segments segments;
    private final long segmentBytes;
    private final int salt;
    private Disk.@Nullable Writing file;

    /// @param salt of segments to come
    Appender(Disk disk, Segments segments, long segmentBytes, int salt) throws IOException {
        this.disk = disk;
        this.segments = segments;
        this.segmentBytes = segmentBytes;
        this.salt = salt;
        List<Segment> all = segments.all();
        if (!all.isEmpty()) file = disk.writing(all.getLast().file());
    }

    /// Writes a group and syncs it.
    ///
    /// @param first the sequence of its first entry
    /// @throws DiskFull       if there was no room; everything is as before
    /// @throws JournalBroken if nobody knows what is on the disk now
    void write(Group group, long first) throws JournalProblem {
        attempt(() -> {
            List<Segment> all = segments.all();
            if (file == null || isFilled(all.getLast(), group.size(), first)) open(first);
            Disk.Writing to = begun();
            Segment segment = segments.all().getLast();
            Writes.all(to, group.content(), segment.length());
            to.sync();
            segment.grow(group);
        });
    }

    /// Begins a new segment, unless the last one has no entry.
    ///
    /// @param first the sequence of its first entry
    void begin(long first) throws JournalProblem {
        attempt(() -> {
            if (first > segments.all().getLast().first()) open(first);
            begun();
        });
    }

    void close() throws IOException {
        if (file != null) file.close();
    }

    /// Takes back what may have been written of a group. It is synced, so that remains of it and the next group
    /// can never stand side by side.
    private void undo(DiskFull full) throws JournalBroken {
        if (file == null) return;
        try {
            file.truncate(segments.all().getLast().length());
            file.sync();
        } catch (IOException failed) {
            failed.addSuppressed(full);
            throw broken(failed);
        }
    }

    private static JournalBroken broken(IOException failed) {
        return new JournalBroken(
                "the journal could not be written and takes nothing any more: " + failed.getMessage(), failed);
    }

    private boolean isFilled(Segment segment, int bytes, long first) {
        return first > segment.first() && segment.length() + bytes > segmentBytes;
    }

    private void open(long first) throws IOException {
        SegmentName name = new SegmentName(first, salt);
        Disk.Writing next = disk.writing(name.file());
        if (file != null) file.close();
        file = next;
        segments.add(new Segment(name, disk.reading(name.file()), 0));
    }

    /// The file of the last segment, with its header on disk.
    private Disk.Writing begun() throws IOException {
        Disk.Writing to = Objects.requireNonNull(file);
        Segment segment = segments.all().getLast();
        if (segment.length() == 0) {
            Writes.all(to, ByteBuffer.wrap(Header.of(segment.name())), 0);
            to.sync();
            disk.syncNames();
            segment.begin();
        }
        return to;
    }

    private void attempt(Step step) throws JournalProblem {
        try {
            step.run();
        } catch (DiskFull full) {
            undo(full);
            throw full;
        } catch (IOException failed) {
            throw broken(failed);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
