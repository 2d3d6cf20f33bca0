package io.customerpulse.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.store.Key;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    private static final List<Identifier> ADA =
            List.of(new Identifier("user_id", "ada 7"), new Identifier("email", "ada@shop.example"));

    private static Mentions mentions() {
        Tombstone tombstone = Tombstone.of(ADA, Instant.EPOCH, "adm_1");
        return new Mentions(tombstone.hashes()::contains, Mentions.USUAL_KINDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"userId\":\"ada 7\"}",
                "{\"a\":[{\"b\":\"ADA@Shop.example\"}]}",
                "{\"mail\":\"ada\\u0040shop.example\"}",
                "{\"mail\":\"ada@shop.example",
                "broken ada@shop.example.",
                "email:ada@shop.example Interacted[...]",
                "mailto:ada@shop.example?x=1",
                "<ada@shop.example>"
            })
    void findsWhoIsNamedInAnyForm(String text) {
        assertThat(mentions().in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"userId\":\"ada 77\"}", "bada@shop.example", "\"\\u\"", "ada", "{\"a\":\"\\"})
    void findsNobodyElse(String text) {
        assertThat(mentions().in(text)).isFalse();
    }

    @Test
    void tombstonesAreDataAndSayNothingOfWhoItWas() {
        Tombstones tombstones = new Tombstones(List.of(Tombstone.of(ADA, Instant.EPOCH, "adm_1")));
        assertThat(Tombstones.of(tombstones.json())).isEqualTo(tombstones);
        assertThat(tombstones.json()).doesNotContain("ada").contains(Tombstone.hex(Key.of("email:ada@shop.example")));
    }
}
