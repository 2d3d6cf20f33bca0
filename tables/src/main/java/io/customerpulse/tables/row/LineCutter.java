package io.customerpulse.tables.row;

/// Lines, each one field. A line ends with LF or CR LF; one of blanks and tabs alone is none.
final class LineCutter implements Cutter {

    @Override
    public Cut cut(Window window, Fields fields) {
        fields.clear();
        byte[] bytes = window.bytes;
        int at = window.start;
        int seen = 0;
        boolean blank = true;
        for (; at < window.limit; at++) {
            byte b = bytes[at];
            if (b == '\n') break;
            seen |= b;
            blank &= b == ' ' || b == '\t' || b == '\r';
        }
        if (at == window.limit && !window.ended) return Cut.MORE;
        Cutter.close(window, fields, at);
        fields.beyondAscii = seen < 0;
        if (blank) return Cut.BLANK;
        fields.add(window.start, fields.end, false);
        return Cut.WHOLE;
    }
}
