package io.customerpulse.tables.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Reads ISO 8601 instants by hand, about ten times as fast as `java.time`.
///
/// Read is `yyyy-MM-dd`, then optionally `T` or a blank and `HH:mm`, then `:ss`, then `.` or `,` and up to nine
/// digits, then optionally an offset (`Z`, `+01`, `+0100`, `+01:00`, one blank before it allowed). Without
/// an offset the time is local in the zone: in the gap of a summer-time change it moves forward by the
/// gap, in the overlap it is the earlier of the two. Digits finer than microseconds are cut off.
public final class IsoTime {

    private static final int DATE = 10;
    private static final int FRACTION_DIGITS_MAX = 9;
    private static final int[] NANOS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private final ZoneId zone;
    private final boolean universal;

    private String text = "";
    private int at;

    public IsoTime(ZoneId zone) {
        this.zone = zone;
        this.universal = zone.normalized().equals(ZoneOffset.UTC);
    }

    /// The instant, or [Instant#MIN] if the text is not one.
    public Instant read(String written) {
        text = written;
        at = DATE;
        long date = date();
        if (date == Long.MIN_VALUE) return Instant.MIN;
        if (text.length() == DATE) return local(date, 0, 0);
        int second = clock();
        if (second < 0) return Instant.MIN;
        int nanos = fraction();
        if (nanos < 0) return Instant.MIN;
        int micros = nanos / 1_000 * 1_000;
        if (at == text.length()) return local(date, second, micros);
        int offset = offset();
        if (offset == Integer.MIN_VALUE || at != text.length()) return Instant.MIN;
        return Instant.ofEpochSecond(date * 86_400 + second - offset, micros);
    }

    private Instant local(long day, int second, int nanos) {
        long seconds = day * 86_400 + second;
        if (universal) return Instant.ofEpochSecond(seconds, nanos);
        return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC)
                .atZone(zone)
                .toInstant();
    }

    /// The day since 1970-01-01.
    private long date() {
        if (text.length() < DATE || text.charAt(4) != '-' || text.charAt(7) != '-') return Long.MIN_VALUE;
        int century = two(0);
        int years = two(2);
        int month = two(5);
        int day = two(8);
        if (century < 0 || years < 0 || month < 1 || month > 12 || day < 1) return Long.MIN_VALUE;
        int year = century * 100 + years;
        return day > days(year, month) ? Long.MIN_VALUE : epochDay(year, month, day);
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 ? (leap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
    }

    /// Days since 1970-01-01 in the Gregorian calendar: years are counted from March, so that the leap day
    /// is their last and a month's first day is a linear function of the month.
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = (month + 9) % 12;
        int leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return 365L * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468;
    }

    /// Seconds since midnight, or -1.
    private int clock() {
        char separator = text.charAt(DATE);
        if (separator != 'T' && separator != ' ' && separator != 't') return -1;
        int hour = two(11);
        if (hour < 0 || hour > 23 || !is(13, ':')) return -1;
        int minute = two(14);
        if (minute < 0 || minute > 59) return -1;
        at = 16;
        int second = 0;
        if (is(16, ':')) {
            second = two(17);
            if (second < 0 || second > 59) return -1;
            at = 19;
        }
        return hour * 3_600 + minute * 60 + second;
    }

    /// Nanoseconds after the second, or -1.
    private int fraction() {
        if (at < 19 || !(is(at, '.') || is(at, ','))) return 0;
        int first = ++at;
        int number = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (at - first == FRACTION_DIGITS_MAX) return -1;
            number = number * 10 + text.charAt(at++) - '0';
        }
        return at == first ? -1 : number * NANOS[at - first];
    }

    /// Seconds east of Greenwich, or [Integer#MIN_VALUE].
    private int offset() {
        if (is(at, ' ')) at++;
        if (is(at, 'Z') || is(at, 'z')) {
            at++;
            return 0;
        }
        if (!is(at, '+') && !is(at, '-')) return Integer.MIN_VALUE;
        int sign = text.charAt(at) == '-' ? -1 : 1;
        int hours = two(at + 1);
        at += 3;
        if (hours < 0) return Integer.MIN_VALUE;
        int minutes = 0;
        if (at < text.length()) {
            if (is(at, ':')) at++;
            minutes = two(at);
            at += 2;
        }
        if (minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) return Integer.MIN_VALUE;
        return sign * (hours * 3_600 + minutes * 60);
    }

    private boolean is(int index, char expected) {
        return index < text.length() && text.charAt(index) == expected;
    }

    /// A number of two digits, or -1.
    private int two(int index) {
        if (index + 1 >= text.length()) return -1;
        char tens = text.charAt(index);
        char ones = text.charAt(index + 1);
        return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + ones - '0' : -1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
