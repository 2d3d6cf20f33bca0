package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteKeyTest {

    private static Optional<String> in(String body) {
        return WriteKey.inBody(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"writeKey":"k1"}                                               | k1
            {"batch":[{"writeKey":"inner"}],"writeKey":"k1"}                | k1
            {"api_key":"phc_1","batch":[]}                                  | phc_1
            {"write_key" : "k1"}                                            | k1
            {"writeKey":"k1","api_key":"k2"}                                | k1
            {"x":"\\"writeKey\\":\\"no\\"","y":"writeKey","writeKey":"k1"}  | k1
            {"x":"long enough to be looked at eight bytes at a time \\\\","writeKey":"k1"} | k1
            """)
    void theKeyOfTheBodyItselfIsFound(String body, String key) {
        assertThat(in(body)).contains(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}
            {"batch":[{"writeKey":"inner"}]}
            {"writeKey":5}
            {"writeKey":""}
            {"writeKey":"a\\u0041"}
            {"writeKey":"a b"}
            {"writeKey":"open
            {"writeKey":
            {"writeKey"
            {"x":"writeKey"}
            "writeKey"
            ["writeKey","k1"]
            {"writeKey","k1"}
            """)
    void whatIsNoKeyIsNone(String body) {
        assertThat(in(body)).isEmpty();
    }

    @Test
    void aKeyHasABound() {
        assertThat(in("{\"writeKey\":\"" + "k".repeat(256) + "\"}")).isPresent();
        assertThat(in("{\"writeKey\":\"" + "k".repeat(257) + "\"}")).isEmpty();
    }

    @Test
    void anyBytesAreSearchedToTheirEnd() {
        Random random = new Random(7);
        byte[] signs = "{}[]\":,\\ \"writeKey\":\"k\"\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
        for (int round = 0; round < 20_000; round++) {
            byte[] body = new byte[random.nextInt(60)];
            for (int i = 0; i < body.length; i++) body[i] = signs[random.nextInt(signs.length)];
            assertThat(WriteKey.inBody(body).orElse("k")).isNotEmpty();
        }
    }
}
