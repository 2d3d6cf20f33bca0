package io.customerpulse.tables.row;

/// Fields parted by any run of blanks and tabs, one record a line. Blanks before the first and after the
/// last part nothing; there are no quotes and no empty fields.
final class BlankCutter implements Cutter {

    @Override
    public Cut cut(Window window, Fields fields) {
        fields.clear();
        byte[] bytes = window.bytes;
        int limit = window.limit;
        int seen = 0;
        int at = window.start;
        while (true) {
            while (at < limit && isBlank(bytes, at, window)) at++;
            if (at == limit || bytes[at] == '\n') break;
            int from = at;
            while (at < limit && bytes[at] != '\n' && !isBlank(bytes, at, window)) seen |= bytes[at++];
            if (!fields.add(from, at, false)) {
                fields.end = at;
                fields.fault = "the row has more than 4,096 fields";
                return Cut.BROKEN;
            }
        }
        if (at == limit && !window.ended) return Cut.MORE;
        Cutter.close(window, fields, at);
        fields.beyondAscii = seen < 0;
        return fields.count() == 0 ? Cut.BLANK : Cut.WHOLE;
    }

    /// A carriage return parts nothing but the line from its feed.
    private static boolean isBlank(byte[] bytes, int at, Window window) {
        byte b = bytes[at];
        return b == ' ' || b == '\t' || (b == '\r' && (at + 1 == window.limit || bytes[at + 1] == '\n'));
    }
}
