package io.customerpulse.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.identity.Bond;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Split;
import io.customerpulse.engine.identity.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaidTest {

    private static final Pair ONE = new Pair(Identifier.parse("user_id:a\"b"), Identifier.parse("handle:x:y"));
    private static final Pair OTHER = new Pair(Identifier.parse("user_id:ü"), Identifier.parse("email:a@b.org"));

    @Test
    void aMergeComesBackAsItWasSaid() {
        List<Link> links = List.of(
                new Link(ONE, Strength.STATED, 1_760_000_000_000_000L, "eve"),
                new Link(OTHER, Strength.STATED, 1_760_000_000_000_000L, "eve"));
        assertThat(Said.facts(Said.MERGE, Said.merge(links)))
                .containsExactlyElementsOf(links.stream().map(Bond::of).toList());
    }

    @Test
    void aSplitComesBackAsItWasSaid() {
        List<Split> splits = List.of(new Split(ONE, -5, ""), new Split(OTHER, -5, ""));
        assertThat(Said.facts(Said.SPLIT, Said.split(splits)))
                .containsExactlyElementsOf(splits.stream().map(Bond::of).toList());
        assertThat(Said.split(List.of(new Split(OTHER, 7, "eve"))))
                .isEqualTo("{\"at\":7,\"by\":\"eve\",\"pairs\":[\"email:a@b.org\",\"user_id:ü\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"at\":\"x\"}",
                "{\"at\":1.5,\"pairs\":[]}",
                "{\"at\":1,\"pairs\":[\"a\",\"b\"]}",
                "{\"at\":1,\"pairs\":[\"user_id:a\"]}",
                "{\"at\":1,\"pairs\":[\"user_id:a\",\"user_id:a\"]}"
            })
    void whatWasNotSaidLikeThisIsRefused(String json) {
        assertThatThrownBy(() -> Said.facts(Said.MERGE, json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherKindsSayNothing() {
        assertThat(Said.facts("source.put", "{")).isEmpty();
    }
}
