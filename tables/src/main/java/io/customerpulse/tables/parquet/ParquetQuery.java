package io.customerpulse.tables.parquet;

import io.customerpulse.tables.mapping.Column;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.mapping.Mapping.SignalName;
import io.customerpulse.tables.mapping.Mapping.Time;
import io.customerpulse.tables.mapping.Mapping.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The query that turns a mapped Parquet file into the columns of [Cell], hashes beside texts.
///
/// DuckDB hashes texts as it decodes them, so a text has to cross into Java only when its hash is new.
final class ParquetQuery {

    /// Places of the query's columns.
    static final class Cell {
        /// Why the row cannot be used; null for a good row.
        static final int REFUSAL = 0;

        /// The row as JSON; null for a good row.
        static final int ORIGINAL = 1;

        /// Its number in the file, from 1; null for a good row.
        static final int LINE = 2;

        static final int CUSTOMER_HASH = 3;
        static final int CUSTOMER = 4;
        static final int AT_MICROS = 5;
        static final int SIGNAL_HASH = 6;
        static final int SIGNAL = 7;
        static final int VALUE = 8;
        static final int CURRENCY = 9;
        static final int OUTREACH_HASH = 10;
        static final int OUTREACH = 11;
        static final int CONTENT_HASH = 12;
        static final int CONTENT = 13;
        static final int CHANNEL_HASH = 14;
        static final int CHANNEL = 15;
        static final int ID = 16;
        static final int COUNT = 17;

        private Cell() {}
    }

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Mapping mapping;
    private final Map<String, String> types;
    private final List<String> columns;

    /// @param types each column's type, in the order of the file
    ParquetQuery(Mapping mapping, Map<String, String> types) {
        this.mapping = mapping;
        this.types = types;
        this.columns = List.copyOf(types.keySet());
    }

    /// The query over a file.
    ///
    /// @throws IllegalArgumentException if the mapping names a column that is not there, or a time whose
    ///                                  type cannot be read; the message is fit for a user
    String over(String file) {
        String customer = text(mapping.customer());
        String time = time(mapping.time());
        String signal =
                switch (mapping.signal()) {
                    case SignalName.Constant(String name) -> Sql.text(name);
                    case SignalName.Named(Column column, Map<String, String> names) -> translated(text(column), names);
                };
        String value = mapping.value()
                .map(stated -> "TRY_CAST(" + Sql.column(stated.column(), columns) + " AS DOUBLE)")
                .orElse("NULL::DOUBLE");
        return """
                WITH mapped AS (
                  SELECT %s AS customer, %s AS at_micros, %s AS signal, %s AS value, %s AS value_text,
                         upper(%s) AS currency, %s AS outreach, %s AS content, %s AS channel, %s AS id, *
                  FROM read_parquet(%s, file_row_number = true)),
                checked AS (SELECT *, %s AS refusal FROM mapped)
                SELECT refusal, CASE WHEN refusal IS NOT NULL THEN to_json(%s)::VARCHAR END,
                       CASE WHEN refusal IS NOT NULL THEN file_row_number + 1 END,
                       coalesce((hash(customer) >> 1)::BIGINT, 0), customer,
                       coalesce(at_micros, 0), coalesce((hash(signal) >> 1)::BIGINT, 0), signal,
                       value, currency, %s, outreach, %s, content, %s, channel, id
                FROM checked
                """.formatted(
                        customer,
                        time,
                        signal,
                        value,
                        unreadable(mapping.value().map(Value::column)),
                        optionalText(mapping.value().flatMap(Value::currencyColumn)),
                        optionalText(mapping.about().outreach()),
                        optionalText(mapping.about().content()),
                        optionalText(mapping.about().channel()),
                        optionalText(mapping.about().id()),
                        Sql.text(file),
                        refusal(),
                        original(),
                        ref("outreach"),
                        ref("content"),
                        ref("channel"));
    }

    private String text(Column column) {
        return Sql.column(column, columns) + "::VARCHAR";
    }

    private String optionalText(Optional<Column> column) {
        return column.map(this::text).orElse("NULL::VARCHAR");
    }

