package io.customerpulse.server.source.webhook.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                               | ``
            [ ]                              | ``
            [1]                              | 1
            [1,2]                            | 1;2
             [ {"a":[1,2]} , [3,4] ]         | {"a":[1,2]};[3,4]
            [{"a":"],[\\"}{"},2]             | {"a":"],[\\"}{"};2
            ["\\\\",2]                       | "\\\\";2
            [1,,2]                           | 1;;2
            [1,]                             | 1
            [1                               | 1
            [1,{"a":                         | 1;{"a":
            [1,"half                         | 1;"half
            [1,"half\\                       | 1;"half\\
            [1] 2                            | 1;2
            [1]]                             | 1;]
            [1}                              | 1
            {"a":[1,2]}                      | {"a":[1,2]}
            7                                | 7
            """)
    void aListIsCutIntoItsElementsAndNothingIsLost(String body, String elements) {
        assertThat(String.join(";", texts(Slices.elements(bytes(body), 100)))).isEqualTo(elements);
    }

    @Test
    void aByteOrderMarkIsNoPartOfARecord() {
        assertThat(texts(Slices.elements(bytes("\uFEFF[1,2]"), 100))).containsExactly("1", "2");
        assertThat(texts(Slices.whole(bytes("\uFEFF {} ")))).containsExactly("{}");
    }

    @Test
    void cuttingEndsSoonAfterTheLimit() {
        assertThat(Slices.elements(bytes("[" + "1,".repeat(100_000) + "1]"), 10))
                .hasSize(12);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<byte[]> slices) {
        return slices.stream()
                .map(slice -> new String(slice, StandardCharsets.UTF_8))
                .toList();
    }
}
