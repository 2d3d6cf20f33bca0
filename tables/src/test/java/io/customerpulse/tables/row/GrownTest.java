package io.customerpulse.tables.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class GrownTest {

    private static InputStream bytes(int count, long packed, long always) {
        return new Grown(new ByteArrayInputStream(new byte[count]), () -> packed, always);
    }

    @Test
    void whatUnpacksToFarMoreThanItWasEndsThere() {
        assertThatThrownBy(() -> bytes(60_000, 100, 10_000).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 500 times");
    }

    @Test
    void whatIsInProportionOrSmallIsReadWhole() throws IOException {
        assertThat(bytes(60_000, 1_000, 10_000).readAllBytes()).hasSize(60_000);
        assertThat(bytes(60_000, 0, 60_000).readAllBytes()).hasSize(60_000);
    }

    @Test
    void byteByByteItIsCountedToo() throws IOException {
        InputStream in = bytes(2_000, 1, 1_000);
        for (int i = 0; i < 1_000; i++) assertThat(in.read()).isZero();
        assertThatThrownBy(in::read).hasMessageContaining("their size");
    }
}
