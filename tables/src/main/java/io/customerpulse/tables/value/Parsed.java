package io.customerpulse.tables.value;

/// What a text says, or why it cannot be read.
public sealed interface Parsed<T> {

    record Good<T>(T value) implements Parsed<T> {}

    /// A text that cannot be read.
    ///
    /// @param reason what is wrong, what was got, what was expected
    record Bad<T>(String reason) implements Parsed<T> {}

    static <T> Parsed<T> good(T value) {
        return new Good<>(value);
    }

    static <T> Parsed<T> bad(String reason) {
        return new Bad<>(reason);
    }

    /// A text as reasons show it: in quotes, on one line, at most 80 characters.
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(81).forEach(c -> show(c, shown));
        boolean cut = text.codePointCount(0, text.length()) > 80;
        if (cut) shown.setLength(shown.length() - 1);
        return shown.append(cut ? "…\"" : "\"").toString();
    }

    private static void show(int c, StringBuilder shown) {
        boolean plain = c >= ' ' && !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF);
        if (plain) shown.appendCodePoint(c);
        else shown.append("\\u%04X".formatted(c));
    }
}
