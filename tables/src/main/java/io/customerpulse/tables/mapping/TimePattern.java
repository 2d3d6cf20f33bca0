package io.customerpulse.tables.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/// A pattern of [DateTimeFormatter], read strictly: 31 February is no date.
///
/// Month and day names are English, in any case. A missing time is midnight. A zone or offset in the text wins
/// over the stated zone. A local time in the gap of a summer-time change moves forward by the gap; in
/// the overlap it is the earlier of the two.
public final class TimePattern {

    private static final LocalDateTime SAMPLE = LocalDateTime.of(2026, 3, 1, 14, 30, 15);

    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    /// A pattern, ready to read.
    ///
    /// @throws IllegalArgumentException if the pattern is none, or does not give a date
    public TimePattern(String pattern, ZoneId zone) {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
        if (!hasEra(pattern)) builder.parseDefaulting(ChronoField.ERA, 1);
        this.formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        this.zone = zone;
        if (read(example()).isEmpty()) {
            throw new IllegalArgumentException("the pattern %s does not give a date".formatted(pattern));
        }
    }

    /// How 2026-03-01 14:30:15 is written.
    public String example() {
        try {
            return formatter.format(SAMPLE.atZone(zone));
        } catch (DateTimeException unwritable) {
            throw new IllegalArgumentException(unwritable.getMessage(), unwritable);
        }
    }

    /// The instant, in whole microseconds; empty if the text does not fit.
    public Optional<Instant> read(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId stated = parsed.query(TemporalQueries.zone());
            if (date == null) return Optional.empty();
            return Optional.of(date.atTime(time == null ? midnight(parsed) : time)
                    .atZone(stated == null ? zone : stated)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /// Midnight, or the full hour where the pattern has hours and nothing finer.
    private static LocalTime midnight(TemporalAccessor parsed) {
        boolean hours = parsed.isSupported(ChronoField.HOUR_OF_DAY);
        return hours ? LocalTime.of(parsed.get(ChronoField.HOUR_OF_DAY), 0) : LocalTime.MIDNIGHT;
    }

    /// Whether an era stands in the pattern, outside of quoted text.
    private static boolean hasEra(String pattern) {
        boolean literal = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') literal = !literal;
            if (c == 'G' && !literal) return true;
        }
        return false;
    }
}
