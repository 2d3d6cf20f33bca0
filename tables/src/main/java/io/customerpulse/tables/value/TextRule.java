package io.customerpulse.tables.value;

/// What any text that is kept must be: not too long, and made of characters.
public final class TextRule {

    /// The longest customer, in characters.
    public static final int CUSTOMER_MAX = 512;
    /// The longest other text, in characters.
    public static final int TEXT_MAX = 2_048;

    private TextRule() {}

    /// Why a text cannot be kept; empty if it can.
    ///
    /// @param where what the reason calls it
    /// @param most  how many characters it may have
    public static String fault(String where, String text, int most) {
        if (text.length() > most) {
            return "%s is too long: got %s characters, at most %s are allowed".formatted(where, text.length(), most);
        }
        if (!hasHalfPair(text)) return "";
        return "%s holds half of a surrogate pair, which is no character: got %s".formatted(where, Parsed.quoted(text));
    }

    /// Whether a text can be kept.
    public static boolean isSound(String text, int most) {
        return text.length() <= most && !hasHalfPair(text);
    }

    private static boolean hasHalfPair(String text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowSurrogate(c) != open) return true;
            open = Character.isHighSurrogate(c);
        }
        return open;
    }
}
