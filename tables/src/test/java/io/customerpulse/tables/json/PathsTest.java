package io.customerpulse.tables.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class PathsTest {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Paths paths = Paths.of(List.of("id", "a.b", "a"), 1).noting(List.of("sent", "a.at"));

    private Paths.Found found(String json) {
        Paths.Found found = paths.found();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            paths.take(parser, found);
        }
        return found;
    }

    @Test
    void textsAreFoundWhereTheyStand() {
        Paths.Found found = found("{\"x\":{\"id\":1},\"id\":7.0,\"a\":{\"c\":[1],\"b\":\"t\"}}");

        assertThat(found.text(0)).isEqualTo("7.0");
        assertThat(found.text(1)).isEqualTo("t");
        assertThat(found.text(2)).isEmpty();
        assertThat(found.wrong()).isEmpty();
        assertThat(found.noise()).isEmpty();
    }

    @Test
    void aWrongTypeIsReportedWhereItMatters() {
        assertThat(found("{\"id\":[]}").wrong()).isEqualTo("`id` is a list: expected a text or a number");
        assertThat(found("{\"id\":[]}").wrongPath()).isEqualTo("id");
        assertThat(found("{\"id\":null,\"a\":{\"b\":{}}}").wrong()).isEmpty();
    }

    @Test
    void aWantedKeyThatStandsTwiceIsReported() {
        assertThat(found("{\"a\":{},\"a\":{}}").wrong()).isEqualTo("`a` stands twice");
        assertThat(found("{\"a\":{\"b\":1,\"b\":2}}").wrongPath()).isEqualTo("a.b");
        assertThat(found("{\"x\":1,\"x\":2}").wrong()).isEmpty();
    }

    @Test
    void noiseIsKnownByItsPlaces() {
        String json = "{\"sent\": \"now\",\"a\":{\"at\":{\"x\":[1]},\"b\":1},\"id\":2,\"y\":{\"sent\":1}}";

        int[] noise = found(json).noise();

        assertThat(noise).hasSize(4);
        assertThat(json.substring(noise[0], noise[1])).isEqualTo("\"now\"");
        assertThat(json.substring(noise[2], noise[3])).isEqualTo("{\"x\":[1]}");
    }

    @Test
    void anEmptyPlaceCanInherit() {
        Paths.Found found = found("{\"id\":\" \",\"a\":1}");

        found.inherit(0, "shared");
        found.inherit(2, "shared");

        assertThat(found.text(0)).isEqualTo("shared");
        assertThat(found.text(2)).isEqualTo("1");
        found.clear();
        assertThat(found.text(2)).isEmpty();
    }
}
