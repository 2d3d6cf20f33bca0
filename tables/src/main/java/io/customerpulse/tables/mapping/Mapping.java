package io.customerpulse.tables.mapping;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// Where things stand in the input: a mapping file, read.
///
/// @param layout   how records are cut
/// @param customer who
/// @param time     when
/// @param signal   what kind of interaction
/// @param value    what it was worth, if it says
/// @param about    what it belongs to
/// @param collapse whether rows of one day are one interaction
public record Mapping(
        Layout layout,
        Column customer,
        Time time,
        SignalName signal,
        Optional<Value> value,
        Belongs about,
        Collapse collapse) {

    /// How the input is cut into records and fields.
    public enum Format {
        CSV,
        TSV,
        /// Fields parted by any white space.
        COLUMNS,
        JSONL,
        PARQUET
    }

    /// Whether several rows are one interaction.
    public enum Collapse {
        NOTHING,
        /// One interaction per customer, signal and day (in the mapping's zone), at the first of their
        /// instants, values summed.
        DAY
    }

    /// How the input is cut.
    ///
    /// @param header whether the first record names the fields; JSON and Parquet name them themselves
    public record Layout(Format format, boolean header) {}

    /// How an instant is written.
    public sealed interface Time {
        Column column();

        /// The zone of local times, and of days when rows are collapsed by day.
        ZoneId zone();

        /// ISO 8601, `2026-03-01T12:00:00Z`, a space for the `T` allowed; without an offset it is in the zone;
        /// without a time it is midnight.
        record Iso(Column column, ZoneId zone) implements Time {}

        /// By a pattern of `java.time.format.DateTimeFormatter`; missing time is midnight.
        record Pattern(Column column, String pattern, ZoneId zone) implements Time {}

        /// A number of units since an origin; may have a fraction.
        record Count(Column column, ChronoUnit unit, Instant origin, ZoneId zone) implements Time {}
    }

    /// What the signal is called.
    public sealed interface SignalName {
        /// Every row is this signal.
        record Constant(String signal) implements SignalName {}

        /// The field says it; `names` translates, and what it does not have stands as it is.
        record Named(Column column, Map<String, String> names) implements SignalName {
            public Named {
                names = Map.copyOf(names);
            }
        }
    }

    /// Where a value stands, in major units such as dollars.
    ///
    /// @param currency ISO 4217; empty: the catalog's own
    /// @param currencyColumn overrides `currency` where the field is not empty
    public record Value(Column column, String currency, Optional<Column> currencyColumn) {}

    /// Where stands what an interaction belongs to; each if the input says.
    ///
    /// @param id       event id: a repeat counts once
    /// @param outreach the outreach it is, or answers
    /// @param content  what was shown or looked at
    /// @param channel  where
    public record Belongs(
            Optional<Column> id, Optional<Column> outreach, Optional<Column> content, Optional<Column> channel) {
        public static final Belongs NOTHING =
                new Belongs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
