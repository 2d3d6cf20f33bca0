package io.customerpulse.cli.picture;

import java.util.ArrayList;
import java.util.List;

/// How much room text takes, without asking for its font.
public final class Typeset {

    public static final String FONT =
            "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif";

    /// Mean width of a character in the wider of the usual fonts, in parts of the font's size.
    private static final double EM = 0.58;

    private Typeset() {}

    public static double width(String text, double size) {
        return SafeText.cells(text) * EM * size;
    }

    /// The text, cut so that it fits into a width.
    public static String fit(String text, double size, double width) {
        return SafeText.clip(SafeText.visible(text), Math.max(1, (int) (width / (EM * size))));
    }

    /// The text in lines that each fit into a width, broken at blanks; what is beyond `lines` ends in `…`.
    public static List<String> wrap(String text, double size, double width, int lines) {
        int cells = Math.max(8, (int) (width / (EM * size)));
        return wrap(text, cells, lines);
    }

    /// The same, counted in cells.
    public static List<String> wrap(String text, int cells, int lines) {
        List<String> wrapped = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        List<String> words = List.of(SafeText.visible(text).split(" ", -1));
        for (String word : words) {
            boolean last = wrapped.size() == lines - 1;
            boolean fits = SafeText.cells(line.toString()) + SafeText.cells(word) + 1 <= cells;
            if (!line.isEmpty() && !fits && !last) {
                wrapped.add(SafeText.clip(line.toString(), cells));
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        wrapped.add(SafeText.clip(line.toString(), cells));
        return List.copyOf(wrapped);
    }
}
