package io.customerpulse.codec.yaml;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// How a number is written: digits, a point, an exponent if need be; no NaN, no infinity.
public final class Decimal {

    private static final Pattern WRITTEN =
            Pattern.compile("[-+]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][-+]?\\d{1,3})?");
    private static final double WHOLE_MAX = 1e15;

    private Decimal() {}

    /// The number a text says; nothing if it says none, or one beyond a `double`.
    public static OptionalDouble of(String text) {
        if (!WRITTEN.matcher(text).matches()) return OptionalDouble.empty();
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /// The shortest text that reads back as the same number.
    public static String text(double number) {
        boolean whole = number == StrictMath.rint(number) && Math.abs(number) < WHOLE_MAX;
        boolean minusZero = number == 0 && 1 / number < 0;
        return whole && !minusZero ? Long.toString((long) number) : Double.toString(number);
    }
}
