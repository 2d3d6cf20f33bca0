package io.customerpulse.codec.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which durations may stand at a key, and how one is written: `2w`, `7d`, `12h`, `1.5h`, `90m`, `30s`,
/// or as in ISO 8601 `P7D`, `PT12H`. A bare number has no unit, so it is none.
///
/// @param shortest the shortest allowed
/// @param longest  the longest allowed
public record Span(Duration shortest, Duration longest) {

    /// A hundred years; whatever takes longer does not end for a customer.
    public static final Duration LONGEST = Duration.ofDays(36_500);

    /// From a second up.
    public static final Span POSITIVE = new Span(Duration.ofSeconds(1), LONGEST);

    /// From nothing up.
    public static final Span ANY = new Span(Duration.ZERO, LONGEST);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)([wdhms])");
    private static final Pattern ISO = Pattern.compile("P[0-9DTHMS.]{1,40}");
    private static final long NANOS = 1_000_000_000L;
    private static final long DAY = 86_400;
    private static final long HOUR = 3_600;
    private static final long MINUTE = 60;

    public boolean contains(Duration duration) {
        return duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0;
    }

    /// What may stand there, in words.
    public String words() {
        return "a duration such as 7d, 12h, 90m or P7D, from %s to %s".formatted(text(shortest), text(longest));
    }

    /// The duration a text says; nothing if it says none.
    public static Optional<Duration> of(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (written.matches()) {
            BigDecimal nanos = new BigDecimal(written.group(1))
                    .multiply(BigDecimal.valueOf(seconds(written.group(2)) * NANOS))
                    .setScale(0, RoundingMode.HALF_EVEN);
            BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(NANOS));
            return Optional.of(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
        }
        if (!ISO.matcher(text).matches()) return Optional.empty();
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException notIso) {
            return Optional.empty();
        }
    }

    /// The duration as people write it: in the largest unit that divides it, `7d` or `1.5h`; else ISO 8601.
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toNanosPart() != 0 || seconds < 0) return duration.toString();
        if (seconds % DAY == 0) return seconds / DAY + "d";
        if (seconds % HOUR == 0) return seconds / HOUR + "h";
        if (seconds % HOUR == HOUR / 2 && seconds > HOUR) return seconds / HOUR + ".5h";
        return seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }

    private static long seconds(String unit) {
        return switch (unit.charAt(0)) {
            case 'w' -> 7 * DAY;
            case 'd' -> DAY;
            case 'h' -> HOUR;
            case 'm' -> MINUTE;
            default -> 1;
        };
    }
}
