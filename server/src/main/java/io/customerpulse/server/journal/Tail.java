package io.customerpulse.server.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the last segment is worth after a crash.
///
/// Only the last group can be torn: each was synced before the next was written. So damage before the begin of the
/// last group is damage, and stays, to be told; the rest is cut off from the first damage in it on.
///
/// @param keep       how much of the file stays
/// @param lastGroup  where its last group begins: what stands there may never have reached the disk
/// @param next       the sequence that comes next
/// @param cutEntries how many whole entries are cut off, as they stood behind damage
/// @param isMarked   whether it ends with a mark
/// @param needsMark  whether damage that stays would be taken for a tear without a mark behind it
record Tail(long keep, long lastGroup, long next, int cutEntries, boolean isMarked, boolean needsMark) {

    static Tail of(Segment segment) throws IOException {
        long proven = Header.BYTES;
        List<Bad> all = new ArrayList<>();
        Walk walk = segment.strictWalk();
        int whole = 0;
        boolean isMarked = false;
        boolean isAfterBad = false;
        for (Walk.Step step = walk.next(); step != Walk.Step.END; step = walk.next()) {
            if (step == Walk.Step.DAMAGE) {
                all.add(new Bad(walk.at(), walk.end(), walk.expected(), whole));
                isAfterBad = true;
                isMarked = false;
                continue;
            }
            if (isAfterBad) all.set(all.size() - 1, all.getLast().before(walk.sequence()));
            isAfterBad = false;
            proven = Math.max(proven, walk.groupAt());
            isMarked = walk.isMark();
            if (isMarked) continue;
            if (walk.isWhole()) {
                whole++;
            } else {
                all.add(new Bad(walk.at(), walk.end(), walk.sequence(), whole).before(walk.sequence() + 1));
            }
        }
        for (Bad bad : all) {
            if (bad.end > proven) return cut(bad, proven, whole);
        }
        return new Tail(Math.max(segment.length(), Header.BYTES), proven, walk.expected(), 0, isMarked, false);
    }

    private static Tail cut(Bad bad, long proven, int whole) {
        return bad.at >= proven
                ? new Tail(bad.at, proven, bad.sequence, whole - bad.wholeBefore, false, false)
                : new Tail(proven, proven, bad.following, whole - bad.wholeBefore, false, true);
    }

    /// A stretch of damage.
    ///
    /// @param sequence    the first that may be lost by it
    /// @param wholeBefore how many entries stand whole before it
    /// @param following   the sequence found behind it
    private record Bad(long at, long end, long sequence, int wholeBefore, long following) {

        Bad(long at, long end, long sequence, int wholeBefore) {
            this(at, end, sequence, wholeBefore, sequence);
        }

        Bad before(long found) {
            return new Bad(at, end, sequence, wholeBefore, found);
        }
    }
}
