package io.customerpulse.cli.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers, times and lengths of time as people read them, the same in every locale.
public final class Figures {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final double DAYS_PER_MONTH = 365.25 / 12;

    /// From here up a number is written as a power of ten.
    private static final double POWER_FROM = 1e15;

    private Figures() {}

    /// Points: one digit after the dot, two below one, none from a thousand up.
    static String points(double points) {
        double size = Math.abs(points);
        if (size >= POWER_FROM) return power(points);
        String text;
        if (size >= 999.95) text = String.format(Locale.ROOT, "%,.0f", size);
        else if (size >= 0.995 || size < 0.005) text = String.format(Locale.ROOT, "%.1f", size);
        else text = String.format(Locale.ROOT, "%.2f", size);
        return points < 0 && size >= 0.005 ? "−" + text : text;
    }

    /// Points with one digit after the dot, whatever their size.
    static String tenths(double points) {
        if (Math.abs(points) >= POWER_FROM) return power(points);
        String text = String.format(Locale.ROOT, "%,.1f", Math.abs(points));
        return points < 0 && !text.equals("0.0") ? "−" + text : text;
    }

    /// Points as [#tenths] shows them.
    static double rounded(double points) {
        return Math.abs(points) >= POWER_FROM
                ? points
                : BigDecimal.valueOf(points).setScale(1, RoundingMode.HALF_UP).doubleValue();
    }

    /// Points for a table: always two digits after the dot, so that a column adds up by eye.
    public static String hundredths(double points) {
        if (Math.abs(points) >= POWER_FROM) return power(points);
        String text = String.format(Locale.ROOT, "%,.2f", Math.abs(points));
        return points < 0 && !text.equals("0.00") ? "−" + text : text;
    }

    /// The same with its sign, also if it is positive.
    static String signed(double points) {
        String text = hundredths(points);
        return points > 0 && !text.equals("0.00") ? "+" + text : text;
    }

    /// A whole number with its thousands apart.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// A number and its noun: `1 customer`, `2,000 customers`.
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String power(double value) {
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        double mantissa = value / Math.pow(10, exponent);
        return String.format(Locale.ROOT, "%.1f×10^%d", mantissa, exponent).replace('-', '−');
    }

    /// A tick of an axis: as many digits as the step needs, `k`, `M` and so on from ten thousand up.
    public static String tick(double value, double step) {
        double size = Math.max(Math.abs(value), step);
        if (value == 0) return "0";
        if (size >= POWER_FROM || step < 1e-6) return power(value);
        String[] units = {"", "k", "M", "G", "T"};
        int unit = step >= 1_000 ? Math.min(units.length - 1, (int) (Math.log10(step * 1.000_001) / 3)) : 0;
        double scale = Math.pow(1_000, unit);
        int digits = Math.max(0, (int) Math.ceil(-Math.log10(step / scale) - 1e-9));
        return String.format(Locale.ROOT, "%,." + digits + "f%s", value / scale, units[unit])
                .replace('-', '−');
    }

    /// A coordinate in pixels: at most two digits after the dot, never a power of ten.
    public static String px(double pixels) {
        if (!Double.isFinite(pixels)) throw new IllegalArgumentException("a coordinate must be finite: " + pixels);
        long hundredths = Math.round(pixels * 100);
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        StringBuilder text = new StringBuilder(hundredths < 0 ? "-" : "").append(whole);
        if (rest > 0) text.append('.').append((char) ('0' + rest / 10));
        if (rest % 10 > 0) text.append((char) ('0' + rest % 10));
        return text.toString();
    }

    public static String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }

    public static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    /// A time zone by the name people know.
    static String zone(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /// A length of time in its fitting unit: `5 hours`, `12 days`, `5 months`, `2.3 years`.
    public static String span(double days) {
        if (days < 1 / 24.0) return count(Math.max(1, Math.round(days * 24 * 60)), "minute");
        if (days < 0.96) return count(Math.round(days * 24), "hour");
        if (days < 9.5 && Math.abs(days - Math.rint(days)) >= 0.05 && days < 3) {
            return String.format(Locale.ROOT, "%.1f days", days);
        }
        if (days < 120) return count(Math.round(days), "day");
        if (days < 730) return count(Math.round(days / DAYS_PER_MONTH), "month");
        return String.format(Locale.ROOT, "%.1f years", Math.min(days / 365.25, 99_999));
    }
}
