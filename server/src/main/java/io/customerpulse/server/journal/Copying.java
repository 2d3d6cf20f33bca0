package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A copy of the journal as it was at one moment, made while it is written on.
final class Copying {

    private static final int CHUNK_BYTES = 256 << 10;

    private final List<Part> parts = new ArrayList<>();
    private final long next;

    /// @param next the sequence after the last one of the copy
    Copying(List<Segment> segments, long next) {
        for (Segment segment : segments) {
            if (segment.length() > 0) parts.add(new Part(segment, segment.length()));
        }
        this.next = next;
    }

    /// Writes the copy, with a mark at its end, and syncs it.
    void into(Disk target) throws IOException {
        if (target.names().stream().anyMatch(name -> SegmentName.of(name).isPresent())) {
            throw new JournalProblem("a journal can only be copied to a folder without one");
        }
        for (Part part : parts) {
            try (Disk.Writing writing = target.writing(part.segment.file())) {
                copy(part, writing);
                if (part.equals(parts.getLast())) mark(part, writing);
                writing.sync();
            }
        }
        target.syncNames();
    }

    private void mark(Part last, Disk.Writing to) throws IOException {
        Group mark = new Group(last.segment.name().salt());
        mark.add(next, Frame.MARK, new byte[0]);
        Writes.all(to, mark.content(), last.length);
    }

    private static void copy(Part part, Disk.Writing to) throws IOException {
        long at = 0;
        while (at < part.length) {
            ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, part.length - at));
            if (part.segment.reading().read(chunk, at) <= 0) {
                throw new JournalProblem(
                        "the journal file %s became shorter while it was copied".formatted(part.segment.file()));
            }
            chunk.flip();
            int size = chunk.remaining();
            Writes.all(to, chunk, at);
            at += size;
        }
    }

    /// So much of a segment.
    private record Part(Segment segment, long length) {}
}
