package io.customerpulse.tables.row;

import io.customerpulse.tables.value.Utf8;
import java.nio.charset.StandardCharsets;

/// The records of a text, one after the other, with the lines they begin on.
///
/// Blank lines are no records. What cannot be a record at all, for its length, its quotes or its bytes,
/// comes out as a refusal in its place, and the next record follows it.
final class Records implements Origin {

    /// What came next.
    enum Next {
        /// [#fields] holds it.
        RECORD,
        /// [#refusal] holds it.
        REFUSED,
        END
    }

    private final Window window;
    private final Cutter cutter;
    private final Fields fields = new Fields();
    private long line = 1;
    private int breaks;
    private int at;
    private String reason = "";
    private String skipped = "";

    Records(Window window, Cutter cutter) {
        this.window = window;
        this.cutter = cutter;
    }

    Next next() {
        while (true) {
            line += breaks;
            breaks = 0;
            skipped = "";
            if (window.start == window.limit && !(window.grow() && window.start < window.limit)) return end();
            switch (cutter.cut(window, fields)) {
                case BLANK -> advance(fields.next, fields.breaks);
                case WHOLE -> {
                    return isTooLong() ? broken(tooLong()) : whole();
                }
                case BROKEN -> {
                    return broken(isTooLong() ? tooLong() : fields.fault);
                }
                case MORE -> {
                    fields.end = window.limit;
                    if (!window.grow()) return broken(tooLong());
                }
            }
        }
    }

    @Override
    public long line() {
        return line;
    }

    Fields fields() {
        return fields;
    }

    /// The bytes the fields stand in.
    byte[] bytes() {
        return window.bytes;
    }

    /// The latest record as it stood, cut at [Row.Refused#ORIGINAL_MAX] bytes.
    private String original() {
        return skipped.isEmpty() ? text(at, fields.end) : skipped;
    }

    @Override
    public Row.Refused refused(String why) {
        return new Row.Refused(line, why, original());
    }

    /// The latest refusal of a record that could not even be cut.
    Row.Refused refusal() {
        return refused(reason);
    }

    /// Why the input broke off before its end; empty if it did not.
    String damage() {
        return window.damage();
    }

    private Next whole() {
        if (!fields.closed && !window.damage().isEmpty()) return end();
        at = window.start;
        advance(fields.next, fields.breaks);
        int bad = fields.beyondAscii ? Utf8.firstBad(window.bytes, at, fields.end) : -1;
        if (bad < 0) return Next.RECORD;
        reason = "the bytes are not UTF-8: the first that is wrong is 0x%02X, byte %s of the text"
                .formatted(window.bytes[bad] & 0xFF, window.position(bad));
        return Next.REFUSED;
    }

    /// Refuses the line the record begins on, and goes on with the next one.
    private Next broken(String why) {
        if (!window.damage().isEmpty() && fields.end >= window.limit) return end();
        reason = why;
        int feed = feed(window.start);
        if (feed >= 0 && fields.breaks > 0 && cutter instanceof QuotedCutter quoted) quoted.again(fields.end - feed);
        while (feed < 0 && window.grow()) feed = feed(window.start);
        at = window.start;
        if (feed < 0) {
            skipLine();
            return Next.REFUSED;
        }
        fields.end = feed > at && window.bytes[feed - 1] == '\r' ? feed - 1 : feed;
        advance(feed + 1, 1);
        return Next.REFUSED;
    }

    /// Drops a line whose end is not in the window, keeping its beginning for the refusal.
    private void skipLine() {
        skipped = text(at, window.limit);
        while (true) {
            window.start = window.limit;
            if (!(window.grow() && window.start < window.limit)) return;
            int feed = feed(0);
            if (feed >= 0) {
                advance(feed + 1, 1);
                return;
            }
        }
    }

    private boolean isTooLong() {
        return fields.end - window.start > Window.RECORD_MAX;
    }

    private String tooLong() {
        String what = fields.breaks > 0 ? "a quoted field is not closed within" : "the line is longer than";
        return "%s 1 MB (1,048,576 bytes)".formatted(what);
    }

    private Next end() {
        at = window.start;
        fields.end = window.limit;
        return Next.END;
    }

    private void advance(int to, int lineBreaks) {
        window.start = to;
        breaks += lineBreaks;
    }

    private int feed(int from) {
        for (int i = from; i < window.limit; i++) {
            if (window.bytes[i] == '\n') return i;
        }
        return -1;
    }

    private String text(int from, int to) {
        int length = Math.min(to - from, Row.Refused.ORIGINAL_MAX);
        return new String(window.bytes, from, length, StandardCharsets.UTF_8);
    }
}
