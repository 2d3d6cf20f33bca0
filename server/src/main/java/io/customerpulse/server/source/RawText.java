package io.customerpulse.server.source;

import io.customerpulse.tables.value.Utf8;
import java.nio.charset.StandardCharsets;

/// Bytes of a record as text.
public final class RawText {

    private RawText() {}

    /// The text; bytes that are no UTF-8 stand as `\xHH`.
    public static String of(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.length() == to - from || Utf8.firstBad(bytes, from, to) < 0) return text;
        StringBuilder shown = new StringBuilder(to - from);
        int start = from;
        for (int bad = Utf8.firstBad(bytes, start, to); bad >= 0; bad = Utf8.firstBad(bytes, start, to)) {
            shown.append(new String(bytes, start, bad - start, StandardCharsets.UTF_8));
            shown.append("\\x%02X".formatted(bytes[bad] & 0xFF));
            start = bad + 1;
        }
        return shown.append(new String(bytes, start, to - start, StandardCharsets.UTF_8))
                .toString();
    }
}
