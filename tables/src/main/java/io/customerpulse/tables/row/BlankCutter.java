package io.customerpulse.tables.row;

/// Fields parted by any run of blanks, tabs and carriage returns, one record a line. Those before the first and
/// after the last field part nothing; there are no quotes and no empty fields.
final class BlankCutter implements Cutter {

    @Override
    public Cut cut(Window window, Fields fields) {
        fields.clear();
        byte[] bytes = window.bytes;
        int limit = window.limit;
        int seen = 0;
        int at = window.start;
        while (true) {
            while (at < limit && isBlank(bytes[at])) at++;
            if (at == limit || bytes[at] == '\n') break;
            int from = at;
            while (at < limit && bytes[at] != '\n' && !isBlank(bytes[at])) seen |= bytes[at++];
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

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
