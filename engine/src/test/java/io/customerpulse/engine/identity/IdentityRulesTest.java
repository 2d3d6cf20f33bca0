package io.customerpulse.engine.identity;

import static io.customerpulse.engine.identity.Facts.id;
import static io.customerpulse.engine.identity.Facts.seen;
import static io.customerpulse.engine.identity.Facts.stated;
import static io.customerpulse.engine.identity.IdentityRules.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "NULL",
                " Null ",
                "undefined",
                "nil",
                "none",
                "None",
                "n/a",
                "N/A",
                "anonymous",
                "guest",
                "Guest",
                "unknown",
                "-1",
                "0",
                "0.0",
                "000",
                "00000000-0000-0000-0000-000000000000",
                "[object Object]",
                "{}",
                "[]",
                "\"\"",
                "''",
                "-",
                "--",
                ".",
                "?",
                "\"null\"",
                "'null'",
                "<null>",
                "(null)",
                "[null]",
                "{null}",
                "`none`",
                "<nil>",
                "\\null\\",
                "NaN",
                "true",
                "false",
                "(not set)",
                "not_authenticated",
                "anonymous_id",
                "user_id",
                "email",
                "Optional()",
                "default",
                "invalid"
            })
    void someValuesAreNobody(String value) {
        assertThat(DEFAULT.blocks(new Identifier(Identifier.USER_ID, value))).isTrue();
        assertThat(DEFAULT.blocks(new Identifier("handle", value))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "10",
                "-10",
                "ada",
                "nullable",
                "a null",
                "guest7",
                "x",
                "Ω",
                "00000000-0000-0000-0000-000000000001",
                "anonymous@example.org",
                "none of your business",
                "(1)",
                "true love",
                "🙂 a"
            })
    void othersAreSomebody(String value) {
        assertThat(DEFAULT.blocks(new Identifier(Identifier.USER_ID, value))).isFalse();
    }

    @Test
    void aBrandBlocksFurtherValuesForAllKindsOrOne() {
        IdentityRules rules = blocking("nobody", "phone:+100", "email:@example.com", "email:info@shop.test");
        assertThat(rules.blocks(Identifier.parse("user_id:Nobody"))).isTrue();
        assertThat(rules.blocks(Identifier.parse("phone:+100"))).isTrue();
        assertThat(rules.blocks(Identifier.parse("user_id:+100"))).isFalse();
        assertThat(rules.blocks(Identifier.parse("email:test@EXAMPLE.com"))).isTrue();
        assertThat(rules.blocks(Identifier.parse("email:test@example.org"))).isFalse();
        assertThat(rules.blocks(Identifier.parse("user_id:test@example.com"))).isFalse();
        assertThat(rules.blocks(Identifier.parse("email:@example.com"))).isTrue();
        assertThat(rules.blocks(Identifier.parse("email:info@shop.test"))).isTrue();
        assertThat(rules.blocks(Identifier.parse("email:ada@shop.test"))).isFalse();
        assertThat(rules.blocks(Identifier.parse("user_id:null"))).isFalse();
    }

    @Test
    void anEventKeepsTheIdentifiersThatAreSomebodyTheBestKnownFirst() {
        List<Identifier> given = List.of(
                id("a1"),
                new Identifier(Identifier.USER_ID, "undefined"),
                id("h1"),
                new Identifier("contact", "9"),
                id("e1"),
                new Identifier(Identifier.PHONE, "+49"),
                id("u1"),
                id("a1"));
        assertThat(DEFAULT.usable(given).stream().map(Identifier::value))
                .containsExactly("u1", "e1", "+49", "h1", "9", "a1");
        assertThat(DEFAULT.usable(List.of(new Identifier(Identifier.USER_ID, "0"))))
                .isEmpty();
    }

    @Test
    void kindsThatAreNotNamedComeWhereTheRestStandsOrLast() {
        IdentityRules rules = new IdentityRules(DEFAULT.limits(), 10, 10, List.of("email"), DEFAULT.blocked());
        assertThat(rules.usable(List.of(id("u1"), id("a1"), id("e1")))).containsExactly(id("e1"), id("u1"), id("a1"));
    }

    @Test
    void anEventLinksTheBestKnownWithEachOther() {
        assertThat(IdentityRules.links(List.of(id("u1"), id("e1"), id("a1")), Strength.SEEN, 5, "m"))
                .containsExactly(
                        new Link(new Pair(id("u1"), id("e1")), Strength.SEEN, 5, "m"),
                        new Link(new Pair(id("u1"), id("a1")), Strength.SEEN, 5, "m"));
        assertThat(IdentityRules.links(List.of(id("u1")), Strength.SEEN, 5, "m"))
                .isEmpty();
        assertThat(IdentityRules.links(List.of(), Strength.SEEN, 5, "m")).isEmpty();
    }

    @Test
    void aCustomerIsCalledByTheBestKindAndOfThatByTheFirst() {
        assertThat(name(seen("a1", "e1", 1), seen("e1", "u9", 9))).isEqualTo("u9");
        assertThat(name(seen("a2", "e2", 1), seen("a2", "e1", 2))).isEqualTo("e2");
        assertThat(name(seen("a2", "e1", 1), seen("a2", "e2", 2))).isEqualTo("e1");
        assertThat(name(stated("u3", "u2", 5), stated("u2", "u1", 6))).isEqualTo("u2");
        assertThat(name(seen("h1", "a1", 1))).isEqualTo("h1");
        assertThat(DEFAULT.name(Customer.alone(id("a7")))).isEqualTo(id("a7"));
    }

    @Test
    void aLimitIsThatOfTheKindOrTheOther() {
        assertThat(DEFAULT.limit(Identifier.USER_ID)).isEqualTo(1);
        assertThat(DEFAULT.limit(Identifier.EMAIL)).isEqualTo(5);
        assertThat(DEFAULT.limit(Identifier.PHONE)).isEqualTo(5);
        assertThat(DEFAULT.limit(Identifier.ANONYMOUS_ID)).isEqualTo(1_000);
        assertThat(DEFAULT.limit("handle")).isEqualTo(10);
        assertThat(DEFAULT.identifiersMax()).isEqualTo(20_000);
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> rules(Map.of("email", 0), 1, 1, List.of()))
                .hasMessage("limit of email must be positive: 0");
        assertThatThrownBy(() -> rules(Map.of("E-Mail", 1), 1, 1, List.of()))
                .hasMessage("no kind of identifier: E-Mail");
        assertThatThrownBy(() -> rules(Map.of(), 0, 1, List.of())).hasMessage("otherLimit must be positive: 0");
        assertThatThrownBy(() -> rules(Map.of(), 1, 0, List.of())).hasMessage("identifiersMax must be positive: 0");
        assertThatThrownBy(() -> rules(Map.of(), 1, 1, List.of("E-Mail")))
                .hasMessage("a priority is a kind or *, got: E-Mail");
        assertThatThrownBy(() -> rules(Map.of(), 1, 1, List.of("email", "email")))
                .hasMessage("a priority stands twice: [email, email]");
        assertThatThrownBy(() -> blocking("Nobody")).hasMessage("a blocked value is in lower case, got: Nobody");
    }

    private static String name(Link... links) {
        Resolution resolution = Resolution.of(List.of(links), List.of(), DEFAULT);
        return DEFAULT.name(resolution.customers().getFirst()).value();
    }

    private static IdentityRules blocking(String... values) {
        return new IdentityRules(DEFAULT.limits(), 10, 10, DEFAULT.priorities(), new TreeSet<>(List.of(values)));
    }

    private static IdentityRules rules(Map<String, Integer> limits, int other, int most, List<String> priorities) {
        return new IdentityRules(new TreeMap<>(limits), other, most, priorities, new TreeSet<>());
    }
}
