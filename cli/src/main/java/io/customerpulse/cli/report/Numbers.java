package io.customerpulse.cli.report;

import io.customerpulse.stats.forecast.Interval;
import java.util.Locale;

/// Numbers as a report writes them, the same in every locale.
final class Numbers {

    private Numbers() {}

    /// With so many digits after the dot; a minus is a minus sign.
    static String of(double value, int digits) {
        String text = String.format(Locale.ROOT, "%,." + digits + "f", Math.abs(value));
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return value < 0 && !zero ? "−" + text : text;
    }

    /// The same with its sign, also if it is positive.
    static String signed(double value, int digits) {
        String text = of(value, digits);
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return value > 0 && !zero ? "+" + text : text;
    }

    /// `1.3 (0.9 to 1.7)`.
    ///
    /// @param times what it is multiplied by first: 100 for percent
    static String interval(Interval interval, double times, int digits) {
        return "%s (%s to %s)"
                .formatted(
                        of(times * interval.estimate(), digits),
                        of(times * interval.low(), digits),
                        of(times * interval.high(), digits));
    }

    /// A share as percent: `29 %`, below two percent with a digit after the dot.
    static String percent(double share) {
        return of(100 * share, share > 0 && share < 0.02 ? 1 : 0) + " %";
    }

    /// Rounded to three digits that count, without needless zeros: `0.31`, `12`, `0.0042`.
    static String three(double value) {
        if (value == 0 || !Double.isFinite(value)) return value == 0 ? "0" : "∞";
        int digits = (int) Math.clamp(2 - Math.floor(Math.log10(Math.abs(value))), 0, 9);
        String text = of(value, digits);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
