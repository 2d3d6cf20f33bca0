package io.customerpulse.tables.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Money;
import io.customerpulse.tables.sample.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private final IsoTime universal = new IsoTime(ZoneOffset.UTC);
    private final IsoTime berlin = new IsoTime(ZoneId.of("Europe/Berlin"));

    // ---- times ---------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,2026-03-01T00:00:00Z",
        "2026-03-01T12:30,2026-03-01T12:30:00Z",
        "2026-03-01 12:30:15,2026-03-01T12:30:15Z",
        "2026-03-01t12:30:15z,2026-03-01T12:30:15Z",
        "2026-03-01T12:30:15.1234567Z,2026-03-01T12:30:15.123456Z",
        "'2026-03-01T12:30:15,5Z',2026-03-01T12:30:15.5Z",
        "2026-03-01T12:30:15+0130,2026-03-01T11:00:15Z",
        "2026-03-01T12:30:15-01:30,2026-03-01T14:00:15Z",
        "2026-03-01T12:30 +01,2026-03-01T11:30:00Z",
        "1969-12-31T23:59:59.9999999Z,1969-12-31T23:59:59.999999Z",
        "2000-02-29,2000-02-29T00:00:00Z",
        "1900-02-28,1900-02-28T00:00:00Z"
    })
    void isoTimesAreReadLeniently(String text, Instant at) {
        assertThat(universal.read(text)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-3-01",
                "2026-13-01",
                "2026-00-01",
                "2026-02-29",
                "1900-02-29",
                "2026-04-31",
                "2026-01-32",
                "2026-01-00",
                "2026-03-01T",
                "2026-03-01T24:00",
                "2026-03-01T12:60",
                "2026-03-01T12:30:60",
                "2026-03-01T12:30:15.",
                "2026-03-01T12:30:15.1234567890Z",
                "2026-03-01T12:30:15ZZ",
                "2026-03-01T12:30:15+1",
                "2026-03-01T12:30:15+19:00",
                "2026-03-01T12:30:15+01:",
                "2026-03-01T12:30:15+01:60",
                "2026/03/01",
                "2026-03-01x12:30",
                "20260301",
                "+026-03-01",
                "2026-03-01T12:30:15 ",
                "٢٠٢٦-03-01"
            })
    void whatIsNoIsoTimeIsNoInstant(String text) {
        assertThat(universal.read(text)).isEqualTo(Instant.MIN);
    }

    @Test
    void agreesWithJavaTimeOnRandomInstants() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-62_000_000_000L, 250_000_000_000L);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-1_080, 1_080));
            OffsetDateTime time =
                    OffsetDateTime.ofInstant(Instant.ofEpochSecond(second, random.nextInt(1_000_000_000)), offset);
            assertThat(universal.read(time.toString()))
                    .isEqualTo(time.toInstant().truncatedTo(ChronoUnit.MICROS));
            LocalDateTime local = time.toLocalDateTime();
            assertThat(berlin.read(local.toString()))
                    .isEqualTo(
                            local.atZone(ZoneId.of("Europe/Berlin")).toInstant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    @Test
    void summerTimeMovesForwardInItsGapAndTakesTheEarlierInItsOverlap() {
        assertThat(berlin.read("2026-03-29T02:30")).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(berlin.read("2026-10-25T02:30")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void onlyTheYears1900To2200AreBelieved() {
        Times times = Times.iso("time", universal);

        assertThat(times.read("1900-01-01")).isInstanceOf(Parsed.Good.class);
        assertThat(times.read("2200-12-31T23:59:59.999999Z")).isInstanceOf(Parsed.Good.class);
        assertThat(times.read("1899-12-31T23:59:59.999999Z"))
                .isEqualTo(
                        Parsed.bad(
                                "time is out of range: got \"1899-12-31T23:59:59.999999Z\", the years 1900 to 2200 are allowed"));
        assertThat(times.read("2201-01-01")).isInstanceOf(Parsed.Bad.class);
    }

    @Test
    void patternsAndCountsNameWhatTheyExpect() {
        Times pattern = Times.of(Sample.mapping(
                        "format: csv\ncustomer: a\nsignal: {constant: x}\ntime: {column: 2, format: dd.MM.yyyy}\n")
                .time());
        Times days = Times.of(Sample.mapping(
                        "format: csv\ncustomer: a\nsignal: {constant: x}\ntime: {column: d, unit: days, origin: 2026-01-01}\n")
                .time());

        assertThat(pattern.read("31.12.2026")).isEqualTo(Parsed.good(Instant.parse("2026-12-31T00:00:00Z")));
        assertThat(pattern.read("31.02.2026"))
                .isEqualTo(
                        Parsed.bad(
                                "time (column 2) cannot be read: got \"31.02.2026\", expected the pattern dd.MM.yyyy, such as 01.03.2026"));
        assertThat(days.read("-0.5")).isEqualTo(Parsed.good(Instant.parse("2025-12-31T12:00:00Z")));
        assertThat(days.read("soon"))
                .isEqualTo(Parsed.bad(
                        "time (d) cannot be read: got \"soon\", expected a number of days since 2026-01-01T00:00:00Z"));
    }

    // ---- amounts -------------------------------------------------------------------------------

    @Test
    void numbersAgreeWithBigDecimal() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number =
                    new BigDecimal(random.nextLong() >> random.nextInt(64)).movePointLeft(random.nextInt(12));
            String text = i % 3 == 0 ? number.toString() : number.toPlainString();
            assertThat(Decimals.read(text))
                    .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
            BigDecimal cents = number.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN);
            boolean fits = cents.abs().compareTo(BigDecimal.valueOf(Amounts.MINOR_MAX)) <= 0;
            Parsed<Money> money = new Amounts("value", "currency", "USD").read(text, "");
            if (fits) assertThat(money).isEqualTo(Parsed.good(new Money(cents.longValueExact(), "USD")));
            else assertThat(money).isInstanceOf(Parsed.Bad.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"+1.5,1.5", ".5,0.5", "-.5,-0.5", "5.,5", "1e3,1000", "1.5E-1,0.15", "00012,12", "-0,0"})
    void numbersAreWrittenInManyWays(String text, BigDecimal number) {
        assertThat(Decimals.read(text))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "+",
                "1e",
                "1e100",
                "1e-",
                "e5",
                "1.2.3",
                "--1",
                "1 2",
                "NaN",
                "Infinity",
                "0x10",
                "1_000",
                "$5",
                "١"
            })
    void whatIsNoNumberIsNone(String text) {
        assertThat(Decimals.read(text)).isEqualTo(Optional.empty());
    }

    @Test
    void aVeryLongNumberIsNone() {
        assertThat(Decimals.read("1".repeat(64))).isPresent();
        assertThat(Decimals.read("1".repeat(65))).isEmpty();
    }

    @Test
    void minorUnitsFollowTheCurrency() {
        Amounts amounts = new Amounts("value", "currency", "USD");

        assertThat(amounts.read("1.005", "")).isEqualTo(Parsed.good(new Money(100, "USD")));
        assertThat(amounts.read("1.015", "")).isEqualTo(Parsed.good(new Money(102, "USD")));
        assertThat(amounts.read("1.5", "jpy")).isEqualTo(Parsed.good(new Money(2, "JPY")));
        assertThat(amounts.read("1.2345", "KWD")).isEqualTo(Parsed.good(new Money(1234, "KWD")));
        assertThat(amounts.read("1", "xyz")).isEqualTo(Parsed.good(new Money(100, "XYZ")));
        assertThat(amounts.read("", "dollars")).isEqualTo(Parsed.good(Money.NONE));
    }

    @Test
    void reasonsShowTextsSafely() {
        assertThat(Parsed.quoted("a\nb\0\ud800")).isEqualTo("\"a\\u000Ab\\u0000\\uD800\"");
        assertThat(Parsed.quoted("x".repeat(90))).isEqualTo('"' + "x".repeat(80) + "…\"");
    }
}
