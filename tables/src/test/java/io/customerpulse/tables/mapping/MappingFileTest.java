package io.customerpulse.tables.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.yaml.Problem;
import io.customerpulse.tables.mapping.Mapping.Belongs;
import io.customerpulse.tables.mapping.Mapping.Collapse;
import io.customerpulse.tables.mapping.Mapping.Format;
import io.customerpulse.tables.mapping.Mapping.Layout;
import io.customerpulse.tables.mapping.Mapping.SignalName;
import io.customerpulse.tables.mapping.Mapping.Time;
import io.customerpulse.tables.mapping.Mapping.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {

    private static final String REST = "customer: who\ntime: {column: when}\nsignal: {constant: bought}\n";

    private static Mapping read(String text) {
        return switch (MappingFile.read("m.yaml", text, Optional.empty())) {
            case MappingFile.Read read -> read.mapping();
            case MappingFile.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }

    private static List<String> problems(String text) {
        return switch (MappingFile.read("m.yaml", text, Optional.empty())) {
            case MappingFile.Read read -> throw new AssertionError(read.toString());
            case MappingFile.Refused refused ->
                refused.problems().stream().map(Problem::message).toList();
        };
    }

    @Test
    void positionsAndAPatternAreRead() {
        assertThat(read("""
                        format: columns              # white space
                        header: true
                        customer: 1
                        time: {column: 2, format: yyyyMMdd, zone: UTC}
                        signal: {constant: purchase}
                        value: {column: 4, currency: USD}
                        outreach: offer
                        collapse: day
                        """))
                .isEqualTo(new Mapping(
                        new Layout(Format.COLUMNS, true),
                        new Column.At(1),
                        new Time.Pattern(new Column.At(2), "yyyyMMdd", ZoneId.of("UTC")),
                        new SignalName.Constant("purchase"),
                        Optional.of(new Value(new Column.At(4), "USD", Optional.empty())),
                        new Belongs(
                                Optional.empty(),
                                Optional.of(new Column.Named("offer")),
                                Optional.empty(),
                                Optional.empty()),
                        Collapse.DAY));
    }

    @Test
    void everyKeyIsRead() {
        assertThat(read("""
                        format: jsonl
                        customer: user.id
                        time: {column: at, unit: minutes, origin: 2026-01-01T00:00:00Z, zone: Europe/Berlin}
                        signal:
                          column: event
                          map: {received: offer_received}
                        value: {column: amount, currency: eur, currency_column: unit}
                        id: "7"
                        content: page.path
                        channel: where
                        """))
                .isEqualTo(new Mapping(
                        new Layout(Format.JSONL, true),
                        new Column.Named("user.id"),
                        new Time.Count(
                                new Column.Named("at"),
                                ChronoUnit.MINUTES,
                                Instant.parse("2026-01-01T00:00:00Z"),
                                ZoneId.of("Europe/Berlin")),
                        new SignalName.Named(new Column.Named("event"), Map.of("received", "offer_received")),
                        Optional.of(
                                new Value(new Column.Named("amount"), "EUR", Optional.of(new Column.Named("unit")))),
                        new Belongs(
                                Optional.of(new Column.Named("7")),
                                Optional.empty(),
                                Optional.of(new Column.Named("page.path")),
                                Optional.of(new Column.Named("where"))),
                        Collapse.NOTHING));
    }

    @Test
    void whatIsLeftOutHasADefault() {
        Mapping mapping = read("format: csv\n" + REST);

        assertThat(mapping.layout()).isEqualTo(new Layout(Format.CSV, true));
        assertThat(mapping.time()).isEqualTo(new Time.Iso(new Column.Named("when"), ZoneOffset.UTC));
        assertThat(mapping.value()).isEmpty();
        assertThat(mapping.about()).isEqualTo(Belongs.NOTHING);
        assertThat(mapping.collapse()).isEqualTo(Collapse.NOTHING);
        assertThat(read("format: csv\ncustomer: a\nsignal: {constant: b}\ntime: {column: t, unit: seconds}")
                        .time())
                .isEqualTo(new Time.Count(new Column.Named("t"), ChronoUnit.SECONDS, Instant.EPOCH, ZoneOffset.UTC));
    }

    @Test
    void aNumberInQuotesIsAName() {
        assertThat(read("format: csv\ncustomer: \"1\"\ntime: {column: 1}\nsignal: {constant: b}")
                        .customer())
                .isEqualTo(new Column.Named("1"));
    }

    @Test
    void theInputsEndingSaysTheFormat() {
        assertThat(MappingFile.read("m.yaml", REST, Ending.format("log.tsv.gz")))
                .isInstanceOfSatisfying(
                        MappingFile.Read.class,
                        read -> assertThat(read.mapping().layout().format()).isEqualTo(Format.TSV));
        assertThat(MappingFile.read("m.yaml", "format: csv\n" + REST, Ending.format("log.tsv")))
                .isInstanceOfSatisfying(
                        MappingFile.Read.class,
                        read -> assertThat(read.mapping().layout().format()).isEqualTo(Format.CSV));
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv,CSV",
        "A.CSV.GZ,CSV",
        "a.tsv.zst,TSV",
        "a.jsonl,JSONL",
        "a.ndjson.gz,JSONL",
        "a.json,JSONL",
        "x/y.parquet,PARQUET"
    })
    void endingsAreKnown(String name, Format format) {
        assertThat(Ending.format(name)).contains(format);
    }

    @ParameterizedTest
    @CsvSource({"a.txt", "-", "csv.gz.d", "a.gz"})
    void otherEndingsSayNothing(String name) {
        assertThat(Ending.format(name)).isEmpty();
    }

    // ---- problems ------------------------------------------------------------------------------

    @Test
    void allProblemsAreNamedAtOnce() {
        assertThat(problems("""
                        format: cvs
                        header: maybe
                        customer: 0
                        time: {column: when, format: yyyy-QQQQQQQ, zone: Mars/Base}
                        signal: {constant: a, column: b}
                        value: {colum: amount, currency: dollars}
                        collapse: week
                        outrech: offer
                        """))
                .containsExactly(
                        "m.yaml:1: format: got \"cvs\", allowed: csv, tsv, columns, jsonl, parquet",
                        "m.yaml:2: header: got \"maybe\", allowed: true, false",
                        "m.yaml:3: customer: got \"0\", allowed: a column's name, or its position from 1 to 4096",
                        "m.yaml:4: time.zone: got \"Mars/Base\", allowed: a zone such as UTC, Europe/Berlin or +01:00",
                        "m.yaml:4: time.format: got \"yyyy-QQQQQQQ\" (Too many pattern letters: Q), allowed: a pattern of java.time such as yyyyMMdd, dd/MM/yyyy or yyyy-MM-dd HH:mm:ss",
                        "m.yaml:5: signal: got both constant and column, allowed: one of constant and column",
                        "m.yaml:6: value.column: got nothing, allowed: a column's name, or its position from 1 to 4096",
                        "m.yaml:6: value.currency: got \"dollars\", allowed: a code of three letters such as USD",
                        "m.yaml:6: value.colum: got an unknown key (did you mean column?), allowed: column, currency, currency_column",
                        "m.yaml:7: collapse: got \"week\", allowed: day, nothing",
                        "m.yaml:8: outrech: got an unknown key (did you mean outreach?), allowed: format, header, customer, time, signal, value, id, outreach, content, channel, collapse");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(problems("collapse: day"))
                .containsExactly(
                        "m.yaml:1: format: got nothing, and the input's ending does not say it, allowed: csv, tsv, columns, jsonl, parquet",
                        "m.yaml:1: customer: got nothing, allowed: a column's name, or its position from 1 to 4096",
                        "m.yaml:1: time: got nothing, allowed: keys and values",
                        "m.yaml:1: signal: got nothing, allowed: keys and values");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {column: t, format: yyyy, unit: hours}       | m.yaml:2: time.format: got "yyyy" (the pattern yyyy does not give a date), allowed: a pattern of java.time such as yyyyMMdd, dd/MM/yyyy or yyyy-MM-dd HH:mm:ss
            {column: t, format: yyyyMMdd, unit: hours}   | m.yaml:2: time.unit: got both format and unit, allowed: one of format and unit, or neither for ISO 8601
            {column: t, origin: 2026-01-01}              | m.yaml:2: time.origin: got an origin without a unit, allowed: an origin beside unit
            {column: t, unit: days, origin: 1.1.2026}    | m.yaml:2: time.origin: got "1.1.2026", allowed: an instant such as 2026-01-01T00:00:00Z, or a date
            {column: t, unit: fortnights}                | m.yaml:2: time.unit: got "fortnights", allowed: seconds, milliseconds, microseconds, minutes, hours, days
            {column: [t]}                                | m.yaml:2: time.column: got a list, allowed: a column's name, or its position from 1 to 4096
            """)
    void timesHaveToMakeSense(String time, String problem) {
        assertThat(problems("format: csv\ntime: " + time + "\ncustomer: a\nsignal: {constant: b}"))
                .contains(problem);
    }

    @Test
    void withoutAHeaderThereAreOnlyPositions() {
        assertThat(problems("format: csv\nheader: false\ncustomer: who\ntime: {column: 2}\nsignal: {constant: b}"))
                .containsExactly(
                        "m.yaml:3: customer: got \"who\", allowed: a column's position from 1 to 4096, as header is false");
    }

    @Test
    void positionsAloneMeanNoHeaderUnlessItIsStated() {
        String positions = "format: csv\ncustomer: 1\ntime: {column: 2}\nsignal: {constant: b}\n";
        assertThat(read(positions).layout().header()).isFalse();
        assertThat(read(positions + "header: true").layout().header()).isTrue();
        assertThat(read(positions + "value: {column: 3, currency_column: 4}\nid: 5")
                        .layout()
                        .header())
                .isFalse();
    }

    @Test
    void oneColumnByNameMeansAHeader() {
        String positions = "format: csv\ncustomer: 1\ntime: {column: 2}\nsignal: {constant: b}\n";
        for (String named : List.of(
                "id: event",
                "channel: \"7\"",
                "value: {column: amount}",
                "value: {column: 3, currency_column: unit}")) {
            assertThat(read(positions + named).layout().header()).as(named).isTrue();
        }
        assertThat(read("format: csv\ncustomer: 1\ntime: {column: 2}\nsignal: {column: event}\n")
                        .layout()
                        .header())
                .isTrue();
    }

    @Test
    void inJsonThereAreOnlyPaths() {
        assertThat(problems("format: jsonl\nheader: true\ncustomer: 1\ntime: {column: a..b}\nsignal: {constant: b}"))
                .containsExactly(
                        "m.yaml:2: header: got a header, allowed: none: this format names its fields itself",
                        "m.yaml:3: customer: got \"1\", allowed: a path such as user.id",
                        "m.yaml:4: time.column: got \"a..b\", allowed: a path such as user.id");
    }

    @Test
    void aConstantSignalHasNoMap() {
        assertThat(problems("format: csv\ncustomer: a\ntime: {column: t}\nsignal: {constant: b, map: {c: d}}"))
                .containsExactly("m.yaml:4: signal.map: got a map without a column, allowed: none beside constant");
        assertThat(problems("format: csv\ncustomer: a\ntime: {column: t}\nsignal: {map: {c: d}}"))
                .containsExactly(
                        "m.yaml:4: signal: got neither constant nor column, allowed: one of constant and column");
    }
}
