package io.customerpulse.tables.row;

/// Comma- or tab-separated values as in RFC 4180: a field in quotes may hold the separator, line breaks,
/// and quotes written twice. A quote inside a field that does not begin with one is plain text.
///
/// A quote that goes wrong spoils only the line its record begins on: the record is broken there and
/// cutting goes on at the next line. That may mean reading the same bytes again; after
/// [#READ_AGAIN_MAX] of them a quoted field has to close on its own line, so that no input can make
/// this slow.
final class QuotedCutter implements Cutter {

    static final long READ_AGAIN_MAX = 1L << 28;

    private final byte separator;
    private long readAgain;

    QuotedCutter(char separator) {
        this.separator = (byte) separator;
    }

    /// Counts bytes that have to be cut again.
    void again(long bytes) {
        readAgain += bytes;
    }

    @Override
    public Cut cut(Window window, Fields fields) {
        fields.clear();
        byte[] bytes = window.bytes;
        int limit = window.limit;
        int at = window.start;
        int seen = 0;
        while (true) {
            if (at < limit && bytes[at] == '"') {
                at = quoted(window, fields, at);
                if (at < 0) return fields.fault.isEmpty() ? Cut.MORE : Cut.BROKEN;
            } else {
                int from = at;
                byte b = 0;
                while (at < limit && (b = bytes[at]) != separator && b != '\n') {
                    seen |= b;
                    at++;
                }
                if (at == limit && !window.ended) return Cut.MORE;
                boolean last = at == limit || b == '\n';
                int to = last && at > from && bytes[at - 1] == '\r' ? at - 1 : at;
                if (!fields.add(from, to, false)) return tooMany(fields, at);
            }
            if (at == limit || bytes[at] == '\n') break;
            at++;
        }
        Cutter.close(window, fields, at);
        fields.beyondAscii |= seen < 0;
        return isBlank(window, fields) ? Cut.BLANK : Cut.WHOLE;
    }

    /// Cuts one quoted field.
    ///
    /// @return where the separator or the line feed after it stands, or the limit; -1 if it cannot be
    ///     cut, with the fault if that is for good
    private int quoted(Window window, Fields fields, int quote) {
        byte[] bytes = window.bytes;
        int limit = window.limit;
        boolean doubled = false;
        int seen = 0;
        int at = quote + 1;
        fields.fault = "";
        for (; at < limit; at++) {
            byte b = bytes[at];
            seen |= b;
            if (b == '"') {
                if (at + 1 == limit || bytes[at + 1] != '"') break;
                doubled = true;
                at++;
            } else if (b == '\n') {
                fields.breaks++;
                fields.end = at;
                if (readAgain > READ_AGAIN_MAX) return unclosed(fields, "the line");
            }
        }
        fields.end = limit;
        if (at == limit) return window.ended ? unclosed(fields, "the input") : -1;
        if (at + 2 >= limit && !window.ended) return -1;
        fields.beyondAscii |= seen < 0;
        if (!fields.add(quote + 1, at, doubled)) {
            tooMany(fields, at);
            return -1;
        }
        return afterQuote(window, fields, at + 1);
    }

    private int afterQuote(Window window, Fields fields, int at) {
        byte[] bytes = window.bytes;
        if (at == window.limit || bytes[at] == separator || bytes[at] == '\n') return at;
        boolean feedFollows = at + 1 == window.limit || bytes[at + 1] == '\n';
        if (bytes[at] == '\r' && feedFollows) return at + 1;
        fields.end = at;
        fields.fault =
                "field %s goes on after its closing quote: expected a %s or the end of the line; a quote inside a quoted field is written twice"
                        .formatted(fields.count(), separator == ',' ? "comma" : "tab");
        return -1;
    }

    private static int unclosed(Fields fields, String what) {
        fields.fault = "the quote that opens field %s is not closed before %s ends".formatted(fields.count() + 1, what);
        return -1;
    }

    private static Cut tooMany(Fields fields, int at) {
        fields.end = at;
        fields.fault = "the row has more than 4,096 fields";
        return Cut.BROKEN;
    }

    /// A line without separators or quotes that holds nothing but blanks.
    private static boolean isBlank(Window window, Fields fields) {
        if (fields.count() > 1 || fields.from(0) != window.start) return false;
        for (int i = fields.from(0); i < fields.to(0); i++) {
            if (window.bytes[i] != ' ') return false;
        }
        return true;
    }
}
