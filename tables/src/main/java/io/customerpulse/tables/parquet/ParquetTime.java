package io.customerpulse.tables.parquet;

import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.mapping.Mapping.Time;

/// How a column of a Parquet file becomes microseconds.
///
/// @param columns of the file
/// @param time    as the mapping says
record ParquetTime(ParquetColumns columns, Time time) {

    /// Counts beyond this many microseconds are no time: 3,000 years.
    private static final String MICROS_MAX = "1e17";

    /// Whether [#micros] are local ones, to be made instants by [LocalTimes].
    boolean isLocal() {
        return switch (time) {
            case Time.Iso iso -> !columns.type(iso.column()).equals("TIMESTAMP WITH TIME ZONE");
            case Time.Count _, Time.Pattern _ -> false;
        };
    }

    /// The microseconds as SQL; null for what is no time.
    ///
    /// @throws IllegalArgumentException if the type cannot be read; the message is fit for a user
    String micros() {
        String column = columns.column(time.column());
        String type = columns.type(time.column());
        return switch (time) {
            case Time.Count count -> {
                if (!columns.isNumber(count.column()) && !columns.isText(count.column())) {
                    throw unfit("time column %s is %s; with `unit:` it must be a number", type);
                }
                String since = "TRY_CAST(%s AS DOUBLE) * %d"
                        .formatted(column, count.unit().getDuration().toNanos() / 1_000);
                yield "CASE WHEN abs(%1$s) < %2$s THEN (%1$s)::BIGINT + %3$d END"
                        .formatted(since, MICROS_MAX, Micros.of(count.origin()));
            }
            case Time.Iso _ ->
                switch (type) {
                    case "TIMESTAMP WITH TIME ZONE" -> "epoch_us(%s)".formatted(column);
                    case "TIMESTAMP", "TIMESTAMP_MS", "TIMESTAMP_S", "DATE" ->
                        "epoch_us(%s::TIMESTAMP)".formatted(column);
                    // A cast rounds; instants are cut towards the past.
                    case "TIMESTAMP_NS" -> "floor(epoch_ns(%s) / 1000::HUGEINT)::BIGINT".formatted(column);
                    case "VARCHAR" ->
                        throw unfit(
                                "time column %s holds text; Parquet times must be timestamps or dates, or numbers with a unit",
                                type);
                    default ->
                        throw unfit(
                                "time column %s is %s; it must be a timestamp or date, or a number with `unit:` in the mapping",
                                type);
                };
            case Time.Pattern _ -> throw unfit("time: format is for text; column %s of a Parquet file is %s", type);
        };
    }

    private IllegalArgumentException unfit(String message, String type) {
        return new IllegalArgumentException(message.formatted(time.column(), type));
    }
}
