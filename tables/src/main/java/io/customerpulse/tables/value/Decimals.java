package io.customerpulse.tables.value;

import java.math.BigDecimal;
import java.util.Optional;

/// Decimal numbers as data files write them: sign, digits, a point, an exponent of up to two digits.
final class Decimals {

    /// The longest text taken for a number; longer ones are no amounts.
    static final int LENGTH_MAX = 64;

    private static final int DIGITS_FAST = 17;

    private Decimals() {}

    /// The number exactly, or empty if the text is none.
    static Optional<BigDecimal> read(String text) {
        int length = text.length();
        if (length == 0 || length > LENGTH_MAX) return Optional.empty();
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int whole = digits(text, at);
        int point = whole < length && text.charAt(whole) == '.' ? whole + 1 : whole;
        int end = digits(text, point);
        if (whole - at + end - point == 0) return Optional.empty();
        if (end == length) return Optional.of(plain(text, end - point));
        if (!isExponent(text, end)) return Optional.empty();
        return Optional.of(new BigDecimal(text));
    }

    private static BigDecimal plain(String text, int fractionDigits) {
        if (text.length() > DIGITS_FAST) return new BigDecimal(text);
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0') number = number * 10 + c - '0';
        }
        return BigDecimal.valueOf(text.charAt(0) == '-' ? -number : number, fractionDigits);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') at++;
        return at;
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') return false;
        int first = at + 1;
        if (first < text.length() && (text.charAt(first) == '-' || text.charAt(first) == '+')) first++;
        int end = digits(text, first);
        return end == text.length() && end > first && end - first <= 2;
    }
}
