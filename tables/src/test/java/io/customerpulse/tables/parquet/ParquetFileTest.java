package io.customerpulse.tables.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.tables.intake.Accounting;
import io.customerpulse.tables.sample.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both roads through a Parquet file lead where the same rows lead as text.
class ParquetFileTest {

    private static final String MAPPING = """
            customer: who
            time: {column: at}
            signal: {column: what, map: {reply: open, "it's": email}}
            value: {column: worth, currency_column: unit}
            outreach: offer
            content: item
            channel: place
            """;
    private static final String SIMPLE = """
            customer: who
            time: {column: at}
            signal: {constant: open}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("seeds")
    void bothRoadsGiveTheScoresOfTheSameRowsAsText(long seed) throws IOException {
        String table = Parquet.table(Sample.interactions(seed, 30, 400));
        Parquet text = Parquet.readCsv(Parquet.write(folder.resolve("t.csv"), table), MAPPING);
        Path file = Parquet.write(folder.resolve("t.parquet"), table);
        Parquet fast = Parquet.read(file, MAPPING, true);
        Parquet plain = Parquet.read(file, MAPPING, false);
        assertThat(text.refused()).isEmpty();
        assertThat(fast.scores()).isEqualTo(text.scores()).hasSize(30);
        assertThat(plain.scores()).isEqualTo(text.scores());
        assertThat(fast.intake().accounting()).isEqualTo(text.intake().accounting());
        assertThat(fast.intake().unratedCurrencies()).isEqualTo(text.intake().unratedCurrencies());
        assertThat(plain.intake().unratedCurrencies()).isEqualTo(text.intake().unratedCurrencies());
        assertThat(fast.intake().log().signals().unknown())
                .isEqualTo(text.intake().log().signals().unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INTEGER", "BIGINT", "VARCHAR", "UBIGINT", "SMALLINT"})
    void customersMayBeNumbers(String type) throws IOException {
        String who = "SELECT (i % 3)::" + type + " AS who";
        String table = who + ", TIMESTAMP '2026-03-01' AS \"at\" FROM range(9) AS r(i)";
        for (boolean fast : new boolean[] {true, false}) {
            assertThat(read(table, SIMPLE, fast).customers()).containsExactly("0", "1", "2");
        }
    }

    @Test
    void blanksAroundACustomerDoNotCount() throws IOException {
        String rows = "(VALUES (' ada'), ('ada ' || chr(9)), (chr(8195) || 'bo'))";
        String table = "SELECT who, TIMESTAMP '2026-03-01' AS \"at\" FROM %s AS t(who)".formatted(rows);
        assertThat(read(table, SIMPLE, true).customers()).containsExactly("ada", "bo");
        assertThat(read(table, SIMPLE, false).customers()).containsExactly("ada", "bo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DECIMAL(9,2)", "DECIMAL(38,4)", "DOUBLE", "FLOAT", "VARCHAR"})
    void valuesMayBeOfAnyNumberType(String type) throws IOException {
        String table = "SELECT 'ada' AS who, TIMESTAMP '2026-03-01' AS \"at\", '19.75'::" + type + " AS worth";
        String mapping = """
                customer: who
                time: {column: at}
                signal: {constant: Order Completed}
                value: {column: worth}
                """;
        double expected = 10 * Math.log1p(19.75 / 50);
        for (boolean fast : new boolean[] {true, false}) {
            assertThat(read(table, mapping, fast).scores().getFirst().pulse().level())
                    .isEqualTo(expected, org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TIMESTAMP '2026-03-01 12:30:15.123456', 2026-03-01T12:30:15.123456Z",
        "TIMESTAMPTZ '2026-03-01 12:30:15+02', 2026-03-01T10:30:15Z",
        "DATE '2026-03-01', 2026-03-01T00:00:00Z",
        "TIMESTAMP_NS '2026-03-01 12:30:15.123456789', 2026-03-01T12:30:15.123456Z",
        "TIMESTAMP_MS '2026-03-01 12:30:15.123', 2026-03-01T12:30:15.123Z",
        "TIMESTAMP_S '2026-03-01 12:30:15', 2026-03-01T12:30:15Z",
    })
    void timesMayBeOfAnyTimeType(String time, String expected) throws IOException {
        String table = "SELECT 'ada' AS who, " + time + " AS \"at\"";
        for (boolean fast : new boolean[] {true, false}) {
            assertThat(read(table, SIMPLE, fast).firsts()).containsExactly("ada " + expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "36::INTEGER, hours, 2026-01-02T12:00:00Z",
        "36.5::DOUBLE, hours, 2026-01-02T12:30:00Z",
        "1.5::DECIMAL, days, 2026-01-02T12:00:00Z",
        "-2::BIGINT, minutes, 2025-12-31T23:58:00Z",
        "1000000::BIGINT, microseconds, 2026-01-01T00:00:01Z",
        "90::VARCHAR, seconds, 2026-01-01T00:01:30Z"
    })
    void timesMayBeCounted(String number, String unit, String expected) throws IOException {
        String mapping = """
                customer: who
                time: {column: at, unit: %s, origin: 2026-01-01T00:00:00Z}
                signal: {constant: open}
                """.formatted(unit);
        String table = "SELECT 'ada' AS who, " + number + " AS \"at\"";
        for (boolean fast : new boolean[] {true, false}) {
            assertThat(read(table, mapping, fast).firsts()).containsExactly("ada " + expected);
        }
    }

    @Test
    void anOriginIsTakenToTheMicrosecond() throws IOException {
        String mapping = """
                customer: who
                time: {column: at, unit: hours, origin: "2026-01-01T00:00:00.000001Z"}
                signal: {constant: open}
                """;
        assertThat(read("SELECT 'ada' AS who, 0 AS \"at\"", mapping, true).firsts())
                .containsExactly("ada 2026-01-01T00:00:00.000001Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "+01:00", "-03:30", "UTC", "Z", "GMT+5"})
    void localTimesAreOfTheZoneAsInText(String zone) throws IOException {
        String table = "SELECT strftime(t, '%Y-%m-%dT%H:%M') AS who, t AS \"at\" FROM (SELECT unnest(["
                + "TIMESTAMP '2026-03-29 02:30', TIMESTAMP '2026-10-25 02:30', TIMESTAMP '2026-03-08 02:30',"
                + "TIMESTAMP '2026-11-01 01:30', TIMESTAMP '2026-07-01 00:00', TIMESTAMP '1910-01-01 00:00']) AS t)";
        String mapping = """
                customer: who
                time: {column: at, zone: "%s"}
                signal: {constant: open}
                """.formatted(zone);
        Parquet text = Parquet.readCsv(Parquet.write(folder.resolve("t.csv"), table), mapping);
        assertThat(text.firsts()).hasSize(6);
        for (boolean fast : new boolean[] {true, false}) {
            assertThat(read(table, mapping, fast).firsts()).isEqualTo(text.firsts());
        }
    }

    @Test
    void rowsThatCannotBeUsedSayWhyAndWhere() throws IOException {
        String table = """
                SELECT * FROM (VALUES
                  ('ada', TIMESTAMP '2026-03-01', 'open', 1.0),
                  (NULL, TIMESTAMP '2026-03-01', 'open', 1.0),
                  ('', TIMESTAMP '2026-03-01', 'open', 1.0),
                  ('  ', TIMESTAMP '2026-03-01', 'open', 1.0),
                  (chr(9) || chr(10), TIMESTAMP '2026-03-01', 'open', 1.0),
                  (chr(8195) || chr(12288), TIMESTAMP '2026-03-01', 'open', 1.0),
                  (repeat('x', 513), TIMESTAMP '2026-03-01', 'open', 1.0),
                  ('ada', NULL, 'open', 1.0),
                  ('ada', TIMESTAMP 'infinity', 'open', 1.0),
                  ('ada', TIMESTAMP '-infinity', 'open', 1.0),
                  ('ada', TIMESTAMP '1899-12-31', 'open', 1.0),
                  ('ada', TIMESTAMP '2201-01-01', 'open', 1.0),
                  ('ada', TIMESTAMP '2026-03-01', NULL, 1.0),
                  ('ada', TIMESTAMP '2026-03-01', ' ', 1.0),
                  ('ada', TIMESTAMP '2026-03-01', 'open', 'nan'::DOUBLE),
                  ('ada', TIMESTAMP '2026-03-01', 'open', 'infinity'::DOUBLE),
                  ('ada', TIMESTAMP '2026-03-01', 'open', 1e16),
                  (repeat('ü', 512), TIMESTAMP '2200-12-31', 'open', NULL)
                ) AS t(who, "at", what, worth)""";
        String mapping = """
                customer: who
                time: {column: at}
                signal: {column: what}
                value: {column: worth}
                """;
        for (boolean fast : new boolean[] {true, false}) {
            Parquet read = read(table, mapping, fast);
            assertThat(read.reasons())
                    .containsExactly(
                            "2: customer is empty",
                            "3: customer is empty",
                            "4: customer is blank",
                            "5: customer is blank",
                            "6: customer is blank",
                            "7: customer is longer than 512 characters",
                            "8: time is empty or not a time",
                            "9: time is empty or not a time",
                            "10: time is empty or not a time",
                            "11: time is not between the years 1900 and 2200",
                            "12: time is not between the years 1900 and 2200",
                            "13: signal is empty",
                            "14: signal is blank",
                            "15: value is not a number of at most 1,000,000,000,000,000 minor units such as cents",
                            "16: value is not a number of at most 1,000,000,000,000,000 minor units such as cents",
                            "17: value is not a number of at most 1,000,000,000,000,000 minor units such as cents");
            assertThat(read.intake().accounting()).isEqualTo(new Accounting(2, 0, 16, 0));
            assertThat(read.refused())
                    .anySatisfy(row -> assertThat(row.original())
                            .isEqualTo("{\"who\":\"ada\",\"at\":null,\"what\":\"open\",\"worth\":1.0}"));
        }
    }

    @Test
    void textThatIsNoNumberIsNoValue() throws IOException {
        String table = "SELECT 'ada' AS who, TIMESTAMP '2026-03-01' AS \"at\", unnest(['1.5', 'x', '', NULL]) AS worth";
        assertThat(read(table, SIMPLE + "value: {column: worth}\n", true).reasons())
                .containsExactly("2: value is not a number");
    }

    @Test
    void countsThatAreNoTimeAreRefusedOneByOne() throws IOException {
        String mapping = """
                customer: who
                time: {column: at, unit: hours}
                signal: {constant: open}
                """;
        String table =
                "SELECT 'ada' AS who, unnest([1.0, 1e300, 'nan'::DOUBLE, '-infinity'::DOUBLE, NULL, 9e15]) AS \"at\"";
        Parquet read = read(table, mapping, true);
        assertThat(read.intake().accounting()).isEqualTo(new Accounting(1, 0, 5, 0));
        assertThat(read.reasons()).allSatisfy(reason -> assertThat(reason).contains("time is"));
    }

    @Test
    void anIdCountsOnceAndAConflictNamesItsRow() throws IOException {
        String table =
                "SELECT * FROM (VALUES ('e1', 'ada', TIMESTAMP '2026-03-01'), ('e1', 'ada', TIMESTAMP '2026-03-01'),"
                        + " ('e1', 'ben', TIMESTAMP '2026-03-01'), (NULL, 'ben', TIMESTAMP '2026-03-01'),"
                        + " (NULL, 'ben', TIMESTAMP '2026-03-01')) AS t(id, who, \"at\")";
        Parquet read = read(table, SIMPLE + "id: id\n", true);
        assertThat(read.intake().accounting()).isEqualTo(new Accounting(3, 1, 1, 0));
        assertThat(read.reasons()).singleElement().asString().startsWith("3: event id \"e1\" stood before");
    }

    @Test
    void columnsMayHaveTheNamesWeUseOurselves() throws IOException {
        String table = """
                SELECT 'open' AS customer, 'ada' AS signal, TIMESTAMP '2026-03-01' AS refusal, 3 AS value, 'x' AS id,
                       'y' AS at_micros, 'z' AS value_text, 'email' AS currency, 'spring' AS content, 'w' AS outreach,
                       'v' AS channel
                """;
        String mapping = """
                customer: signal
                time: {column: refusal}
                signal: {column: customer}
                outreach: content
                """;
        for (boolean fast : new boolean[] {true, false}) {
            Parquet read = read(table, mapping, fast);
            assertThat(read.reasons()).isEmpty();
            assertThat(read.customers()).containsExactly("ada");
            assertThat(read.intake().log().signals().unknown()).isEmpty();
        }
        assertThat(read("SELECT 'ada' AS customer, '' AS who, TIMESTAMP '2026-03-01' AS \"at\"", SIMPLE, true)
                        .refused()
                        .getFirst()
                        .original())
                .isEqualTo("{\"customer\":\"ada\",\"who\":\"\",\"at\":\"2026-03-01 00:00:00\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file_row_number", "filename", "FILE_ROW_NUMBER", "file_index"})
    void columnsMayHaveTheNamesTheReaderUses(String name) throws IOException {
        String table = "SELECT 'ada' AS \"%s\", TIMESTAMP '2026-03-01' AS \"at\"".formatted(name);
        Parquet read = read(table, SIMPLE.replace("who", name), true);
        assertThat(read.customers()).containsExactly("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "it's",
                "x\"); DROP TABLE t; --",
                "a, b",
                "\u001b[31m",
                "name with \\ and \n line",
                "select",
                "Ünï"
            })
    void columnsMayBeNamedAnything(String name) throws IOException {
        String table = "SELECT 'ada' AS %s, '' AS other, TIMESTAMP '2026-03-01' AS \"at\"".formatted(Sql.name(name));
        String yaml = "\""
                + name.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\u001b", "\\e") + "\"";
        for (boolean fast : new boolean[] {true, false}) {
            assertThat(read(table, SIMPLE.replace("who", yaml), fast).customers())
                    .containsExactly("ada");
        }
        assertThat(read(table, SIMPLE.replace("who", "other"), true).reasons()).containsExactly("1: customer is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's.parquet", "a'); --.parquet", "events[1].parquet", "a?b.parquet", "*.parquet"})
    void filesMayBeNamedAnything(String name) throws IOException {
        Parquet.write(folder.resolve("other.parquet"), "SELECT 'other' AS who, TIMESTAMP '2026-03-01' AS \"at\"");
        Path own = Parquet.write(folder.resolve("own.tmp"), "SELECT 'ada' AS who, TIMESTAMP '2026-03-01' AS \"at\"");
        Path file = Files.move(own, folder.resolve(name));
        assertThat(Parquet.read(file, SIMPLE, true).customers()).containsExactly("ada");
    }

    @Test
    void aFolderNameIsNoColumn() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("who=eve"));
        Path file = Parquet.write(inner.resolve("t.parquet"), "SELECT 'ada' AS who, TIMESTAMP '2026-03-01' AS \"at\"");
        assertThat(Parquet.read(file, SIMPLE, true).customers()).containsExactly("ada");
    }

    @Test
    void signalsMayBeNamedAnything() throws IOException {
        String hostile = "'; DROP TABLE t; --";
        String constant = SIMPLE.replace("constant: open", "constant: \"" + hostile + "\"");
        String table = "SELECT 'ada' AS who, TIMESTAMP '2026-03-01' AS \"at\", %s AS what".formatted(Sql.text(hostile));
        assertThat(read(table, constant, true).intake().log().signals().unknown())
                .containsOnlyKeys(hostile);
        String mapped = SIMPLE.replace("constant: open", "column: what, map: {\"" + hostile + "\": \"o'pening\"}");
        assertThat(read(table, mapped, true).intake().log().signals().unknown()).containsOnlyKeys("o'pening");
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        String table = "SELECT 'ada' AS who, TIMESTAMP '2026-03-01' AS day";
        assertThatThrownBy(() -> read(table, SIMPLE, true))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("t.parquet: no column \"at\"; there are: who, day");
        assertThatThrownBy(() -> read(table, SIMPLE.replace("who", "9"), true))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("no column 9; there are 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concat(2026) | holds text; Parquet times must be timestamps or dates, or numbers with a unit",
                "17::INTEGER | is INTEGER; it must be a timestamp or date, or a number with `unit:` in the mapping",
                "[1, 2] | is INTEGER[]; it must be a timestamp or date, or a number with `unit:` in the mapping"
            })
    void aTypeThatIsNoTimeIsNamed(String time, String message) {
        assertThatThrownBy(() -> read("SELECT 'ada' AS who, " + time + " AS \"at\"", SIMPLE, true))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("time column at " + message);
    }

    @Test
    void aCountOfWhatIsNoNumberIsNamed() {
        String mapping = SIMPLE.replace("column: at", "column: at, unit: hours");
        assertThatThrownBy(() -> read("SELECT 'ada' AS who, TIMESTAMP '2026-03-01' AS \"at\"", mapping, true))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("time column at is TIMESTAMP; with `unit:` it must be a number");
    }

    @Test
    void aPatternIsForText() {
        String mapping = SIMPLE.replace("column: at", "column: at, format: yyyyMMdd");
        assertThatThrownBy(() -> read("SELECT 'ada' AS who, 20260301 AS \"at\"", mapping, true))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("time: format is for text; column at of a Parquet file is INTEGER");
    }

    @Test
    void whatIsNoParquetIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("no.parquet"), "who,at\nada,2026-03-01\n");
        assertThatThrownBy(() -> Parquet.read(file, SIMPLE, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no.parquet");
    }

    @Test
    void columnsMayBeNamedByPosition() throws IOException {
        String mapping = "customer: 2\ntime: {column: 1}\nsignal: {constant: open}\n";
        assertThat(read("SELECT TIMESTAMP '2026-03-01' AS a, 'ada' AS b", mapping, true)
                        .firsts())
                .containsExactly("ada 2026-03-01T00:00:00Z");
    }

    private Parquet read(String query, String mapping, boolean fast) throws IOException {
        return Parquet.read(Parquet.write(folder.resolve("t.parquet"), query), mapping, fast);
    }

    private static Stream<Long> seeds() {
        return Sample.seeds(8).boxed();
    }
}
