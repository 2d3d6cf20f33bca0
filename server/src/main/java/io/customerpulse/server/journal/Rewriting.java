package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts erased entries in the place of others. Each segment concerned is written anew beside its place, synced, and
/// given the place of the old one in one step; so whenever power is lost, one of the two is there, whole.
final class Rewriting {

    private static final int FLUSH_BYTES = 256 << 10;

    private final Disk disk;
    private final Segments segments;
    private final long committed;

    Rewriting(Disk disk, Segments segments, long committed) {
        this.disk = disk;
        this.segments = segments;
        this.committed = committed;
    }

    /// @param left by sequence, the payload that stays; none of them in the last segment
    void erase(SortedMap<Long, byte[]> left) throws IOException {
        SortedMap<Long, byte[]> rest = left;
        while (!rest.isEmpty()) {
            Segment segment = segments.of(rest.firstKey());
            long behind = segments.lastOf(segment, committed) + 1;
            replace(segment, new TreeMap<>(rest.headMap(behind)));
            rest = rest.tailMap(behind);
        }
    }

    private void replace(Segment segment, SortedMap<Long, byte[]> left) throws IOException {
        SegmentName name = segment.name();
        long length;
        try (Disk.Writing aside = changed(() -> fresh(name.aside()))) {
            Copy copy = new Copy(segment, left, aside);
            long last = segments.lastOf(segment, committed);
            new Sweep(segment, segment.first(), last, copy).run();
            length = copy.end(last + 1);
        } catch (DiskFull full) {
            changed(() -> {
                disk.delete(name.aside());
                return name;
            });
            throw full;
        }
        segments.replace(changed(() -> {
            disk.rename(name.aside(), name.file());
            disk.syncNames();
            return new Segment(name, disk.reading(name.file()), length);
        }));
    }

    private Disk.Writing fresh(String file) throws IOException {
        disk.delete(file);
        return disk.writing(file);
    }

    /// Does something that changes the folder. If that fails otherwise than by a full disk, the disk is not to be
    /// trusted with anything.
    private static <T> T changed(Change<T> change) throws JournalProblem {
        try {
            return change.made();
        } catch (JournalProblem problem) {
            throw problem;
        } catch (IOException failed) {
            throw new JournalBroken("an erasure could not be written: " + failed.getMessage(), failed);
        }
    }

    private interface Change<T> {
        T made() throws IOException;
    }

    /// The new file in the making.
    private static final class Copy implements Sweep.Sink {

        private final Segment from;
        private final SortedMap<Long, byte[]> left;
        private final Disk.Writing to;
        private final Group group;
        private long length;

        Copy(Segment from, SortedMap<Long, byte[]> left, Disk.Writing to) throws IOException {
            this.from = from;
            this.left = left;
            this.to = to;
            this.group = new Group(from.name().salt());
            write(ByteBuffer.wrap(Header.of(from.name())));
        }

        @Override
        public void frame(Walk walk) throws IOException {
            Entry entry = walk.entry();
            byte[] payload = left.get(entry.seq());
            if (payload == null) {
                add(entry.seq(), entry.kind(), entry.payload());
            } else {
                add(entry.seq(), Entry.ERASED, payload);
            }
        }

        /// Damaged bytes stay for whoever may mend them, but not if an entry to be erased may be among them.
        @Override
        public void lost(Damage damage) throws IOException {
            SortedMap<Long, byte[]> among =
                    damage.first() > damage.last() ? new TreeMap<>() : left.subMap(damage.first(), damage.last() + 1);
            for (Map.Entry<Long, byte[]> each : among.entrySet()) {
                add(each.getKey(), Entry.ERASED, each.getValue());
            }
            if (!among.isEmpty() || damage.offset() < Header.BYTES) return;
            flush();
            copy(damage.offset(), damage.offset() + damage.bytes());
        }

        /// Ends the file with a mark, and syncs it.
        ///
        /// @param next the sequence that the next segment begins with
        /// @return how long it is
        long end(long next) throws IOException {
            flush();
            group.add(next, Frame.MARK, new byte[0]);
            flush();
            changed(() -> {
                to.sync();
                return to;
            });
            return length;
        }

        private void add(long sequence, int kind, byte[] payload) throws IOException {
            group.add(sequence, kind, payload);
            if (group.size() >= FLUSH_BYTES) flush();
        }

        private void copy(long start, long end) throws IOException {
            for (long at = start; at < end; ) {
                ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(FLUSH_BYTES, end - at));
                if (read(chunk, at) <= 0) return;
                at += chunk.position();
                write(chunk.flip());
            }
        }

        /// What cannot be read is not copied either.
        private int read(ByteBuffer into, long at) throws IOException {
            try {
                return from.reading().read(into, at);
            } catch (ClosedChannelException closed) {
                throw closed;
            } catch (IOException unreadable) {
                return -1;
            }
        }

        private void flush() throws IOException {
            if (group.size() > 0) write(group.content());
            group.clear();
        }

        private void write(ByteBuffer bytes) throws IOException {
            int size = bytes.remaining();
            changed(() -> {
                Writes.all(to, bytes, length);
                return to;
            });
            length += size;
        }
    }
}
