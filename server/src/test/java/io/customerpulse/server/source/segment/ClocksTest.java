package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.stats.time.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// When calls from the wire happened. All were received at noon.
class ClocksTest {

    private static Event call(String clocks) {
        String comma = clocks.isEmpty() ? "" : ",";
        return Sent.to("t", "{\"event\":\"E\",\"userId\":\"u\",\"messageId\":\"m\"" + comma + clocks + "}")
                .only();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', nullValues = "-", textBlock = """
            -                                                                                           | 2026-03-01T12:00:00Z |
            "timestamp":"2026-03-01T11:00:00Z"                                                          | 2026-03-01T11:00:00Z |
            "timestamp":"2026-03-01T11:00:00Z","sentAt":"2026-03-01T11:00:05Z"                          | 2026-03-01T11:59:55Z |
            "timestamp":"2026-03-01T13:00:00Z","sentAt":"2026-03-01T13:00:05Z"                          | 2026-03-01T11:59:55Z |
            "originalTimestamp":"2026-03-01T13:00:00Z","sentAt":"2026-03-01T13:00:05Z"                  | 2026-03-01T11:59:55Z |
            "original_timestamp":"2026-03-01T13:00:00Z","sent_at":"2026-03-01T13:00:05Z"                | 2026-03-01T11:59:55Z |
            "timestamp":"2026-02-01","originalTimestamp":"2026-03-01T13:00Z","sentAt":"2026-03-01T13:01Z" | 2026-03-01T11:59:00Z |
            "timestamp":"2026-03-01T10:00Z","originalTimestamp":"2026-03-01T09:00Z"                     | 2026-03-01T10:00:00Z |
            "sentAt":"2026-03-01T11:00:05Z"                                                             | 2026-03-01T12:00:00Z |
            "timestamp":"2026-03-01T11:00:00Z","sentAt":"yesterday"                                     | 2026-03-01T11:00:00Z |
            "timestamp":"2026-03-01T11:00:00+01:00"                                                     | 2026-03-01T10:00:00Z |
            "timestamp":"2026-02-28T11:59:59Z"                                                          | 2026-02-28T11:59:59Z | late
            "timestamp":"2026-02-28T12:00:00Z"                                                          | 2026-02-28T12:00:00Z |
            "timestamp":"2026-03-01T12:00:02Z"                                                          | 2026-03-01T12:00:02Z |
            "timestamp":"2026-03-01T12:00:03Z"                                                          | 2026-03-01T12:00:00Z | clamped
            "timestamp":"2036-03-01T12:00:00Z"                                                          | 2026-03-01T12:00:00Z | clamped
            "timestamp":"2016-03-01T12:00:00Z"                                                          | 2016-03-01T12:00:00Z | late
            "timestamp":"2036-03-01T12:00:00Z","sentAt":"2036-03-01T12:00:30Z"                          | 2026-03-01T11:59:30Z |
            "timestamp":"2016-03-01T12:00:00Z","sentAt":"2016-03-01T12:00:30Z"                          | 2026-03-01T11:59:30Z |
            "timestamp":"2036-03-01T12:01:00Z","sentAt":"2036-03-01T12:00:00Z"                          | 2026-03-01T12:00:00Z | clamped
            "timestamp":"2026-02-01","sentAt":"2026-02-03","receivedAt":"2026-02-02"                    | 2026-02-01T00:00:00Z | late
            "originalTimestamp":"2026-02-03","sentAt":"2026-02-04","receivedAt":"2026-02-02"            | 2026-02-01T00:00:00Z | late
            "receivedAt":"2026-02-02"                                                                   | 2026-02-02T00:00:00Z | late
            """)
    void theSendersClockIsCorrectedByWhenItSent(String clocks, Instant at, String mark) {
        Event event = call(clocks == null ? "" : clocks);

        assertThat(event.deed().at()).isEqualTo(at);
        assertThat(event.marks().stream().map(Mark::word))
                .isEqualTo(mark == null ? java.util.List.of() : java.util.List.of(mark));
    }

    @Test
    void theClocksOfABatchHoldForItsItems() {
        Sent sent = Sent.to("batch", """
                {"sentAt":"2026-03-01T13:00:10Z","batch":[
                {"event":"E","userId":"u","timestamp":"2026-03-01T13:00:00Z"},
                {"event":"E","userId":"u","timestamp":"2026-03-01T13:00:00Z","sentAt":"2026-03-01T13:00:05Z"}]}""");

        assertThat(sent.events().stream().map(event -> event.deed().at()))
                .containsExactly(Instant.parse("2026-03-01T11:59:50Z"), Instant.parse("2026-03-01T11:59:55Z"));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    /// Whatever the sender's clock, a correction brings back the true time: received less what passed before sending.
    @ParameterizedTest
    @MethodSource("seeds")
    void aClockTenYearsOffDoesNotMatter(long seed) {
        Random random = new Random(seed);
        Duration off = Duration.ofSeconds(random.nextLong(-315_576_000L, 315_576_000L), random.nextInt(1_000_000_000));
        Duration waited = Duration.ofMillis(random.nextLong(Duration.ofDays(3).toMillis()));
        Instant sent = Sent.NOON.plus(off);
        String call = "{\"event\":\"E\",\"userId\":\"u\",\"timestamp\":\"%s\",\"sentAt\":\"%s\"}"
                .formatted(sent.minus(waited), sent);

        Instant at = Sent.to("t", call).only().deed().at();

        assertThat(Duration.between(at, Sent.NOON.minus(waited)).abs()).isLessThan(Duration.ofNanos(2_000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "timestamp":"1900-01-01","sentAt":"2200-12-31"
            "timestamp":"1899-12-31"
            "timestamp":"2201-01-01"
            "timestamp":"2026-02-30"
            "timestamp":"1772366400"
            "timestamp":1772366400000
            "timestamp":"99999999999999999999-01-01"
            "timestamp":"2016-12-31T23:59:60Z"
            """)
    void whatIsNoTimeOrOutOfRangeIsRefused(String clocks) {
        assertThat(Sent.to("t", "{\"event\":\"E\",\"userId\":\"u\"," + clocks + "}")
                        .outline())
                .containsExactly("invalid_time /timestamp");
        assertThat(Sent.to("i", "{\"userId\":\"u\"," + clocks + "}").outline())
                .containsExactly("invalid_time /timestamp");
    }

    @Test
    void instantsAreWholeMicroseconds() {
        Instant odd = Sent.NOON.plusNanos(1_234_567);
        byte[] body = "{\"event\":\"E\",\"userId\":\"u\"}".getBytes(StandardCharsets.UTF_8);
        Event event = Sent.at(odd, "t", body).only();

        assertThat(event.deed().at()).isEqualTo(Micros.instant(Micros.of(odd)));
        assertThat(event.origin().receivedAt()).isEqualTo(event.deed().at());
    }
}
