package io.customerpulse.server.source.call;

import java.util.List;
import java.util.regex.Pattern;

/// What differs when a library sends a call again, or is no part of the call.
public final class Noise {

    /// Places of clocks, attempts and keys in the calls of client libraries.
    public static final List<String> LIBRARIES = List.of(
            "sentAt",
            "sent_at",
            "receivedAt",
            "received_at",
            "_metadata",
            "context.instanceId",
            "writeKey",
            "write_key",
            "api_key");

    private static final List<String> KEYS = List.of("\"writeKey\"", "\"write_key\"", "\"api_key\"");

    private static final Pattern KEY =
            Pattern.compile("(\"(?:writeKey|write_key|api_key)\"\\s*+:\\s*+)\"[^\"\\\\]*+\"");

    private Noise() {}

    /// A text that was not looked into, with every key left out.
    static String withoutKeys(String raw) {
        return KEY.matcher(raw).replaceAll("$1\"\"");
    }

    /// Whether a value is a key that must not be kept.
    ///
    /// @param from where the value begins in the body
    static boolean isKey(byte[] body, int from) {
        int end = blanksBefore(body, from);
        if (end == 0 || body[end - 1] != ':') return false;
        int name = blanksBefore(body, end - 1);
        for (String key : KEYS) {
            if (endsWith(body, name, key)) return true;
        }
        return false;
    }

    private static int blanksBefore(byte[] body, int to) {
        int end = to;
        while (end > 0
                && (body[end - 1] == ' ' || body[end - 1] == '\n' || body[end - 1] == '\r' || body[end - 1] == '\t')) {
            end--;
        }
        return end;
    }

    private static boolean endsWith(byte[] body, int to, String text) {
        int from = to - text.length();
        if (from < 0) return false;
        for (int i = 0; i < text.length(); i++) {
            if (body[from + i] != text.charAt(i)) return false;
        }
        return true;
    }
}