    /// What a value column of texts says, so that a text that is no number is noticed. Numbers always are.
    private String unreadable(Optional<Column> column) {
        return column.filter(it -> types.getOrDefault(name(it), "").equals("VARCHAR"))
                .map(this::text)
                .orElse("NULL::VARCHAR");
    }

    private static String ref(String name) {
        return "CASE WHEN %1$s IS NULL OR %1$s = '' THEN 0 ELSE (hash(%1$s) >> 1)::BIGINT END".formatted(name);
    }

    private static String translated(String column, Map<String, String> names) {
        if (names.isEmpty()) return column;
        StringBuilder cases = new StringBuilder("CASE " + column);
        names.forEach((from, to) -> cases.append(" WHEN %s THEN %s".formatted(Sql.text(from), Sql.text(to))));
        return cases.append(" ELSE ").append(column).append(" END").toString();
    }

    private String time(Time time) {
        String column = Sql.column(time.column(), columns);
        String type = types.getOrDefault(name(time.column()), "");
        return switch (time) {
            case Time.Count count ->
                "(TRY_CAST(%s AS DOUBLE) * %d)::BIGINT + %d"
                        .formatted(
                                column,
                                count.unit().getDuration().toNanos() / 1_000,
                                count.origin().toEpochMilli() * 1_000);
            case Time.Iso iso ->
                switch (type) {
                    case "TIMESTAMP WITH TIME ZONE" -> "epoch_us(%s)".formatted(column);
                    case "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S", "DATE" -> local(column, iso);
                    case "VARCHAR" ->
                        throw new IllegalArgumentException(
                                "time column %s holds text; Parquet times must be timestamps or dates, or numbers with a unit"
                                        .formatted(iso.column()));
                    default ->
                        throw new IllegalArgumentException(
                                "time column %s is %s; it must be a timestamp or date, or a number with `unit:` in the mapping"
                                        .formatted(iso.column(), type));
                };
            case Time.Pattern pattern ->
                throw new IllegalArgumentException("time: format is for text; column %s of a Parquet file is %s"
                        .formatted(pattern.column(), type));
        };
    }

    private static String local(String column, Time.Iso iso) {
        return iso.zone().getId().equals("UTC") || iso.zone().getId().equals("Z")
                ? "epoch_us(%s::TIMESTAMP)".formatted(column)
                : "epoch_us(timezone(%s, %s::TIMESTAMP))"
                        .formatted(Sql.text(iso.zone().getId()), column);
    }

    private String name(Column column) {
        return switch (column) {
            case Column.Named(String name) -> name;
            case Column.At(int position) -> columns.get(position - 1);
        };
    }

    /// Why a row cannot be used. Runs over every row, so it is made of what costs next to nothing:
    /// `strlen` reads a length that is there anyway, and only texts that begin with a blank are trimmed.
    private static String refusal() {
        return """
                CASE WHEN customer IS NULL OR customer = '' THEN 'customer is empty'
                     WHEN customer < '!' AND trim(customer) = '' THEN 'customer is blank'
                     WHEN strlen(customer) > 512 THEN 'customer is longer than 512 bytes'
                     WHEN at_micros IS NULL THEN 'time is empty or not a time'
                     WHEN at_micros < %d OR at_micros >= %d THEN 'time is not between the years 1900 and 2200'
                     WHEN signal IS NULL OR signal = '' THEN 'signal is empty'
                     WHEN signal < '!' AND trim(signal) = '' THEN 'signal is blank'
                     WHEN abs(value) > 1e15 OR NOT isfinite(value) THEN 'value is not a number up to 1e15'
                     WHEN value IS NULL AND value_text <> '' THEN 'value is not a number'
                END""".formatted(EARLIEST.toEpochMilli() * 1_000, LATEST.toEpochMilli() * 1_000);
    }

    private String original() {
        return columns.stream()
                .map(column -> Sql.name(column) + " := " + Sql.name(column))
                .reduce((one, other) -> one + ", " + other)
                .map(fields -> "struct_pack(" + fields + ")")
                .orElse("NULL");
    }
}
