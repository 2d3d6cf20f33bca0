package io.customerpulse.server.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// All segments of the journal, in order; they are read while one is added or put in the place of another.
final class Segments {

    private volatile List<Segment> all;

    Segments(List<Segment> all) {
        this.all = List.copyOf(all);
    }

    List<Segment> all() {
        return all;
    }

    /// The segment whose entries a sequence is among.
    Segment of(long sequence) {
        List<Segment> now = all;
        return now.get(place(now, sequence));
    }

    /// The last sequence a segment can have.
    ///
    /// @param committed the last one of all
    long lastOf(Segment segment, long committed) {
        List<Segment> now = all;
        int following = place(now, segment.first()) + 1;
        return following < now.size() ? Math.min(now.get(following).first() - 1, committed) : committed;
    }

    synchronized void add(Segment segment) {
        List<Segment> more = new ArrayList<>(all);
        more.add(segment);
        all = List.copyOf(more);
    }

    /// Puts another segment in the place of the one that begins with the same sequence.
    synchronized void replace(Segment segment) throws IOException {
        List<Segment> changed = new ArrayList<>(all);
        Segment before = changed.set(place(changed, segment.first()), segment);
        all = List.copyOf(changed);
        before.replace();
        before.reading().close();
    }

    long bytes() {
        return all.stream().mapToLong(Segment::length).sum();
    }

    void close() throws IOException {
        for (Segment segment : all) segment.reading().close();
    }

    private static int place(List<Segment> segments, long sequence) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).first() <= sequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
