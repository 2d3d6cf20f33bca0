package io.customerpulse.tables.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

    private static final String TEXT = "aé€😀\u0000\uFFFF\uD7FF\uE000\uDBFF\uDFFF";

    @Test
    void agreesWithTheJdk() {
        byte[] good = TEXT.repeat(3).getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = good.clone();
            for (int i = random.nextInt(3); i > 0; i--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            int to = random.nextInt(bytes.length + 1);
            assertThat(Utf8.firstBad(bytes, 0, to) < 0).as("seed " + seed).isEqualTo(jdkReads(bytes, to));
        }
    }

    private static boolean jdkReads(byte[] bytes, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, to));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"61C3A9FF,3", "C080,0", "61EDA080,1", "F4908080,0", "E282,0", "6162,-1", "61F5,1", "F0808080,0"})
    void namesTheFirstByteOfWhatIsWrong(String hex, int at) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);

        assertThat(Utf8.firstBad(bytes, 0, bytes.length)).isEqualTo(at);
    }
}
