package io.customerpulse.tables.output;

/// A text as a field of CSV (RFC 4180).
///
/// A text that a spreadsheet would run as a formula gets a quote mark before it, because identifiers come
/// from outside: one that begins with `=`, `+`, `-`, `@`, a tab or a line end and is no number.
public final class CsvText {

    private CsvText() {}

    /// Appends the field, quoted where it has to be.
    public static void append(String text, StringBuilder to) {
        boolean formula = isFormula(text);
        if (!formula && isPlain(text)) {
            to.append(text);
            return;
        }
        to.append('"');
        if (formula) to.append('\'');
        to.append(text.replace("\"", "\"\"")).append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') return false;
        }
        return text.isEmpty() || (text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ');
    }

    private static boolean isFormula(String text) {
        if (text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0) return false;
        return !text.chars().skip(1).allMatch(c -> (c >= '0' && c <= '9') || c == '.');
    }
}
