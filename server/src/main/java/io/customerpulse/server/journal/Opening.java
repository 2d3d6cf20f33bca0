package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds out at a start what is in the folder, and mends what a crash has left.
final class Opening {

    private static final int CHUNK_BYTES = 1 << 20;

    private final Disk disk;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Damage> damages = new ArrayList<>();
    private Tail tail = new Tail(0, 0, 1, 0, true, false);
    private long cutBytes;

    private Opening(Disk disk) {
        this.disk = disk;
    }

    static Opening of(Disk disk) throws IOException {
        Opening opening = new Opening(disk);
        try {
            opening.clear();
            opening.list();
            if (!opening.segments.isEmpty()) opening.mend();
            return opening;
        } catch (IOException | RuntimeException failed) {
            for (Segment segment : opening.segments) segment.reading().close();
            throw failed;
        }
    }

    List<Segment> segments() {
        return segments;
    }

    Tail tail() {
        return tail;
    }

    Recovered recovered() {
        return new Recovered(cutBytes, tail.cutEntries(), damages);
    }

    /// Takes away what a rewrite has not completed.
    private void clear() throws IOException {
        for (String name : disk.names()) {
            if (name.endsWith(SegmentName.ASIDE)) disk.delete(name);
        }
    }

    private void list() throws IOException {
        List<SegmentName> names = disk.names().stream()
                .map(SegmentName::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(SegmentName::first))
                .toList();
        for (SegmentName name : names) {
            if (!segments.isEmpty() && segments.getLast().first() == name.first()) {
                throw new JournalProblem("two journal files begin with the same entry: %s and %s"
                        .formatted(segments.getLast().file(), name.file()));
            }
            Disk.Reading reading = disk.reading(name.file());
            segments.add(new Segment(name, reading, reading.size()));
            segments.getLast().headerDamage().ifPresent(damages::add);
        }
    }

    /// Cuts off what a crash has torn, and makes sure that what stays is on the disk. A sync that failed in the
    /// process before may have left bytes that are read but were never written, and syncing them again would prove
    /// nothing; so they are written again.
    private void mend() throws IOException {
        Segment last = segments.getLast();
        tail = Tail.of(last);
        if (tail.keep() == Header.BYTES && last.headerDamage().isPresent()) beginAgain(last);
        cutBytes = last.length() - tail.keep();
        try (Disk.Writing writing = disk.writing(last.file())) {
            if (cutBytes > 0) writing.truncate(tail.keep());
            for (long at = tail.lastGroup(); at < tail.keep(); at += CHUNK_BYTES) {
                Writes.all(writing, chunk(last, at), at);
            }
            long end = tail.keep();
            if (tail.needsMark()) {
                Group mark = new Group(last.name().salt());
                mark.add(tail.next(), Frame.MARK, new byte[0]);
                Writes.all(writing, mark.content(), end);
                end += mark.size();
            }
            writing.sync();
            segments.set(segments.size() - 1, new Segment(last.name(), last.reading(), end));
            segments.getLast().learn();
        }
        disk.syncNames();
    }

    /// A segment that was torn at its very begin has no header yet.
    private void beginAgain(Segment last) {
        tail = new Tail(0, 0, last.first(), 0, true, false);
        damages.removeIf(damage -> damage.segment().equals(last.file()));
    }

    private ByteBuffer chunk(Segment segment, long at) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, tail.keep() - at));
        while (chunk.hasRemaining()) {
            if (segment.reading().read(chunk, at + chunk.position()) <= 0) {
                throw new JournalProblem(
                        "the journal file %s became shorter while it was read".formatted(segment.file()));
            }
        }
        return chunk.flip();
    }
}
