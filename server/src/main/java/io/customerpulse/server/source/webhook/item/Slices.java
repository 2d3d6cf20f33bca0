package io.customerpulse.server.source.webhook.item;

import java.util.ArrayList;
import java.util.List;

/// Cuts a body into records, without reading them: the elements of its outermost list, or the body as a whole.
///
/// It only tells strings, brackets and commas apart. So one record that is no JSON spoils nothing but itself: each
/// slice is read, and refused, on its own.
public final class Slices {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] body;
    private final int limit;

    private Slices(byte[] body, int limit) {
        this.body = body;
        this.limit = limit;
    }

    /// The whole body as one record.
    public static List<byte[]> whole(byte[] body) {
        return List.of(between(body, start(body), body.length));
    }

    /// The elements of the list that the body is; a body that is no list is one record. What stands behind the
    /// list's end is a record too, so that nothing is lost unseen.
    ///
    /// @param limit cutting ends once there are more than so many
    public static List<byte[]> elements(byte[] body, int limit) {
        int start = start(body);
        if (start == body.length || body[start] != '[') return whole(body);
        return new Slices(body, limit).cut(start + 1);
    }

    private List<byte[]> cut(int first) {
        List<byte[]> slices = new ArrayList<>();
        int from = first;
        int depth = 1;
        for (int i = first; i < body.length && slices.size() <= limit; i++) {
            byte b = body[i];
            if (b == '"') {
                i = endOfText(i);
            } else if (b == '[' || b == '{') {
                depth++;
            } else if (b == ']' || b == '}') {
                depth--;
            }
            if (depth == 0) {
                addUnlessBlank(slices, from, i);
                addUnlessBlank(slices, i + 1, body.length);
                return slices;
            }
            if (depth == 1 && b == ',') {
                slices.add(between(body, from, i));
                from = i + 1;
            }
        }
        addUnlessBlank(slices, from, body.length);
        return slices;
    }

    private int endOfText(int quote) {
        for (int i = quote + 1; i < body.length; i++) {
            if (body[i] == '\\') {
                i++;
            } else if (body[i] == '"') {
                return i;
            }
        }
        return body.length - 1;
    }

    private void addUnlessBlank(List<byte[]> slices, int from, int to) {
        byte[] slice = between(body, Math.min(from, body.length), to);
        if (slice.length > 0) slices.add(slice);
    }

    private static int start(byte[] body) {
        boolean isMarked = body.length >= BYTE_ORDER_MARK.length
                && body[0] == BYTE_ORDER_MARK[0]
                && body[1] == BYTE_ORDER_MARK[1]
                && body[2] == BYTE_ORDER_MARK[2];
        int start = isMarked ? BYTE_ORDER_MARK.length : 0;
        while (start < body.length && isBlank(body[start])) start++;
        return start;
    }

    private static byte[] between(byte[] body, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && isBlank(body[first])) first++;
        while (last > first && isBlank(body[last - 1])) last--;
        byte[] slice = new byte[last - first];
        System.arraycopy(body, first, slice, 0, slice.length);
        return slice;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
