package io.customerpulse.tables.row;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The part of a text that is in memory: from the start of the record being cut to what was read ahead.
///
/// Cutters read the fields directly, for speed. A record is cut from what is here; if it is not all
/// here, the window grows and the record is cut again from its start. The window doubles, so cutting
/// again costs at most as much as cutting once.
final class Window {

    /// The longest record, in bytes. More is no record but a file that is not what it was said to be.
    static final int RECORD_MAX = 1 << 20;

    private static final int FIRST = 1 << 18;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    byte[] bytes = new byte[FIRST];
    /// Where the record begins.
    int start;
    /// Where the bytes end.
    int limit;
    /// Nothing comes after `limit`.
    boolean ended;

    private final InputStream in;
    private long before;
    private String damage = "";

    Window(InputStream in) {
        this.in = in;
        grow();
        if (limit >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3)) start = 3;
    }

    /// The first bytes of the text, at most `count`, before anything is cut.
    byte[] head(int count) {
        return Arrays.copyOfRange(bytes, start, Math.min(limit, start + count));
    }

    /// Reads on; false if there is no more, or the record already holds [#RECORD_MAX] bytes.
    boolean grow() {
        if (ended || limit - start > RECORD_MAX) return false;
        System.arraycopy(bytes, start, bytes, 0, limit - start);
        before += start;
        limit -= start;
        start = 0;
        if (limit > bytes.length / 2) bytes = Arrays.copyOf(bytes, bytes.length * 2);
        fill();
        return true;
    }

    /// Where an index stands in the whole text, from 1.
    long position(int index) {
        return before + index + 1;
    }

    /// What is wrong with the packed data, if they broke off at `limit`; else empty.
    String damage() {
        return damage;
    }

    private void fill() {
        try {
            while (limit < bytes.length) {
                int read = in.read(bytes, limit, bytes.length - limit);
                if (read < 0) {
                    ended = true;
                    return;
                }
                limit += read;
            }
        } catch (IOException damaged) {
            ended = true;
            damage = String.valueOf(damaged.getMessage());
        }
    }
}
