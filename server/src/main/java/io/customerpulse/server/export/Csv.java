package io.customerpulse.server.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// A table as text (RFC 4180): commas, CRLF, quotes where they are needed.
///
/// A text that a spreadsheet would take for a formula gets a `'` in front; numbers stay as they are.
public final class Csv {

    /// What formulas begin with, the full-width forms among them.
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private static final String QUOTED = ",\"\r\n";

    private final Writer out;

    public Csv(Writer out) {
        this.out = out;
    }

    /// Writes a row.
    public void row(List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.write(',');
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    private static String cell(Object value) {
        String text = value.toString();
        if (value instanceof Number || text.isEmpty()) return text;
        String safe = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean isPlain = safe.chars().noneMatch(each -> QUOTED.indexOf(each) >= 0);
        return isPlain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
