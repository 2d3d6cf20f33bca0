package io.customerpulse.tables.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePatternTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yyyyMMdd                  | 20260301                  | 2026-02-28T23:00:00Z
            dd/MM/yyyy HH:mm          | 01/03/2026 12:30          | 2026-03-01T11:30:00Z
            yyyyMMdd HH               | 20260301 12               | 2026-03-01T11:00:00Z
            d-MMM-yy                  | 1-mar-26                  | 2026-02-28T23:00:00Z
            uuuu-MM-dd HH:mm:ss.SSS   | 2026-03-01 12:30:15.250   | 2026-03-01T11:30:15.250Z
            M/d/yyyy h:mm a           | 3/1/2026 1:05 pm          | 2026-03-01T12:05:00Z
            yyyy-MM-dd'T'HH:mm:ssXXX  | 2026-03-01T12:30:15+05:00 | 2026-03-01T07:30:15Z
            EEE, d MMM yyyy HH:mm:ss z| Sun, 1 Mar 2026 12:00:00 UTC | 2026-03-01T12:00:00Z
            dd.MM.yyyy HH:mm          | 29.03.2026 02:30          | 2026-03-29T01:30:00Z
            dd.MM.yyyy HH:mm          | 25.10.2026 02:30          | 2026-10-25T00:30:00Z
            """)
    void textsOfManyKindsAreRead(String pattern, String text, Instant at) {
        assertThat(new TimePattern(pattern, BERLIN).read(text)).contains(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20260231", "20261301", "2026031", "202603011", " 20260301", "2026030a"})
    void readingIsStrict(String text) {
        assertThat(new TimePattern("yyyyMMdd", BERLIN).read(text)).isEmpty();
    }

    @Test
    void anExampleShowsThePattern() {
        assertThat(new TimePattern("dd MMM yyyy, HH:mm", BERLIN).example()).isEqualTo("01 Mar 2026, 14:30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy", "HH:mm", "yyyy-MM", "'text'", "nonsense {", "QQQQQQQQ"})
    void aPatternMustGiveADate(String pattern) {
        assertThatThrownBy(() -> new TimePattern(pattern, BERLIN)).isInstanceOf(IllegalArgumentException.class);
    }
}
