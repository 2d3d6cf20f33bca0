package io.customerpulse.cli.picture;

import java.text.BreakIterator;
import java.util.Locale;

/// Text from outside, made fit to be shown: nothing in it can command a terminal, hide, or turn the line around.
public final class SafeText {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int ESCAPE_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int EMOJI_STYLE = 0xFE0F;

    /// Longest text looked at, in `char`s; the rest is cut off.
    private static final int LENGTH_MAX = 2_000;

    /// Most code points of one visible character: accents piled higher are dropped.
    private static final int MARKS_MAX = 8;

    private SafeText() {}

    /// Every control character as its picture (`␛`), everything invisible or reordering as `�`.
    public static String visible(String text) {
        return uncut(text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) : text);
    }

    /// As [#visible(String)], however long the text is.
    public static String uncut(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(SafeText::visible).forEach(out::appendCodePoint);
        return out.toString();
    }

    /// As [#visible(String)], with ASCII alone: controls in caret notation (`^[`), the rest as `?`.
    static String ascii(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().limit(LENGTH_MAX).forEach(c -> {
            if (c < ' ' || c == DELETE) out.append('^').append((char) (c ^ 0x40));
            else out.append(c < DELETE ? (char) c : plain(c));
        });
        return out.toString();
    }

    private static char plain(int c) {
        return switch (c) {
            case '−', '–' -> '-';
            case '·' -> '|';
            case '×' -> 'x';
            case '…' -> '~';
            default -> '?';
        };
    }

    private static int visible(int c) {
        if (c < ' ') return ESCAPE_PICTURES + c;
        if (c == DELETE) return 0x2421;
        if (c == JOINER || c == NON_JOINER) return c;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> noncharacter ? REPLACEMENT : c;
        };
    }

    /// The text in at most so many cells of a fixed-width line; `…` where it was cut. The text is visible already.
    public static String clip(String text, int cells) {
        if (text.codePointCount(0, text.length()) <= cells && cells(text) <= cells) return text;
        StringBuilder out = new StringBuilder();
        BreakIterator marks = BreakIterator.getCharacterInstance(Locale.ROOT);
        marks.setText(text);
        int used = 0;
        int start = marks.first();
        for (int end = marks.next(); end != BreakIterator.DONE; start = end, end = marks.next()) {
            String one = fewMarks(text.substring(start, end));
            if (used + cells(one) > cells - 1) break;
            used += cells(one);
            out.append(one);
        }
        return cells < 1 ? "" : out.append('…').toString();
    }

    private static String fewMarks(String one) {
        int codePoints = one.codePointCount(0, one.length());
        return codePoints <= MARKS_MAX ? one : one.substring(0, one.offsetByCodePoints(0, MARKS_MAX));
    }

    /// How many cells of a fixed-width line the text takes at most.
    static int cells(String text) {
        return text.codePoints().map(SafeText::cells).sum();
    }

    private static int cells(int c) {
        if (c == EMOJI_STYLE) return 1;
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        if (c < 0x1100) return false;
        return c <= 0x115F
                || (c >= 0x2600 && c <= 0x27BF)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F000 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
