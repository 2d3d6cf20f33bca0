package io.customerpulse.server.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Entries that are written together, as they will stand in the segment.
final class Group {

    /// More is never gathered; whoever appends must commit before.
    static final int BYTES_MAX = 64 << 20;

    /// What it begins with, and what is kept between groups; what a large group took beyond it is given back.
    private static final int FIRST_BYTES = 16 << 10;

    private static final int KEPT_BYTES = 1 << 20;

    private final Frame frame;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;
    private int entries;

    Group(int salt) {
        this.frame = new Frame(salt);
    }

    void add(long sequence, int kind, byte[] payload) {
        int end = size + Frame.HEAD_BYTES + payload.length;
        if (end > BYTES_MAX) {
            throw new IllegalStateException(
                    "a group holds at most %d bytes, and %d are there: commit first".formatted(BYTES_MAX, size));
        }
        if (end > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(end, Math.min(2 * bytes.length, BYTES_MAX)));
        System.arraycopy(payload, 0, bytes, size + Frame.HEAD_BYTES, payload.length);
        frame.seal(bytes, size, new Frame.Head(sequence, kind, payload.length, size));
        size = end;
        if (kind != Frame.MARK) entries++;
    }

    int size() {
        return size;
    }

    int entries() {
        return entries;
    }

    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /// Notes where its frames will stand.
    ///
    /// @param begin where the group begins in the segment
    void noteIn(SparseIndex index, long begin) {
        int at = 0;
        while (at < size) {
            int end = at + Frame.HEAD_BYTES + Frame.length(bytes, at);
            index.add(Frame.sequence(bytes, at), begin + at, begin + end);
            at = end;
        }
    }

    void clear() {
        size = 0;
        entries = 0;
        if (bytes.length > KEPT_BYTES) bytes = new byte[KEPT_BYTES];
    }
}
