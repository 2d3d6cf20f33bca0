package io.customerpulse.tables.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObjectRowsTest {

    private static final Shape JSONL = Rows.mapped("""
            format: jsonl
            customer: user.id
            time: {column: at, unit: milliseconds}
            signal: {column: kind, map: {b: bought}}
            value: {column: sum}
            id: at
            """);

    @Test
    void pathsLeadIntoObjects() {
        assertThat(Rows.of(
                                JSONL,
                                "{\"user\":{\"name\":\"Ann\",\"id\":7},\"at\":1.5e3,\"kind\":\"b\",\"sum\":\"0.30\",\"more\":[{\"user\":1}]}")
                        .only())
                .isEqualTo(new Interaction(
                        "1.5e3",
                        "7",
                        "bought",
                        Instant.parse("1970-01-01T00:00:01.500Z"),
                        new Money(30, "USD"),
                        About.NOTHING));
    }

    @Test
    void whatIsMissingOrNullIsEmpty() {
        Rows rows = Rows.of(
                JSONL,
                "{\"user\":{\"id\":null},\"at\":0,\"kind\":\"b\"}",
                "{\"user\":\"ann\",\"at\":0,\"kind\":\"b\"}",
                "{\"user\":{\"id\":\"ann\"},\"at\":0,\"kind\":\"b\",\"sum\":null}");

        assertThat(rows.refusals())
                .containsExactly(
                        "1: customer (user.id) is empty: every row needs one",
                        "2: customer (user.id) is empty: every row needs one");
        assertThat(((Row.Read) rows.all().getLast()).interaction().value()).isEqualTo(Money.NONE);
    }

    @Test
    void aWrongTypeIsRefused() {
        assertThat(Rows.of(JSONL, "{\"user\":{\"id\":[1]},\"at\":0,\"kind\":\"b\"}")
                        .refusals())
                .containsExactly("1: `user.id` is a list: expected a text or a number");
    }

    @Test
    void unreadableTimesNameUnitAndOrigin() {
        assertThat(Rows.of(JSONL, "{\"user\":{\"id\":1},\"at\":\"noon\",\"kind\":\"b\"}")
                        .refusals())
                .containsExactly(
                        "1: time (at) cannot be read: got \"noon\", expected a number of milliseconds since 1970-01-01T00:00:00Z");
        assertThat(Rows.of(JSONL, "{\"user\":{\"id\":1},\"at\":9e60,\"kind\":\"b\"}")
                        .refusals())
                .containsExactly("1: time (at) is out of range: got \"9e60\", the years 1900 to 2200 are allowed");
    }

    @Test
    void blankLinesAreNoRows() {
        assertThat(Rows.of(JSONL, "", " \t\r", "{\"user\":{\"id\":1},\"at\":0,\"kind\":\"b\"}\r")
                        .outline())
                .containsExactly("3: bought");
    }
}
