package io.customerpulse.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawTextTest {

    @Test
    void textStaysText() {
        byte[] bytes = "a Caf\u00e9 \ud83d\ude00 z".getBytes(StandardCharsets.UTF_8);

        assertThat(RawText.of(bytes, 2, bytes.length - 2)).isEqualTo("Caf\u00e9 \ud83d\ude00");
    }

    @Test
    void bytesThatAreNoTextAreWritten() {
        byte[] bytes = {'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xA9, (byte) 0xC3, 'z', (byte) 0xE2};

        assertThat(RawText.of(bytes, 0, bytes.length)).isEqualTo("a\\xFF\u00e9\\xC3z\\xE2");
    }
}
