package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.server.http.read.Live.Got;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CustomersResourceTest {

    private static final String LIST = "/api/v1/customers";
    private static final int WEEKLY = 40;
    private static final int GONE = 20;

    @TempDir
    static Path folder;

    private static Live live;

    @BeforeAll
    static void someComeWeeklyAndSomeAreGone() throws Exception {
        live = new Live(folder);
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < WEEKLY; i++) calls.addAll(live.weekly("weekly-%02d".formatted(i), 3 + i % 9, i % 5));
        for (int i = 0; i < GONE; i++) calls.addAll(live.weekly("gone-%02d".formatted(i), 4, 300));
        calls.add("{\"type\":\"identify\",\"userId\":\"silent\",\"traits\":{\"plan\":\"free\"}}");
        live.send(calls);
        live.await(
                LIST,
                json -> json.get("complete").asBoolean() && json.get("total").asInt() == WEEKLY + GONE);
    }

    @AfterAll
    static void end() throws Exception {
        live.close();
    }

    /// The typical gap, and with it the cadence of those without a rhythm, is worked out behind the first round; the
    /// lists follow it then.
    @Test
    void everyLineIsTheCustomersOwnPulseOnceTheTypicalGapIsKnown() throws Exception {
        Got list = live.await(LIST + "?limit=1000", CustomersResourceTest::hasKnownGap);
        for (JsonNode line : list.json().get("customers")) {
            JsonNode pulse = live.get(LIST + "/" + line.get("customer").asString() + "/pulse")
                    .json();
            assertThat(line.get("pulse").asDouble())
                    .isCloseTo(pulse.get("pulse").asDouble(), within(1e-9));
            assertThat(line.get("stage").asString())
                    .isEqualTo(pulse.get("stage").asString());
            assertThat(line.get("cadence_days").asDouble())
                    .isEqualTo(pulse.get("cadence_days").asDouble());
        }
    }

    /// All come each week, so a week is the typical gap, and everybody's cadence.
    private static boolean hasKnownGap(JsonNode list) {
        return list.get("customers")
                .valueStream()
                .allMatch(line -> line.get("cadence_days").asDouble() == 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-pulse", "pulse", "-last_seen", "momentum", "overdue", "-interactions"})
    void pagesShowEverybodyOnceWhoeverComesInMeanwhile(String sort) throws Exception {
        List<String> seen = new ArrayList<>();
        String path = LIST + "?limit=7&sort=" + sort;
        for (String next = path; !next.isEmpty(); ) {
            Got got = live.get(next);
            got.json()
                    .get("customers")
                    .forEach(line -> seen.add(line.get("customer").asString()));
            JsonNode cursor = got.json().get("next_cursor");
            assertThat(got.header("Link").isEmpty()).isEqualTo(cursor.isNull());
            next = cursor.isNull() ? "" : path + "&cursor=" + cursor.asString();
        }
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(WEEKLY + GONE);
    }

    @Test
    void stagesAndRangesAndChannelsFilter() throws Exception {
        assertThat(total("?stage=lost")).isEqualTo(GONE);
        assertThat(total("?stage=lost,dormant&seen_after=2026-05-01")).isZero();
        assertThat(total("?seen_after=2026-05-01")).isEqualTo(WEEKLY);
        assertThat(total("?overdue_min=8")).isEqualTo(GONE);
        assertThat(total("?pulse_max=-1")).isZero();
        assertThat(total("?channel=no-such-channel")).isZero();
        int all = WEEKLY + GONE;
        String channel =
                live.get(LIST + "?limit=1").json().at("/customers/0/channel").asString();
        assertThat(total("?channel=" + channel)).isEqualTo(all);
    }

    @Test
    void aNewCustomerIsInTheListSoon(@TempDir Path other) throws Exception {
        try (Live fresh = new Live(other)) {
            fresh.await(LIST, json -> json.get("complete").asBoolean());
            fresh.send(fresh.track("just-now", "Order Completed", fresh.now()));
            Got got = fresh.await(LIST, json -> json.get("total").asInt() == 1);
            assertThat(got.json().at("/customers/0/customer").asString()).isEqualTo("user_id:just-now");
        }
    }

    @Test
    void twoWhoTurnOutToBeOneAreOneLineAndOnePulse(@TempDir Path other) throws Exception {
        try (Live linked = new Live(other)) {
            linked.send(linked.weekly("ada", 4, 1));
            linked.send(linked.weekly("ada", 4, 3).stream()
                    .map(call -> call.replace("\"userId\":\"ada\"", "\"anonymousId\":\"a-1\""))
                    .toList());
            linked.await(LIST, json -> json.get("total").asInt() == 2);
            linked.send("{\"type\":\"identify\",\"messageId\":\"link\",\"userId\":\"ada\",\"anonymousId\":\"a-1\"}");
            Got got = linked.await(
                    LIST,
                    json -> json.get("total").asInt() == 1
                            && json.at("/customers/0/interactions").asInt() == 8);

            JsonNode line = got.json().at("/customers/0");
            assertThat(line.get("customer").asString()).isEqualTo("user_id:ada");
            assertThat(line.get("identifiers").size()).isEqualTo(2);
            JsonNode pulse = linked.get(LIST + "/anonymous_id:a-1/pulse").json();
            assertThat(line.get("pulse").asDouble())
                    .isCloseTo(pulse.get("pulse").asDouble(), within(1e-9));
            JsonNode fact = linked.get(LIST + "/ada/identity").json().at("/history/0");
            assertThat(fact.get("what").asString()).isEqualTo("joined");
            String two = LIST + "/ada/split?one=user_id:ada&other=anonymous_id:a-1";
            JsonNode foreseen = linked.get(two).json().get("customers");
            assertThat(linked.get(LIST).json().get("total").asInt()).isOne();
            linked.post(LIST + "/ada/split", "{\"one\":\"user_id:ada\",\"other\":\"anonymous_id:a-1\"}");
            JsonNode apart = linked.await(LIST, json -> json.get("total").asInt() == 2)
                    .json()
                    .get("customers");
            assertThat(foreseen).hasSize(2);
            for (int i = 0; i < 2; i++) {
                assertThat(foreseen.get(i).get("customer"))
                        .isEqualTo(apart.get(i).get("customer"));
                assertThat(foreseen.get(i).get("identifiers"))
                        .isEqualTo(apart.get(i).get("identifiers"));
                assertThat(foreseen.get(i).get("pulse").asDouble())
                        .isCloseTo(apart.get(i).get("pulse").asDouble(), within(1e-9));
            }
            assertThat(linked.get(two).json().get("customers"))
                    .as("they are apart")
                    .isEmpty();
            assertThat(linked.get(LIST + "/ada/split?one=ada").status()).isEqualTo(422);
        }
    }

    @Test
    void pulsesFadeInTheListAsTimePasses(@TempDir Path other) throws Exception {
        try (Live old = new Live(other)) {
            old.send(old.weekly("ada", 5, 0));
            Got before = old.await(
                    LIST,
                    json -> json.get("total").asInt() == 1
                            && json.at("/customers/0/interactions").asInt() == 5);
            old.pass(Duration.ofDays(30));
            Got after = old.await(LIST, json -> json.get("as_of").asString().startsWith("2026-07"));

            assertThat(after.json().at("/customers/0/pulse").asDouble())
                    .isPositive()
                    .isLessThan(before.json().at("/customers/0/pulse").asDouble());
        }
    }

    @Test
    void theListIsThereAgainAfterARestart(@TempDir Path other) throws Exception {
        try (Live first = new Live(other)) {
            first.send(first.weekly("ada", 5, 0));
        }
        try (Live second = new Live(other)) {
            Got got = second.await(LIST, json -> json.get("complete").asBoolean());
            assertThat(got.json().at("/customers/0/interactions").asInt()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?stage=asleep, invalid_parameter",
        "?sort=name, invalid_parameter",
        "?limit=1001, invalid_parameter",
        "?pulse_min=NaN, invalid_parameter",
        "?momentum_max=high, invalid_parameter",
        "?cursor=bm90LW91cnM, invalid_cursor",
        "?favourite=true, unknown_parameter",
        "?sparkline=yes, invalid_parameter",
    })
    void aBadQuestionIsToldWhatIsWrong(String query, String code) throws Exception {
        Got got = live.get(LIST + query);
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.json().get("code").asString()).isEqualTo(code);
    }

    @Test
    void aCursorIsGoodForItsOwnSortOnly() throws Exception {
        String cursor =
                live.get(LIST + "?limit=1&sort=pulse").json().get("next_cursor").asString();
        assertThat(live.get(LIST + "?limit=1&sort=-pulse&cursor=" + cursor).status())
                .isEqualTo(400);
    }

    @Test
    void aBeginningOfAnIdentifierFindsWhateverTheCase() throws Exception {
        assertThat(total("?search=gone-")).isEqualTo(GONE);
        assertThat(total("?search=WEEKLY-0")).isEqualTo(10);
        assertThat(total("?search=user_id:weekly-00")).isEqualTo(1);
        assertThat(total("?search=eekly")).isZero();
        assertThat(total("?search=weekly&stage=lost")).isZero();
        assertThat(live.get(LIST + "?search=" + "x".repeat(201)).status()).isEqualTo(400);
    }

    @Test
    void aSparklineIsTheTraceOfItsCustomerWeekByWeek() throws Exception {
        JsonNode line =
                live.get(LIST + "?search=weekly-07&sparkline=true").json().at("/customers/0");
        List<JsonNode> points = new ArrayList<>();
        String trace = LIST + "/weekly-07/trace?step=7d&from=" + live.now().minus(Duration.ofDays(84));
        live.get(trace).json().get("points").forEach(points::add);
        assertThat(line.get("sparkline").size()).isEqualTo(13);
        for (int week = 0; week < 13; week++) {
            String at = live.now().minus(Duration.ofDays(84 - 7L * week)).toString();
            double expected = points.stream()
                    .filter(point -> point.get("at").asString().equals(at))
                    .mapToDouble(point -> point.get("pulse").asDouble())
                    .findFirst()
                    .orElse(0);
            assertThat(line.at("/sparkline/" + week).asDouble()).as(at).isCloseTo(expected, within(0.0051));
        }
        assertThat(live.get(LIST + "?limit=1").json().at("/customers/0").has("sparkline"))
                .isFalse();
    }

    @Test
    void theFileHasEveryCustomerOfTheListInItsOrder() throws Exception {
        Got file = live.get(LIST + ".csv?sort=-last_seen&stage=lost");
        List<String> expected = new ArrayList<>();
        live.get(LIST + "?sort=-last_seen&stage=lost&limit=1000")
                .json()
                .get("customers")
                .forEach(line -> expected.add(line.get("customer").asString()));
        List<String> rows = file.body().lines().toList();
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"customers-2026-06-01.csv\"");
        assertThat(rows.getFirst()).startsWith("customer,user_id,email,consent,pulse,stage,");
        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[0]).toList())
                .hasSize(GONE)
                .isEqualTo(expected);
        assertThat(live.get(LIST + ".csv?limit=5").status()).isEqualTo(400);
    }

    @Test
    void aFileHasNoFormulasAndAnAddressWhereThereIsOne(@TempDir Path place) throws Exception {
        try (Live own = new Live(place)) {
            own.send(own.weekly("=cmd|' /C calc'!A0", 2, 1));
            own.send(own.weekly("ada", 2, 1));
            own.send(
                    "{\"type\":\"identify\",\"messageId\":\"i1\",\"userId\":\"ada\",\"traits\":{\"email\":\"ada@example.org\"}}");
            own.await(LIST + "?search=ada@ex", json -> json.get("total").asInt() == 1);
            String file = own.get(LIST + ".csv?sort=pulse").body();
            assertThat(file).contains("ada,ada@example.org,").contains(",'=cmd|' /C calc'!A0,,");
        }
    }

    @Test
    void aFileSaysWhomOneMayWriteTo(@TempDir Path place) throws Exception {
        try (Live own = new Live(place)) {
            own.send(own.weekly("ada", 2, 1));
            own.await(LIST, json -> json.get("total").asInt() == 1);
            String said = "{\"purpose\":\"%s\",\"channel\":\"%s\",\"granted\":%s,\"source\":\"phone\"}";
            own.post(LIST + "/user_id:ada/consent", said.formatted("marketing", "email", true));
            own.post(LIST + "/user_id:ada/consent", said.formatted("profiling", "", false));
            assertThat(own.get(LIST + ".csv").body()).contains(",ada,,marketing email=yes; profiling=no,");
        }
    }

    private static int total(String query) throws Exception {
        return live.get(LIST + query).json().get("total").asInt();
    }

    @Test
    void customersAreFoundByWhatIsKnownOfThem(@TempDir Path place) throws Exception {
        try (Live own = new Live(place)) {
            String call = "{\"type\":\"identify\",\"messageId\":\"%s\",\"userId\":\"%s\",\"traits\":%s}";
            List<String> calls = new ArrayList<>();
            for (String each : List.of("tia", "tom", "tea")) calls.addAll(own.weekly(each, 2, 1));
            calls.add(call.formatted("t1", "tia", "{\"tier\":\"gold\",\"seats\":3,\"beta\":true}"));
            calls.add(call.formatted("t2", "tom", "{\"tier\":\"gold\",\"seats\":4.0}"));
            calls.add(call.formatted("t3", "tea", "{\"tier\":\"silver\",\"seats\":\"3\"}"));
            own.send(calls);
            String list = "/api/v1/customers?sort=pulse&trait.";
            own.await(list + "tier=gold", json -> json.get("total").asInt() == 2);
            own.await(list + "tier=silver", json -> json.get("total").asInt() == 1);

            assertThat(total(own, list + "seats=3")).isEqualTo(2);
            assertThat(total(own, list + "seats=4")).isEqualTo(1);
            assertThat(total(own, list + "beta=true")).isEqualTo(1);
            assertThat(total(own, list + "tier=gold&trait.seats=3")).isEqualTo(1);
            assertThat(total(own, list + "tier=Gold")).isZero();
            assertThat(total(own, list + "no_such_trait=1")).isZero();
            assertThat(own.get(list + "=1").status()).isEqualTo(400);
        }
    }

    private static int total(Live own, String path) throws Exception {
        return own.get(path).json().get("total").asInt();
    }
}
