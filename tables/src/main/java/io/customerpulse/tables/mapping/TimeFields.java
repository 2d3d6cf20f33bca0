package io.customerpulse.tables.mapping;

import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.tables.mapping.Mapping.Time;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes the time of a mapping of its keys.
final class TimeFields {

    /// In place of a time with problems.
    static final Time STAND_IN = new Time.Iso(new Column.Named("?"), ZoneOffset.UTC);

    private final Fields fields;
    private final MappingFields mapping;

    TimeFields(Fields fields, MappingFields mapping) {
        this.fields = fields;
        this.mapping = mapping;
    }

    Time time() {
        Column column = mapping.column(fields.required(), "column").orElse(STAND_IN.column());
        ZoneId zone = fields.text("zone").flatMap(this::zone).orElse(ZoneOffset.UTC);
        Optional<String> format = fields.text("format").filter(pattern -> fits(pattern, zone));
        Optional<ChronoUnit> unit = fields.choice("unit", units());
        Optional<Instant> origin = fields.text("origin").flatMap(text -> origin(text, zone));
        if (fields.has("format") && fields.has("unit")) {
            fields.problem("unit", "both format and unit", "one of format and unit, or neither for ISO 8601");
        }
        if (fields.has("origin") && !fields.has("unit")) {
            fields.problem("origin", "an origin without a unit", "an origin beside unit");
        }
        if (unit.isPresent()) return new Time.Count(column, unit.get(), origin.orElse(Instant.EPOCH), zone);
        return format.isPresent() ? new Time.Pattern(column, format.get(), zone) : new Time.Iso(column, zone);
    }

    private Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            fields.problem("zone", '"' + text + '"', "a zone such as UTC, Europe/Berlin or +01:00");
            return Optional.empty();
        }
    }

    private boolean fits(String pattern, ZoneId zone) {
        try {
            return !new TimePattern(pattern, zone).example().isEmpty();
        } catch (IllegalArgumentException unusable) {
            fields.problem(
                    "format",
                    "\"%s\" (%s)".formatted(pattern, unusable.getMessage()),
                    "a pattern of java.time such as yyyyMMdd, dd/MM/yyyy or yyyy-MM-dd HH:mm:ss");
            return false;
        }
    }

    private Optional<Instant> origin(String text, ZoneId zone) {
        try {
            boolean date = text.length() == "2026-01-01".length();
            return Optional.of(
                    date
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException unreadable) {
            fields.problem("origin", '"' + text + '"', "an instant such as 2026-01-01T00:00:00Z, or a date");
            return Optional.empty();
        }
    }

    private static SequencedMap<String, ChronoUnit> units() {
        SequencedMap<String, ChronoUnit> units = new LinkedHashMap<>();
        units.put("seconds", ChronoUnit.SECONDS);
        units.put("milliseconds", ChronoUnit.MILLIS);
        units.put("microseconds", ChronoUnit.MICROS);
        units.put("minutes", ChronoUnit.MINUTES);
        units.put("hours", ChronoUnit.HOURS);
        units.put("days", ChronoUnit.DAYS);
        return units;
    }
}
