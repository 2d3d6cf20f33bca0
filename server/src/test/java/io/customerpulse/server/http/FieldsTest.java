package io.customerpulse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void whatIsRightIsRead() {
        Fields fields = of("""
                {"name":"<b>\\r\\n","n":7,"on":true,"list":["a","b"],"map":{"x":"1","y":"2"},"at":"2027-01-01T00:00:00Z",
                 "nothing":null}""");
        assertThat(fields.text("name", 10)).isEqualTo("<b>\r\n");
        assertThat(fields.number("n", 0)).isEqualTo(7);
        assertThat(fields.flag("on", false)).isTrue();
        assertThat(fields.texts("list", 1)).containsExactly("a", "b");
        assertThat(fields.textsByName("map", 1)).containsExactly(Map.entry("x", "1"), Map.entry("y", "2"));
        assertThat(fields.instantIfAny("at")).contains(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(fields.textIfAny("nothing", 1)).isEmpty();
        assertThat(fields.flaws()).isEmpty();
    }

    @Test
    void whatIsMissingReadsAsItShould() {
        Fields fields = of("{}");
        assertThat(fields.number("n", 3)).isEqualTo(3);
        assertThat(fields.flag("on", true)).isTrue();
        assertThat(fields.texts("list", 1)).isEmpty();
        assertThat(fields.textsByName("map", 1)).isEmpty();
        assertThat(fields.instantIfAny("at")).isEmpty();
        assertThat(fields.has("x")).isFalse();
        assertThat(fields.flaws()).isEmpty();
        fields.text("name", 10);
        assertThat(codes(fields)).containsExactly("/name missing");
    }

    @Test
    void allThatIsWrongIsSaidWithItsPlace() {
        Fields fields = of("""
                {"a":1,"b":" ","c":"12345678901","n":1.5,"m":"7","on":"yes","list":["a",2,"333"],"map":{"x/y~z":1},
                 "at":"tomorrow","admin":true,"~/":1}""");
        fields.text("a", 10);
        fields.text("b", 10);
        fields.text("c", 10);
        fields.number("n", 0);
        fields.number("m", 0);
        fields.flag("on", false);
        fields.texts("list", 2);
        fields.textsByName("map", 2);
        fields.instantIfAny("at");
        assertThat(codes(fields))
                .containsExactly(
                        "/a not_a_text",
                        "/b blank",
                        "/c too_long",
                        "/n not_a_whole_number",
                        "/m not_a_whole_number",
                        "/on not_a_flag",
                        "/list/1 not_a_text",
                        "/list/2 too_long",
                        "/map/x~1y~0z not_a_text",
                        "/at not_an_instant",
                        "/admin unknown_field",
                        "/~0~1 unknown_field");
    }

    @Test
    void aBodyThatIsNoObjectHasNoFields() {
        for (String body : List.of("[]", "1", "\"x\"", "null", "true")) {
            Fields fields = of(body);
            fields.textIfAny("name", 10);
            assertThat(codes(fields)).as(body).containsExactly(" not_an_object");
        }
    }

    @Test
    void thereIsALimitToMembersAndToFlaws() {
        StringBuilder many = new StringBuilder("{\"list\":[\"x\"");
        many.append(",\"x\"".repeat(Fields.MEMBERS_MAX)).append("]");
        for (int i = 0; i < 1_000; i++) many.append(",\"f").append(i).append("\":1");
        Fields fields = of(many.append("}").toString());
        fields.texts("list", 1);
        assertThat(codes(fields)).hasSize(Fields.MEMBERS_MAX).startsWith("/list not_a_list");
    }

    private static Fields of(String json) {
        return Fields.of(Json.MAPPER.readTree(json));
    }

    private static List<String> codes(Fields fields) {
        return fields.flaws().stream()
                .map(each -> each.pointer() + " " + each.code())
                .toList();
    }
}
