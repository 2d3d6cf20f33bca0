package io.customerpulse.server.journal;

import java.util.Arrays;

/// Where some of the frames of a segment begin: about one in 32 KiB, so 8 bytes of memory for so many on disk.
final class SparseIndex {

    private static final int GAP_BYTES = 32 << 10;

    private final long first;
    private int[] entries = new int[8];
    private int[] places = new int[8];
    private int size;
    private long coveredTo = Header.BYTES;

    /// @param first the first sequence of the segment
    SparseIndex(long first) {
        this.first = first;
    }

    /// Notes a frame, unless one close before it is noted.
    ///
    /// @param end all frames before it are noted, or close behind one that is
    void add(long sequence, long at, long end) {
        coveredTo = end;
        if (size > 0 && at - places[size - 1] < GAP_BYTES) return;
        if (size == places.length) {
            entries = Arrays.copyOf(entries, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        entries[size] = (int) (sequence - first);
        places[size++] = (int) at;
    }

    /// Nothing more is to be noted before this.
    void cover(long to) {
        coveredTo = to;
    }

    /// Up to where frames are noted.
    long coveredTo() {
        return coveredTo;
    }

    /// The last frame noted that does not stand behind a sequence.
    Point before(long sequence) {
        int found = Arrays.binarySearch(entries, 0, size, (int) Math.min(sequence - first, Integer.MAX_VALUE));
        int i = found >= 0 ? found : -found - 2;
        return i < 0 ? new Point(first, Header.BYTES) : new Point(first + entries[i], places[i]);
    }

    /// A frame that is noted.
    record Point(long sequence, long at) {}
}
