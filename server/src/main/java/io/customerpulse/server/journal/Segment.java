package io.customerpulse.server.journal;

import java.io.IOException;
import java.util.Optional;

/// One file of the journal, as it is read. What is committed in it never changes; an erasure puts another file, and
/// another segment, in its place.
final class Segment {

    /// How much is read at once: by who goes through all, and by who looks for one.
    private static final int AHEAD_BYTES = 256 << 10;

    private static final int NEAR_BYTES = 16 << 10;

    private final SegmentName name;
    private final String file;
    private final Disk.Reading reading;
    private final SparseIndex index;
    private volatile long length;
    private volatile boolean replaced;

    /// @param length how much of the file counts
    Segment(SegmentName name, Disk.Reading reading, long length) {
        this.name = name;
        this.file = name.file();
        this.reading = reading;
        this.length = length;
        this.index = new SparseIndex(name.first());
    }

    SegmentName name() {
        return name;
    }

    /// The name of its file.
    String file() {
        return file;
    }

    long first() {
        return name.first();
    }

    Disk.Reading reading() {
        return reading;
    }

    long length() {
        return length;
    }

    /// The header is on disk.
    void begin() {
        length = Header.BYTES;
    }

    /// A group was written at the end and counts now.
    void grow(Group group) {
        long begin = length;
        synchronized (index) {
            if (index.coveredTo() == begin) group.noteIn(index, begin);
        }
        length = begin + group.size();
    }

    /// Another segment stands in its place now; who still reads it must look again.
    void replace() {
        replaced = true;
    }

    boolean isReplaced() {
        return replaced;
    }

    /// A walk over all frames, for whom a block that cannot be read is a reason to stop.
    Walk strictWalk() {
        return new Walk(this, Header.BYTES, first(), AHEAD_BYTES, 0);
    }

    /// A walk that begins at a frame close before a sequence and goes on to the end.
    Walk walkFrom(long sequence) throws IOException {
        return walk(sequence, AHEAD_BYTES);
    }

    private Walk walk(long sequence, int ahead) throws IOException {
        SparseIndex.Point point = before(sequence);
        return new Walk(this, point.at(), point.sequence(), ahead, Window.UNREADABLE_BLOCKS_MAX);
    }

    /// The entry with a sequence that the segment must have.
    ///
    /// @throws JournalProblem if it is damaged
    Entry entry(long sequence) throws IOException {
        Walk walk = walk(sequence, NEAR_BYTES);
        Damage damage = new Damage(sequence, sequence, file, length, 0, Damage.MISSING);
        Walk.Step step = walk.next();
        while (step != Walk.Step.END && walk.expected() <= sequence) {
            if (step == Walk.Step.DAMAGE) damage = damage(walk, sequence, Damage.NO_ENTRY);
            step = walk.next();
        }
        if (step == Walk.Step.FRAME && !walk.isMark() && walk.sequence() == sequence) {
            if (walk.isWhole()) return walk.entry();
            damage = damage(walk, sequence, Damage.TORN);
        }
        throw new JournalProblem(damage.sentence());
    }

    Damage damage(Walk walk, long sequence, String why) {
        return new Damage(sequence, sequence, file, walk.at(), walk.end() - walk.at(), why);
    }

    /// What is wrong with the header, if anything is.
    ///
    /// @throws JournalProblem if it is the header of something else
    Optional<Damage> headerDamage() throws IOException {
        return Header.isSound(header(), name)
                ? Optional.empty()
                : Optional.of(new Damage(first(), first() - 1, file, 0, Header.BYTES, Damage.NO_HEADER));
    }

    private byte[] header() throws IOException {
        Window window = new Window(reading, length, Header.BYTES, 1);
        return window.holds(0, Header.BYTES) ? window.bytes() : new byte[0];
    }

    /// Gets to know where frames begin, so that the first reader need not wait.
    void learn() throws IOException {
        before(Long.MAX_VALUE);
    }

    private SparseIndex.Point before(long sequence) throws IOException {
        synchronized (index) {
            long covered = index.coveredTo();
            if (covered < length) note(covered);
            return index.before(sequence);
        }
    }

    private void note(long from) throws IOException {
        SparseIndex.Point last = index.before(Long.MAX_VALUE);
        Walk walk = new Walk(this, from, last.sequence(), AHEAD_BYTES, Window.UNREADABLE_BLOCKS_MAX);
        for (Walk.Step step = walk.next(); step != Walk.Step.END; step = walk.next()) {
            if (step == Walk.Step.FRAME && !walk.isMark()) index.add(walk.sequence(), walk.at(), walk.end());
        }
        index.cover(walk.end());
    }
}
