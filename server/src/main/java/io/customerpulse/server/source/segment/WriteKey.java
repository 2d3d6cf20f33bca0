package io.customerpulse.server.source.segment;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Finds the write key in a body, so that the door knows whose it is before the body is read.
///
/// It counts brackets and looks at nothing else, so a body of any size costs about a nanosecond a byte, and a body
/// that is no JSON finds no key or, at worst, one that is then refused with the body.
public final class WriteKey {

    /// The longest key in characters.
    public static final int LENGTH_MAX = 256;

    private static final List<byte[]> NAMES = List.of(
            "\"writeKey\"".getBytes(StandardCharsets.US_ASCII),
            "\"api_key\"".getBytes(StandardCharsets.US_ASCII),
            "\"write_key\"".getBytes(StandardCharsets.US_ASCII));

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = '"' * ONES;
    private static final long SLASHES = '\\' * ONES;

    private final byte[] body;
    private int at;

    private WriteKey(byte[] body) {
        this.body = body;
    }

    /// The value of the body's own `writeKey`, `api_key` or `write_key`; the first if there are several. Empty if
    /// there is none, or it is no plain text of 1 to [#LENGTH_MAX] characters.
    public static Optional<String> inBody(byte[] body) {
        return new WriteKey(body).find();
    }

    private Optional<String> find() {
        int depth = 0;
        while (at < body.length) {
            switch (body[at]) {
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case '"' -> {
                    int from = at;
                    text();
                    if (depth == 1 && isName(from) && isFollowedByColon()) return value();
                }
                default -> at++;
            }
        }
        return Optional.empty();
    }

    private void text() {
        at++;
        while (at + Long.BYTES <= body.length && isPlain((long) LONGS.get(body, at))) at += Long.BYTES;
        while (at < body.length && body[at] != '"') at += body[at] == '\\' ? 2 : 1;
        at = Math.min(body.length, at + 1);
    }

    /// Whether none of eight bytes is a quote or a backslash: a byte equal to one of them is 0 once it is taken off,
    /// and only a 0 has a borrow into its highest bit that was not set. It may say no of eight plain bytes.
    private static boolean isPlain(long eight) {
        long quote = eight ^ QUOTES;
        long slash = eight ^ SLASHES;
        return ((((quote - ONES) & ~quote) | ((slash - ONES) & ~slash)) & HIGHS) == 0;
    }

    private boolean isName(int from) {
        for (byte[] name : NAMES) {
            if (at - from == name.length && matches(name, from)) return true;
        }
        return false;
    }

    private boolean matches(byte[] name, int from) {
        for (int i = 0; i < name.length; i++) {
            if (body[from + i] != name[i]) return false;
        }
        return true;
    }

    private boolean isFollowedByColon() {
        blanks();
        if (at == body.length || body[at] != ':') return false;
        at++;
        return true;
    }

    private Optional<String> value() {
        blanks();
        if (at == body.length || body[at] != '"') return Optional.empty();
        int from = at + 1;
        text();
        int length = at - 1 - from;
        if (length < 1 || length > LENGTH_MAX || body[at - 1] != '"') return Optional.empty();
        for (int i = from; i < from + length; i++) {
            if (body[i] <= ' ' || body[i] == '\\' || body[i] == 127) return Optional.empty();
        }
        return Optional.of(new String(body, from, length, StandardCharsets.US_ASCII));
    }

    private void blanks() {
        while (at < body.length && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) at++;
    }
}
