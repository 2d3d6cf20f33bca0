package io.customerpulse.server.journal;

import java.io.IOException;
import java.util.Arrays;

/// A walk over the frames of a segment. What is no frame is stepped over, to the next head that goes on with the
/// sequence.
final class Walk {

    /// What a step has come to.
    enum Step {
        /// A head; its payload may still be damaged.
        FRAME,
        /// Bytes that are no frame; between two frames, or at the end.
        DAMAGE,
        END
    }

    /// How far a sequence may jump: beyond it a head is not believed, and the search for one stays quick.
    private static final long JUMP_MAX = 1L << 32;

    private final Frame frame;
    private final Window window;
    private final long to;
    private long at;
    private long end;
    private long expected;

    /// @param expected             no sequence below it comes
    /// @param ahead                how much is read at once
    /// @param unreadableBlocksLeft how many blocks may be unreadable, and are damage then
    Walk(Segment segment, long from, long expected, int ahead, int unreadableBlocksLeft) {
        this.frame = new Frame(segment.name().salt());
        this.to = segment.length();
        this.window = new Window(segment.reading(), to, ahead, unreadableBlocksLeft);
        this.end = from;
        this.expected = expected;
    }

    Step next() throws IOException {
        at = end;
        if (at >= to) return Step.END;
        if (isFrame(at)) {
            int i = window.index(at);
            end = at + Frame.HEAD_BYTES + Frame.length(window.bytes(), i);
            expected = sequence() + (isMark() ? 0 : 1);
            return Step.FRAME;
        }
        do end++;
        while (end < to && !isFrame(end));
        return Step.DAMAGE;
    }

    /// Whether the payload of the frame is what was written.
    boolean isWhole() throws IOException {
        return window.holds(at, (int) (end - at)) && frame.isWhole(window.bytes(), window.index(at));
    }

    boolean isMark() {
        return Frame.kind(window.bytes(), window.index(at)) == Frame.MARK;
    }

    /// Where the step begins.
    long at() {
        return at;
    }

    /// Where the step ends.
    long end() {
        return end;
    }

    /// The lowest sequence that can come next.
    long expected() {
        return expected;
    }

    long sequence() {
        return Frame.sequence(window.bytes(), window.index(at));
    }

    /// Where the group of the frame begins: all before it was synced.
    long groupAt() {
        return at - Frame.group(window.bytes(), window.index(at));
    }

    /// The entry of a frame that is whole.
    Entry entry() {
        int i = window.index(at);
        byte[] bytes = window.bytes();
        int payload = i + Frame.HEAD_BYTES;
        return new Entry(
                sequence(), Frame.kind(bytes, i), Arrays.copyOfRange(bytes, payload, payload + Frame.length(bytes, i)));
    }

    private boolean isFrame(long place) throws IOException {
        if (!window.holds(place, Frame.HEAD_BYTES)) return false;
        int i = window.index(place);
        long ahead = Frame.sequence(window.bytes(), i) - expected;
        return ahead >= 0
                && ahead < JUMP_MAX
                && frame.isHead(window.bytes(), i)
                && place + Frame.HEAD_BYTES + Frame.length(window.bytes(), i) <= to;
    }
}
