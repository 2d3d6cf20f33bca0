package io.customerpulse.tables.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One record as a cutter left it: where its fields stand in the window. Filled anew for each record.
final class Fields {

    /// The most fields a record may have.
    static final int COUNT_MAX = 4_096;

    private int[] froms = new int[64];
    private int[] tos = new int[64];
    private boolean[] doubled = new boolean[64];
    private int count;

    /// Where the record ends, its line break left out.
    int end;
    /// Where the next record begins.
    int next;
    /// How many line breaks it holds, its own among them.
    int breaks;
    /// Whether it holds anything but ASCII.
    boolean beyondAscii;
    /// Whether it ends with a line break, not with the input.
    boolean closed;
    /// What is wrong with it, if it could not be cut.
    String fault = "";

    void clear() {
        count = 0;
        breaks = 0;
        beyondAscii = false;
        closed = false;
    }

    int count() {
        return count;
    }

    /// Adds a field.
    ///
    /// @param quotesDoubled whether `""` in it stands for `"`
    /// @return false if there are too many
    boolean add(int from, int to, boolean quotesDoubled) {
        if (count == COUNT_MAX) return false;
        if (count == froms.length) {
            froms = Arrays.copyOf(froms, count * 2);
            tos = Arrays.copyOf(tos, count * 2);
            doubled = Arrays.copyOf(doubled, count * 2);
        }
        froms[count] = from;
        tos[count] = to;
        doubled[count++] = quotesDoubled;
        return true;
    }

    int from(int field) {
        return froms[field];
    }

    int to(int field) {
        return tos[field];
    }

    String text(byte[] bytes, int field) {
        int from = froms[field];
        int length = tos[field] - from;
        if (length == 0) return "";
        String text =
                new String(bytes, from, length, beyondAscii ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return doubled[field] ? text.replace("\"\"", "\"") : text;
    }
}
