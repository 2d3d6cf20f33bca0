package io.customerpulse.server.http.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Where a list goes on, as a word that means something to us only.
final class Cursor {

    private static final int LENGTH_MAX = 300;

    private Cursor() {}

    static String of(Object... parts) {
        String text = String.join("|", Arrays.stream(parts).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The parts of a cursor that we gave.
    ///
    /// @param kind its first part, left out of the answer
    /// @param size how many others it has
    static Optional<List<String>> read(Asked asked, String kind, int size) {
        Optional<String> given = asked.text("cursor");
        if (given.isEmpty()) return Optional.empty();
        try {
            if (given.get().length() <= LENGTH_MAX) {
                String text = new String(Base64.getUrlDecoder().decode(given.get()), StandardCharsets.UTF_8);
                List<String> parts = List.of(text.split("\\|", -1));
                if (parts.getFirst().equals(kind) && parts.size() == size + 1) {
                    return Optional.of(parts.subList(1, parts.size()));
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException notOurs) {
            throw invalid();
        }
    }

    private static Declined invalid() {
        return new Declined(
                400,
                "invalid_cursor",
                "the cursor is not one that this list gave with the same sort: begin without one");
    }
}
