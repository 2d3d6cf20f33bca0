package io.customerpulse.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifierTest {

    @Test
    void anIdentifierIsAKindAndAValue() {
        assertThat(Identifier.parse("user_id:ada:1")).isEqualTo(new Identifier("user_id", "ada:1"));
        assertThat(new Identifier("user_id", " Ada ")).hasToString("user_id:Ada");
        assertThat(new Identifier("email", " Ada@Example.ORG ")).hasToString("email:ada@example.org");
        assertThatThrownBy(() -> Identifier.parse("ada")).hasMessage("an identifier is kind:value, got: ada");
        assertThatThrownBy(() -> Identifier.parse(":ada")).hasMessage("a kind is 1 to 32 of a-z, 0-9 and _, got: ");
    }

    @Test
    void aKindIsAShortWord() {
        for (String kind : List.of("a", "z", "0", "9", "_", "user_id", "a".repeat(32))) {
            assertThat(Identifier.isKind(kind)).as(kind).isTrue();
        }
        for (String kind : List.of("", "`", "{", "/", ":", "A", "^", "é", "user-id", "a".repeat(33))) {
            assertThat(Identifier.isKind(kind)).as(kind).isFalse();
            assertThatThrownBy(() -> new Identifier(kind, "1")).hasMessageStartingWith("a kind is");
        }
    }

    @Test
    void aValueIsNeitherEmptyNorLong() {
        assertThat(Identifier.isValue("a")).isTrue();
        assertThat(Identifier.isValue(" " + "a".repeat(512))).isTrue();
        assertThat(new Identifier("user_id", "a".repeat(512)).value()).hasSize(512);
        for (String value : List.of("", " ", "a".repeat(513))) {
            assertThat(Identifier.isValue(value)).isFalse();
            assertThatThrownBy(() -> new Identifier("user_id", value))
                    .hasMessage("a value has 1 to 512 characters, got "
                            + value.strip().length());
        }
    }

    @Test
    void identifiersStandInTheOrderOfKindAndValue() {
        List<Identifier> ordered =
                List.of(new Identifier("email", "b"), new Identifier("user_id", "a"), new Identifier("user_id", "b"));
        assertThat(ordered.reversed().stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void strengthsHaveWords() {
        assertThat(Strength.STATED.word()).isEqualTo("stated");
        assertThat(Strength.SEEN.word()).isEqualTo("seen");
    }
}
