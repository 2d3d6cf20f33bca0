package io.customerpulse.cli.picture;

import java.time.ZoneId;

/// The terminal a picture is drawn for.
///
/// @param columns its width in cells, [#COLUMNS_MIN] to [#SIZE_MAX]
/// @param rows    the most lines of one customer's picture, [#ROWS_MIN] to [#SIZE_MAX]
/// @param ink     whether it shows colours
/// @param glyphs  what it can write
/// @param zone    in which dates and hours are told
public record Terminal(int columns, int rows, Ink ink, Glyphs glyphs, ZoneId zone) {

    /// Below it there is no room for an axis and a line.
    public static final int COLUMNS_MIN = 40;

    /// Below it there is no room for the words around the line.
    public static final int ROWS_MIN = 12;

    /// Larger than any screen: it bounds the text.
    public static final int SIZE_MAX = 1_000;

    /// Whether colours are shown.
    public enum Ink {
        /// Text alone.
        PLAIN,
        /// ANSI colours (SGR), and no other control sequence.
        ANSI
    }

    /// What can be written.
    public enum Glyphs {
        /// The 95 printable characters of ASCII.
        ASCII,
        /// Braille, blocks and arrows as well.
        UNICODE
    }

    public Terminal {
        requireWithin("columns", columns, COLUMNS_MIN);
        requireWithin("rows", rows, ROWS_MIN);
    }

    private static void requireWithin(String what, int got, int least) {
        if (got < least || got > SIZE_MAX) {
            throw new IllegalArgumentException("%s must be %d to %d: %d".formatted(what, least, SIZE_MAX, got));
        }
    }

    boolean isUnicode() {
        return switch (glyphs) {
            case ASCII -> false;
            case UNICODE -> true;
        };
    }

    /// Text from anywhere, made safe and cut to so many cells.
    String safe(String text, int cells) {
        if (isUnicode()) return SafeText.clip(SafeText.visible(text), cells);
        String ascii = SafeText.ascii(text);
        return ascii.length() <= cells ? ascii : ascii.substring(0, Math.max(0, cells - 1)) + (cells > 0 ? "~" : "");
    }

    /// The text in a colour, if there are colours.
    ///
    /// @param sgr the colour's number
    String paint(String text, int sgr) {
        return switch (ink) {
            case PLAIN -> text;
            case ANSI -> text.isBlank() ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
        };
    }

    /// One of two texts, by what the terminal can write.
    String pick(String unicode, String ascii) {
        return isUnicode() ? unicode : ascii;
    }

    /// The text, safe, cut and filled with blanks to exactly so many cells.
    String padded(String text, int cells) {
        String cut = safe(text, cells);
        return cut + " ".repeat(Math.max(0, cells - SafeText.cells(cut)));
    }

    /// As [#padded], with the blanks first.
    String right(String text, int cells) {
        String cut = safe(text, cells);
        return " ".repeat(Math.max(0, cells - SafeText.cells(cut))) + cut;
    }
}
