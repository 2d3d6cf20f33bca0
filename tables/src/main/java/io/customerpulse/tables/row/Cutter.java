package io.customerpulse.tables.row;

/// Finds where the record at the start of a window ends, and its fields.
sealed interface Cutter permits QuotedCutter, BlankCutter, LineCutter {

    /// How it went.
    enum Cut {
        /// The fields are filled.
        WHOLE,
        /// Nothing but blanks up to the line break; `next` and `breaks` are filled.
        BLANK,
        /// The record's end is not in the window yet.
        MORE,
        /// It cannot be cut; `fault` says why.
        BROKEN
    }

    /// Cuts the record that begins at the window's start.
    Cut cut(Window window, Fields fields);

    /// Ends a record at a line break or at the input's end.
    ///
    /// @param at where the line feed stands, or the window's limit
    static void close(Window window, Fields fields, int at) {
        boolean closed = at < window.limit;
        fields.closed = closed;
        fields.next = closed ? at + 1 : at;
        fields.breaks += closed ? 1 : 0;
        fields.end = at > window.start && window.bytes[at - 1] == '\r' ? at - 1 : at;
    }
}
