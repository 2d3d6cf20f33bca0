package io.customerpulse.server.source.webhook.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    // ---- times -------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "1772452800,             2026-03-02T12:00:00Z",
        "1772452800.25,          2026-03-02T12:00:00.250Z",
        "1772452800.1234567,     2026-03-02T12:00:00.123456Z",
        "'\"1772452800\"',       2026-03-02T12:00:00Z",
        "-1,                     1969-12-31T23:59:59Z",
        "1.7724528e9,            2026-03-02T12:00:00Z"
    })
    void secondsAreReadExactly(String json, String at) {
        Item item = item("{\"t\":" + json + "}");

        assertThat(item.seconds(item.at("t"))).isEqualTo(at);
        assertThat(item.wrong()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:00Z,           2026-03-02T12:00:00Z",
        "2026-03-02T13:00:00+01:00,      2026-03-02T12:00:00Z",
        "2026-03-02T12:00Z,              2026-03-02T12:00:00Z",
        "2026-03-02 12:00:00 UTC,        2026-03-02T12:00:00Z",
        "2026-03-02T12:00:00.123456789Z, 2026-03-02T12:00:00.123456Z"
    })
    void timesAsTextNeedAnOffset(String text, String at) {
        Item item = item("{\"t\":\"" + text + "\"}");

        assertThat(item.iso(item.at("t"))).isEqualTo(at);
        assertThat(item.wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"2026-03-02\"",
                "\"2026-02-30T12:00:00Z\"",
                "\"2026-03-02T12:00:00\"",
                "\"1899-12-31T23:59:59Z\"",
                "\"2200-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "true",
                "{}"
            })
    void whatIsNoTimeIsSaidToBeNone(String json) {
        Item item = item("{\"a/b\":" + json + "}");

        assertThat(item.iso(item.at("a/b"))).isEqualTo(NOON);
        assertThat(item.wrong()).map(Why::code).contains("invalid_time");
        assertThat(item.wrong()).map(Why::pointer).contains("/a~1b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"x\"", "1e30", "-1e30", "1e-99", "99999999999", "\"1e99\"", "[1]"})
    void whatIsNoNumberOfSecondsIsSaidToBeNone(String json) {
        Item item = item("{\"t\":" + json + "}");

        assertThat(item.seconds(item.at("t"))).isEqualTo(NOON);
        assertThat(item.wrong()).map(Why::code).contains("invalid_time");
    }

    // ---- money -------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "19.99,        usd, 1999,  USD",
        "'\"19.99\"',  USD, 1999,  USD",
        "-5,           EUR, -500,  EUR",
        "0.125,        EUR, 12,    EUR",
        "0.135,        EUR, 14,    EUR",
        "1e3,          JPY, 1000,  JPY",
        "'\"+7.5\"',   KWD, 7500,  KWD",
        "1,            XYZ, 100,   XYZ"
    })
    void amountsAreReadExactly(String json, String currency, long minor, String code) {
        Item item = item("{\"m\":%s,\"c\":\"%s\"}".formatted(json, currency));

        assertThat(item.money(item.at("m"), item.at("c"))).isEqualTo(new Money(minor, code));
        assertThat(item.wrong()).isEmpty();
    }

    @Test
    void noAmountIsNoMoneyAndNothingWrong() {
        Item item = item("{\"m\":null}");

        assertThat(item.money(item.at("m"), item.at("c"))).isEqualTo(Money.NONE);
        assertThat(item.wrong()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1,99\"", "\"\"", "\"1e99999\"", "1e40", "999999999999999999999", "\"0x10\"", "true"})
    void whatIsNoAmountIsSaidToBeNone(String json) {
        Item item = item("{\"m\":%s,\"c\":\"EUR\"}".formatted(json));

        assertThat(item.money(item.at("m"), item.at("c"))).isEqualTo(Money.NONE);
        assertThat(item.wrong()).map(Why::code).contains("invalid_amount");
    }

    @Test
    void theFirstThingThatIsWrongCounts() {
        Item item = item("{\"m\":\"x\"}");
        item.money(item.at("m"), item.at("c"));
        item.text(item.at("z"));

        assertThat(item.wrong()).map(Why::code).contains("invalid_currency");
    }

    // ---- ids and contents --------------------------------------------------------------------

    @Test
    void aRecordWithoutAnIdIsKnownByWhatStandsInIt() {
        assertThat(item("{\"a\":1}").id("", "x")).isEqualTo("x");
        assertThat(item("{\"a\":1}").id(""))
                .isEqualTo(item("{ \"a\" : 1 }").id())
                .hasSize(16);
        assertThat(item("{\"a\":1}").id()).isNotEqualTo(item("{\"a\":2}").id());
    }

    @Test
    void neitherOrderNorBlanksMatterToTheHashOfARecord() {
        assertThat(hash("{\"a\":[1,{\"x\":\"y\"}],\"b\":null}"))
                .isEqualTo(hash("{ \"b\":null, \"a\":[1, {\"x\":\"y\"}] }"));
        assertThat(hash("{\"a\":1,\"sent\":5}")).isEqualTo(hash("{\"a\":1,\"sent\":6}"));
        assertThat(hash("{\"a\":[1,2]}")).isNotEqualTo(hash("{\"a\":[2,1]}"));
        assertThat(hash("{\"a\":\"1\"}")).isNotEqualTo(hash("{\"a\":1}"));
        assertThat(hash("{\"a\":\"null\"}")).isNotEqualTo(hash("{\"a\":null}"));
        assertThat(hash("{\"a\":{},\"b\":1}")).isNotEqualTo(hash("{\"a\":{\"b\":1}}"));
        assertThat(hash("{\"a\":[[],1]}")).isNotEqualTo(hash("{\"a\":[[1]]}"));
        assertThat(ContentHash.word("ab", "c")).isNotEqualTo(ContentHash.word("a", "bc"));
    }

    private static long hash(String json) {
        return ContentHash.of(Json.read(json).orElseThrow(), Set.of("sent"));
    }

    // ---- texts -------------------------------------------------------------------------------

    @Test
    void largeNumbersStayWhatTheyAre() {
        Item item = item("{\"id\":1896144012345678901234567890,\"x\":0.10}");

        assertThat(item.at("id").text()).isEqualTo("1896144012345678901234567890");
        assertThat(item.at("x").text()).isEqualTo("0.10");
    }

    @Test
    void halfACharacterIsMadeWhole() {
        assertThat(item("{\"a\":\"\\ud800x\\ud83d\\ude00\\udc00\"}").at("a").text())
                .isEqualTo("\uFFFDx\uD83D\uDE00\uFFFD");
    }

    @Test
    void bytesThatAreNoUtf8AreNoText() {
        byte[] bytes = {'a', (byte) 0xC3, (byte) 0xBC, (byte) 0xC3, 'b', (byte) 0xFF, (byte) 0xE2, (byte) 0x82};

        assertThat(Json.text(bytes)).isEmpty();
        assertThat(Json.text("fine".getBytes(StandardCharsets.UTF_8))).contains("fine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}{}", "{'a':1}", "{\"a\":NaN}", "{\"a\":01}", "// x\n{}", "nul", "{\"a\":1,\"a\":1}"})
    void whatIsNoJsonIsNone(String text) {
        assertThat(Json.read(text)).isEmpty();
    }

    @Test
    void depthHasALimit() {
        assertThat(Json.read("[".repeat(Json.DEPTH_MAX) + "]".repeat(Json.DEPTH_MAX)))
                .isPresent();
        assertThat(Json.read("[".repeat(Json.DEPTH_MAX + 1) + "]".repeat(Json.DEPTH_MAX + 1)))
                .isEmpty();
    }

    @Test
    void pointersLeadToWhatTheyName() {
        Item item = item("{\"a/b\":[{\"~\":7}],\"\":8,\"0\":9}");

        assertThat(item.root().find("/a~1b/0/~0").text()).isEqualTo("7");
        assertThat(item.root().find("/").text()).isEqualTo("8");
        assertThat(item.root().find("/0").text()).isEqualTo("9");
        assertThat(item.root().find("/a~1b/1/x").isPresent()).isFalse();
        assertThat(item.root().find("").isObject()).isTrue();
    }

    // ---- people ------------------------------------------------------------------------------

    @Test
    void identifiersKeepTheirOrderAndAreEachOnce() {
        Item item = item("""
                {"user_id":"", "userId":["ada"], "mail":"\\"A, B\\" <Ada@Example.org>", "bare":"ada@example.org",
                 "phone":"+49 (0) 30-901820", "local":"030 901820", "no":"ada", "blank":" ", "at":"@x", "end":"x@",
                 "spaced":"a b@c"}""");
        Who who = new Who()
                .user(item.root())
                .email(item.at("mail"))
                .email(item.at("bare"))
                .phone(item.at("phone"))
                .phone(item.at("local"));
        for (String no : new String[] {"no", "blank", "at", "end", "spaced"}) who.email(item.at(no));
        who.add("anything", item.at("blank"));

        assertThat(who.list())
                .extracting(Identifier::toString)
                .containsExactly("user_id:ada", "email:ada@example.org", "phone:+49030901820");
    }

    @Test
    void identifiersThatAreTooLongOrTooManyArePassedOver() {
        Who who = new Who().add("a", "x".repeat(Identifier.VALUE_MAX + 1));
        for (int i = 0; i < 20; i++) who.add("a", "x" + i);

        assertThat(who.list()).hasSize(16);
    }

    private static Item item(String json) {
        return new Item(new Field(Json.read(json).orElseThrow(), ""), NOON);
    }
}
