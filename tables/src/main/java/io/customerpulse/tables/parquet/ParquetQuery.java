package io.customerpulse.tables.parquet;

import io.customerpulse.engine.event.Money;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.mapping.Column;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.mapping.Mapping.SignalName;
import io.customerpulse.tables.mapping.Mapping.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

        /// Its number in the file, from 1; 0 if the file's own columns do not let us count.
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

        private Cell() {}
    }

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2201-01-01T00:00:00Z");
    private static final int CUSTOMER_MAX = 512;
    private static final int TEXT_MAX = 2_048;

    /// What [String#isBlank] takes for blank.
    private static final String BLANKS = IntStream.rangeClosed(0, 0x3000)
            .filter(Character::isWhitespace)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private static final String NO_TEXT = "NULL::VARCHAR";

    private final Mapping mapping;
    private final ParquetColumns columns;

    ParquetQuery(Mapping mapping, ParquetColumns columns) {
        this.mapping = mapping;
        this.columns = columns;
    }

    /// The query for all rows with all their texts.
    ///
    /// @throws IllegalArgumentException if the mapping names a column that is not there, or a time or value
    ///                                  whose type cannot be read; the message is fit for a user
    String texts(Path file) {
        return checked(file) + """
                SELECT refusal, CASE WHEN refusal IS NOT NULL THEN to_json(%s)::VARCHAR END, line + 1,
                       NULL::BOOLEAN, customer, coalesce(at_micros, 0), NULL::BOOLEAN, signal, value, currency,
                       NULL::BOOLEAN, outreach, NULL::BOOLEAN, content, NULL::BOOLEAN, channel, id
                FROM checked
                """.formatted(columns.original());
    }

    /// The query that counts good rows and bad ones, and has a function called for the good: with hashes
    /// beside texts, the columns from [Cell#CUSTOMER_HASH] to [Cell#CHANNEL]. What the mapping does not name
    /// is not asked for, so it is not decoded.
    String numbers(Path file, String function) {
        return checked(file)
                + """
                SELECT count(*) - count(refusal), count(refusal), count(CASE WHEN refusal IS NULL THEN %s(
                       coalesce((hash(customer) >> 1)::BIGINT, 0), customer,
                       coalesce(at_micros, 0), coalesce((hash(signal) >> 1)::BIGINT, 0), signal,
                       value, %s, %s, %s, %s) END)
                FROM checked
                """.formatted(
                                function,
                                mapping.value().flatMap(Value::currencyColumn).isPresent() ? "currency" : NO_TEXT,
                                ref("outreach", mapping.about().outreach()),
                                ref("content", mapping.about().content()),
                                ref("channel", mapping.about().channel()));
    }

    /// The query for the bad rows: why, the row as JSON, its number.
    String refused(Path file) {
        return checked(file)
                + "SELECT refusal, to_json(%s)::VARCHAR, line + 1 FROM checked WHERE refusal IS NOT NULL"
                        .formatted(columns.original());
    }

    /// The mapped columns under names of our own, and why a row cannot be used.
    private String checked(Path file) {
        return """
                WITH mapped AS (
                  SELECT %s AS customer, %s AS at_micros, %s AS signal, %s AS value, %s AS value_text,
                         trim(upper(%s)) AS currency, %s AS outreach, %s AS content, %s AS channel, %s AS id, *
                  FROM %s),
                checked AS (SELECT *, %s AS refusal FROM mapped)
                """.formatted(
                        customer(),
                        new ParquetTime(columns, mapping.time()).micros(),
                        signal(mapping.signal()),
                        mapping.value().map(this::value).orElse("NULL::DOUBLE"),
                        optionalText(mapping.value().map(Value::column).filter(columns::isText)),
                        optionalText(mapping.value().flatMap(Value::currencyColumn)),
                        optionalText(mapping.about().outreach()),
                        optionalText(mapping.about().content()),
                        optionalText(mapping.about().channel()),
                        optionalText(mapping.about().id()),
                        columns.table(file),
                        refusal());
    }

    /// Whom a row is about, without the blanks around it. Every row comes by here, so only texts that begin with a
    /// blank, or end with one of the usual, are trimmed.
    private String customer() {
        String text = columns.text(mapping.customer());
        if (!columns.isText(mapping.customer())) return text;
        return """
                CASE WHEN %1$s < '!' OR %1$s BETWEEN chr(5760) AND chr(12289) OR suffix(%1$s, ' ') \
                OR suffix(%1$s, chr(9)) OR suffix(%1$s, chr(10)) OR suffix(%1$s, chr(13)) \
                THEN coalesce(nullif(trim(%1$s, %2$s), ''), %1$s) ELSE %1$s END""".formatted(text, Sql.text(BLANKS));
    }

    private String signal(SignalName signal) {
        return switch (signal) {
            case SignalName.Constant(String name) -> Sql.text(name);
            case SignalName.Named(Column column, Map<String, String> names) -> translated(columns.text(column), names);
        };
    }

    private String value(Value value) {
        if (!columns.isNumber(value.column()) && !columns.isText(value.column())) {
            throw new IllegalArgumentException("value column %s is %s; it must be a number"
                    .formatted(value.column(), columns.type(value.column())));
        }
        return "TRY_CAST(" + columns.column(value.column()) + " AS DOUBLE)";
    }

    private String optionalText(Optional<Column> column) {
        return column.map(columns::text).orElse("NULL::VARCHAR");
    }

    /// A text's hash, 0 if it is missing or empty, and the text; nothing twice if the mapping does not name it.
    private static String ref(String name, Optional<Column> column) {
        if (column.isEmpty()) return "0::BIGINT, " + NO_TEXT;
        return "CASE WHEN %1$s IS NULL OR %1$s = '' THEN 0 ELSE (hash(%1$s) >> 1)::BIGINT END, %1$s".formatted(name);
    }

    private static String translated(String column, Map<String, String> names) {
        if (names.isEmpty()) return column;
        StringBuilder cases = new StringBuilder("CASE " + column);
        names.forEach((from, to) -> cases.append(" WHEN %s THEN %s".formatted(Sql.text(from), Sql.text(to))));
        return cases.append(" ELSE ").append(column).append(" END").toString();
    }

    /// Why a row cannot be used. Runs over every row, so it is made of what costs next to nothing:
    /// `strlen` reads a length that is there anyway, and only texts that may begin with a blank are trimmed.
    private String refusal() {
        List<String> cases = new ArrayList<>();
        cases.add(missing("customer"));
        cases.add(tooLong("customer", CUSTOMER_MAX));
        cases.add("WHEN at_micros IS NULL THEN 'time is empty or not a time'");
        cases.add("WHEN at_micros < %d OR at_micros >= %d THEN 'time is not between the years 1900 and 2200'"
                .formatted(Micros.of(EARLIEST), Micros.of(LATEST)));
        cases.add(missing("signal"));
        cases.add(tooLong("signal", TEXT_MAX));
        mapping.about().outreach().ifPresent(_ -> cases.add(tooLong("outreach", TEXT_MAX)));
        mapping.about().content().ifPresent(_ -> cases.add(tooLong("content", TEXT_MAX)));
        mapping.about().channel().ifPresent(_ -> cases.add(tooLong("channel", TEXT_MAX)));
        mapping.about().id().ifPresent(_ -> cases.add(tooLong("id", TEXT_MAX)));
        mapping.value().ifPresent(value -> addValueCases(value, cases));
        return "CASE " + plainlyGood() + String.join("\n     ", cases) + " END";
    }

    /// Lets nearly every good row through by a handful of comparisons, before the questions that cost more.
    private String plainlyGood() {
        if (mapping.value().flatMap(Value::currencyColumn).isPresent()) return "";
        List<String> good = new ArrayList<>();
        for (String name : List.of("customer", "signal")) {
            good.add("%1$s >= '!' AND %1$s < chr(5760) AND strlen(%1$s) <= %2$d".formatted(name, CUSTOMER_MAX));
        }
        good.add("at_micros >= %d AND at_micros < %d".formatted(Micros.of(EARLIEST), Micros.of(LATEST)));
        mapping.value().ifPresent(_ -> good.add("coalesce(abs(value) <= 1e9, value_text IS NULL)"));
        mapping.about().outreach().ifPresent(_ -> good.add(shortEnough("outreach")));
        mapping.about().content().ifPresent(_ -> good.add(shortEnough("content")));
        mapping.about().channel().ifPresent(_ -> good.add(shortEnough("channel")));
        mapping.about().id().ifPresent(_ -> good.add(shortEnough("id")));
        return "WHEN " + String.join(" AND ", good) + " THEN NULL::VARCHAR\n     ";
    }

    private static String shortEnough(String name) {
        return "coalesce(strlen(%s) <= %d, true)".formatted(name, TEXT_MAX);
    }

    private static void addValueCases(Value value, List<String> cases) {
        cases.add("WHEN abs(value) > 1e11 AND abs(value) * %s > 1e15 OR NOT isfinite(value)"
                        .formatted(minorPerMajor(value))
                + " THEN 'value is not a number of at most 1,000,000,000,000,000 minor units such as cents'");
        cases.add("WHEN value IS NULL AND trim(value_text) <> '' THEN 'value is not a number'");
        if (value.currencyColumn().isPresent()) {
            cases.add("WHEN value IS NOT NULL AND currency <> '' AND NOT regexp_full_match(currency, '[A-Z]{3}')"
                    + " THEN 'currency is not a code of three letters such as USD'");
        }
    }

    /// How many minor units make a major one, as SQL.
    private static String minorPerMajor(Value value) {
        StringBuilder cases =
                new StringBuilder("CASE coalesce(nullif(currency, ''), %s)".formatted(Sql.text(value.currency())));
        for (Currency currency : Currency.getAvailableCurrencies()) {
            int digits = Money.digits(currency.getCurrencyCode());
            if (digits != 2) cases.append(" WHEN '%s' THEN 1e%d".formatted(currency.getCurrencyCode(), digits));
        }
        return cases.append(" ELSE 1e2 END").toString();
    }

    private static String missing(String name) {
        return """
                WHEN %1$s IS NULL OR %1$s = '' THEN '%1$s is empty'
                     WHEN (%1$s < '!' OR %1$s BETWEEN chr(5760) AND chr(12289)) AND trim(%1$s, %2$s) = '' \
                THEN '%1$s is blank'""".formatted(name, Sql.text(BLANKS));
    }

    private static String tooLong(String name, int most) {
        return "WHEN strlen(%1$s) > %2$d AND length(%1$s) > %2$d THEN '%1$s is longer than %2$d characters'"
                .formatted(name, most);
    }
}
