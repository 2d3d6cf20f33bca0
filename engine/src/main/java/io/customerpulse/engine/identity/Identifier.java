package io.customerpulse.engine.identity;

import java.util.Locale;

/// One way to know a customer, such as `user_id:ada` or `email:ada@example.org`.
///
/// @param kind  which way: 1 to 32 of `a-z`, `0-9` and `_`
/// @param value what the customer is known by there, not blank, at most [#VALUE_MAX] characters; e-mail
///              addresses in lower case
public record Identifier(String kind, String value) implements Comparable<Identifier> {

    public static final String USER_ID = "user_id";
    public static final String ANONYMOUS_ID = "anonymous_id";
    public static final String EMAIL = "email";
    public static final String PHONE = "phone";

    /// Longest value in characters.
    public static final int VALUE_MAX = 512;

    private static final int KIND_MAX = 32;

    public Identifier {
        if (!isKind(kind)) {
            throw new IllegalArgumentException("a kind is 1 to 32 of a-z, 0-9 and _, got: " + kind);
        }
        value = kind.equals(EMAIL) ? value.strip().toLowerCase(Locale.ROOT) : value.strip();
        if (value.isEmpty() || value.length() > VALUE_MAX) {
            throw new IllegalArgumentException(
                    "a value has 1 to %d characters, got %d".formatted(VALUE_MAX, value.length()));
        }
    }

    /// Whether a text may name a kind of identifier.
    public static boolean isKind(String kind) {
        return !kind.isEmpty()
                && kind.length() <= KIND_MAX
                && kind.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    /// Whether a text may be the value of an identifier.
    public static boolean isValue(String value) {
        String bare = value.strip();
        return !bare.isEmpty() && bare.length() <= VALUE_MAX;
    }

    /// Reads `kind:value`.
    ///
    /// @throws IllegalArgumentException if it is not of this form
    public static Identifier parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("an identifier is kind:value, got: " + text);
        return new Identifier(text.substring(0, colon), text.substring(colon + 1));
    }

    /// By kind, then by value: the order wherever a list of identifiers must not depend on arrival.
    @Override
    public int compareTo(Identifier other) {
        int kinds = kind.compareTo(other.kind);
        return kinds != 0 ? kinds : value.compareTo(other.value);
    }

    /// `kind:value`
    @Override
    public String toString() {
        return kind + ":" + value;
    }
}
