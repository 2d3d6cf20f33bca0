package io.customerpulse.cli.command;

import io.customerpulse.codec.yaml.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.TypeConversionException;

/// Reads what a user writes on the command line.
public final class Conversions {

    /// Of the years that have four digits.
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Conversions() {}

    /// An instant: `2026-03-01T12:00:00Z`, with another offset, without one (then UTC), or a date (its midnight, UTC).
    public static Instant instant(String text) {
        try {
            if (text.length() == "2026-03-01".length())
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            String iso = text.replace(' ', 'T');
            boolean offset = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            Instant at = offset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            if (at.isBefore(FIRST) || at.isAfter(LAST)) throw new DateTimeException("out of range: " + at);
            return at;
        } catch (DateTimeException unreadable) {
            throw new TypeConversionException(
                    "got \"%s\", expected an instant such as 2026-03-01T12:00:00Z or 2026-03-01".formatted(text));
        }
    }

    /// A time zone: `Europe/Berlin`, `+02:00`, `UTC`.
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new TypeConversionException(
                    "got \"%s\", expected a time zone such as Europe/Berlin, UTC or +02:00".formatted(text));
        }
    }

    /// A length of time: `7d`, `12h`, `90m`, `30s`, `2w`.
    public static Duration duration(String text) {
        return Span.of(text)
                .filter(Duration::isPositive)
                .orElseThrow(() -> new TypeConversionException(
                        "got \"%s\", expected a length of time such as 7d, 12h or 30m".formatted(text)));
    }
}
