package io.customerpulse.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.picture.TimeAxis.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayOf23HoursSkipsAnHour() {
        Instant from = Instant.parse("2026-03-28T23:00:00Z");
        List<Tick> ticks = TimeAxis.ticks(from, from.plus(Duration.ofHours(23)), BERLIN, 24);
        assertThat(ticks).hasSize(24);
        assertThat(labels(ticks)).startsWith("00:00", "01:00", "03:00", "04:00").endsWith("23:00", "00:00");
        assertThat(ticks.getLast().context()).isEqualTo("30 Mar 2026");
    }

    @Test
    void aDayOf25HoursHasAnHourTwice() {
        Instant from = Instant.parse("2026-10-24T22:00:00Z");
        List<Tick> ticks = TimeAxis.ticks(from, from.plus(Duration.ofHours(25)), BERLIN, 26);
        assertThat(ticks).hasSize(26);
        assertThat(labels(ticks))
                .startsWith("00:00", "01:00", "02:00", "02:00", "03:00")
                .endsWith("23:00", "00:00");
        assertThat(ticks.get(3).at()).isEqualTo(ticks.get(2).at().plus(Duration.ofHours(1)));
    }

    @Test
    void daysStandAtLocalMidnightAcrossTheChangeOfTheClock() {
        Instant from = Instant.parse("2026-10-22T22:00:00Z");
        List<Tick> ticks = TimeAxis.ticks(from, from.plus(Duration.ofDays(5)), BERLIN, 6);
        assertThat(ticks)
                .allSatisfy(tick ->
                        assertThat(tick.at().atZone(BERLIN).toLocalTime()).hasToString("00:00"));
        assertThat(labels(ticks)).containsExactly("23", "24", "25", "26", "27");
    }

    @Test
    void aYearIsToldInMonths() {
        List<Tick> ticks = TimeAxis.ticks(
                Instant.parse("2025-10-01T00:00:00Z"), Instant.parse("2026-09-30T00:00:00Z"), ZoneOffset.UTC, 12);
        assertThat(labels(ticks))
                .containsExactly("Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep");
        assertThat(ticks.get(3).context()).isEqualTo("2026");
    }

    @ParameterizedTest(name = "{0} seconds")
    @ValueSource(longs = {2, 45, 600, 7_200, 86_400, 700_000, 8_000_000, 90_000_000, 900_000_000, 9_000_000_000_000L})
    void anySpanHasAFewRisingTicks(long seconds) {
        Instant from = Instant.parse("1999-12-31T22:59:58Z");
        Instant to = from.plusSeconds(seconds);
        List<Tick> ticks = TimeAxis.ticks(from, to, BERLIN, 10);
        assertThat(ticks).hasSizeBetween(1, 12);
        for (int i = 1; i < ticks.size(); i++)
            assertThat(ticks.get(i).at()).isAfter(ticks.get(i - 1).at());
        assertThat(ticks).allSatisfy(tick -> assertThat(tick.at()).isBetween(from, to));
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }
}
