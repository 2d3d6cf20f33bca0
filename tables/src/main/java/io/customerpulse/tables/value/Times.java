package io.customerpulse.tables.value;

import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.mapping.TimePattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Reads instants as a mapping says they are written.
///
/// Only the years 1900 to 2200 are believed: what is outside is a wrong unit or a placeholder, and one
/// such row would stretch every trace. Instants are cut to whole microseconds.
public final class Times {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2201-01-01T00:00:00Z");
    private static final BigDecimal MICROS_MAX = BigDecimal.valueOf(Long.MAX_VALUE / 4);
    private static final int REMEMBERED = 4_096;

    private final String where;
    private final String expected;
    /// Gives [Instant#MIN] for a text that is none, [Instant#MAX] for one far out of range.
    private final Function<String, Instant> reader;
    private final String[] texts;
    private final Instant[] instants;

    private Times(String where, String expected, Function<String, Instant> reader, boolean remembers) {
        this.where = where;
        this.expected = expected;
        this.reader = reader;
        this.texts = new String[remembers ? REMEMBERED : 0];
        this.instants = new Instant[texts.length];
    }

    /// A reader of what the mapping says.
    public static Times of(Mapping.Time time) {
        String where = "time (%s)".formatted(time.column());
        return switch (time) {
            case Mapping.Time.Iso iso -> iso(where, new IsoTime(iso.zone()));
            case Mapping.Time.Pattern pattern -> pattern(where, pattern);
            case Mapping.Time.Count count -> count(where, count);
        };
    }

    /// A reader of ISO 8601, UTC where no offset is stated.
    public static Times iso(String where, IsoTime iso) {
        String expected = "ISO 8601, such as 2026-03-01T12:00:00Z, 2026-03-01 12:00 or 2026-03-01";
        return new Times(where, expected, iso::read, false);
    }

    private static Times pattern(String where, Mapping.Time.Pattern time) {
        TimePattern pattern = new TimePattern(time.pattern(), time.zone());
        String expected = "the pattern %s, such as %s".formatted(time.pattern(), pattern.example());
        return new Times(where, expected, text -> pattern.read(text).orElse(Instant.MIN), true);
    }

    private static Times count(String where, Mapping.Time.Count time) {
        String unit = word(time.unit());
        BigDecimal micros = BigDecimal.valueOf(time.unit().getDuration().toNanos(), 3);
        String expected = "a number of %s since %s".formatted(unit, time.origin());
        return new Times(where, expected, text -> counted(text, micros, time.origin()), true);
    }

    private static String word(ChronoUnit unit) {
        if (unit == ChronoUnit.MICROS) return "microseconds";
        return unit == ChronoUnit.MILLIS ? "milliseconds" : unit.toString().toLowerCase(Locale.ROOT);
    }

    private static Instant counted(String text, BigDecimal micros, Instant origin) {
        Optional<BigDecimal> number = Decimals.read(text);
        if (number.isEmpty()) return Instant.MIN;
        BigDecimal since = number.get().multiply(micros);
        if (since.abs().compareTo(MICROS_MAX) > 0) return Instant.MAX;
        return origin.plus(since.setScale(0, RoundingMode.FLOOR).longValueExact(), ChronoUnit.MICROS);
    }

    public Parsed<Instant> read(String text) {
        return within(texts.length == 0 ? reader.apply(text) : remembered(text), text);
    }

    /// The instant, if it is one and in range.
    public Parsed<Instant> within(Instant at, String text) {
        if (at.compareTo(FIRST) >= 0 && at.compareTo(AFTER) < 0) return Parsed.good(at);
        if (text.isBlank()) return Parsed.bad("%s is empty: every row needs one".formatted(where));
        String got = Parsed.quoted(text);
        return at.equals(Instant.MIN)
                ? Parsed.bad("%s cannot be read: got %s, expected %s".formatted(where, got, expected))
                : Parsed.bad("%s is out of range: got %s, the years 1900 to 2200 are allowed".formatted(where, got));
    }

    /// Dates repeat, and reading one by a pattern costs more than a look-up.
    private Instant remembered(String text) {
        int place = (text.hashCode() * 0x9E3779B1) >>> 20;
        if (text.equals(texts[place])) return instants[place];
        Instant at = reader.apply(text);
        if (text.length() <= 64) {
            texts[place] = text;
            instants[place] = at;
        }
        return at;
    }
}
