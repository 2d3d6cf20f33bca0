package io.customerpulse.server.journal;

import java.io.IOException;
import java.util.Optional;

/// One pass over a stretch of a segment, in order: each entry, and each stretch of damage with the entries that are
/// lost by it.
final class Sweep {

    private final Segment segment;
    private final long last;
    private final Sink sink;
    private long next;
    private long badAt;
    private long badEnd;
    private long badExpected;

    /// @param from the first sequence that matters
    /// @param last the last one, at most the last of the segment
    Sweep(Segment segment, long from, long last, Sink sink) {
        this.segment = segment;
        this.next = from;
        this.last = last;
        this.sink = sink;
    }

    /// The sequence to go on with; behind the last one if all was passed.
    long next() {
        return next;
    }

    /// Passes to the end; or until another segment stands in the place of this one, and one must look again.
    void run() throws IOException {
        Walk walk = segment.walkFrom(next);
        Optional<Damage> header = next == segment.first() ? segment.headerDamage() : Optional.empty();
        if (header.isPresent()) sink.lost(header.orElseThrow());
        for (Walk.Step step = walk.next(); step != Walk.Step.END; step = walk.next()) {
            if (step == Walk.Step.DAMAGE) {
                note(walk);
                continue;
            }
            long sequence = walk.sequence();
            if (sequence > last && !walk.isMark()) break;
            if (segment.isReplaced()) return;
            if (sequence >= next) {
                lost(Math.min(sequence - 1, last), walk.at());
                if (!walk.isMark()) take(walk);
            }
            badEnd = 0;
        }
        if (segment.isReplaced()) return;
        lost(last, segment.length());
    }

    private void take(Walk walk) throws IOException {
        if (walk.isWhole()) {
            sink.frame(walk);
        } else {
            sink.lost(segment.damage(walk, walk.sequence(), Damage.TORN));
        }
        next = walk.sequence() + 1;
    }

    private void note(Walk walk) {
        badAt = walk.at();
        badEnd = walk.end();
        badExpected = walk.expected();
    }

    /// Tells what stood where up to a sequence nothing was found.
    private void lost(long to, long at) throws IOException {
        boolean isBad = badEnd > 0;
        if (next > to && (!isBad || badExpected < next)) return;
        long from = next;
        next = Math.max(next, to + 1);
        sink.lost(
                isBad
                        ? new Damage(from, to, segment.file(), badAt, badEnd - badAt, Damage.NO_ENTRY)
                        : new Damage(from, to, segment.file(), at, 0, Damage.MISSING));
    }

    /// Whoever a pass is made for.
    interface Sink {

        /// An entry, whole, where the walk stands.
        void frame(Walk walk) throws IOException;

        void lost(Damage damage) throws IOException;
    }
}
