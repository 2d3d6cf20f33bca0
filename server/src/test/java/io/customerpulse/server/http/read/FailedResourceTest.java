package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.http.read.Live.Got;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FailedResourceTest {

    private static final String FAILED = "/api/v1/failed";
    private static final String ACCOUNTING = "/api/v1/accounting";

    @TempDir
    Path folder;

    /// A call that names nobody.
    private static String nameless(int number) {
        return "{\"type\":\"track\",\"messageId\":\"bad-%d\",\"event\":\"Order Completed\"}".formatted(number);
    }

    /// A call that says neither whom nor when.
    private static String misshapen(int number) {
        return "{\"type\":\"track\",\"messageId\":\"worse-%d\",\"userId\":\"ada\",\"event\":\"Order Completed\",\"timestamp\":\"soon\"}"
                .formatted(number);
    }

    @Test
    void acceptedIsStoredAndDuplicateAndFailedWhateverIsSent() throws Exception {
        Random chance = new Random(5);
        try (Live live = new Live(folder)) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String call =
                        switch (chance.nextInt(4)) {
                            case 0 -> nameless(chance.nextInt(50));
                            case 1 -> misshapen(chance.nextInt(50));
                            case 2 -> sent.isEmpty() ? nameless(0) : sent.get(chance.nextInt(sent.size()));
                            default -> live.track("u" + i, "Order Completed", live.now());
                        };
                sent.add(call);
                if (i % 7 == 0) live.send(call, call);
                else live.send(call);
                if (i % 20 == 0) addsUp(live.get(ACCOUNTING).json());
            }
            JsonNode total = live.get(ACCOUNTING).json().get("total");
            assertThat(total.get("accepted").asLong()).isEqualTo(400 + 58);
            assertThat(total.get("duplicate").asLong()).isPositive();
            assertThat(total.get("failed").asLong()).isPositive();
        }
    }

    private static void addsUp(JsonNode accounting) {
        JsonNode total = accounting.get("total");
        assertThat(total.get("accepted").asLong())
                .isEqualTo(total.get("stored").asLong()
                        + total.get("duplicate").asLong()
                        + total.get("failed").asLong());
        long accepted = 0;
        for (JsonNode source : accounting.get("sources"))
            accepted += source.get("accepted").asLong();
        assertThat(accepted).isEqualTo(total.get("accepted").asLong());
    }

    @Test
    void aMendedEventGoesThroughAndTheOthersStayWhereTheyAre() throws Exception {
        String replayed;
        try (Live live = new Live(folder)) {
            live.send(nameless(1), nameless(2), misshapen(3));
            JsonNode list = live.get(FAILED).json().get("failed");
            assertThat(list.at("/2/code").asString()).isEqualTo("missing_identifier");
            replayed = list.at("/2/id").asString();
            String dropped = list.at("/1/id").asString();
            String path = FAILED + "/" + replayed;
            assertThat(live.get(path).json().get("raw").asString()).isEqualTo(nameless(1));

            Got again = live.post(path + "/replay", "{}");
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.json().get("code").asString()).isEqualTo("missing_identifier");
            assertThat(live.get(path).json().at("/event/status").asString()).isEqualTo("open");

            String mended = nameless(1)
                    .replace("\"event\"", "\"userId\":\"ada\",\"event\"")
                    .replace("\"", "\\\"");
            Got done = live.post(path + "/replay", "{\"raw\":\"%s\"}".formatted(mended));
            assertThat(done.status()).as(done.body()).isEqualTo(200);
            assertThat(done.json().at("/event/status").asString()).isEqualTo("replayed");
            live.await(
                    "/api/v1/customers/ada/ledger",
                    json -> json.get("entries_total").asInt() == 1);

            assertThat(live.post(FAILED + "/" + dropped + "/drop", "{}").status())
                    .isEqualTo(422);
            Got drop = live.post(FAILED + "/" + dropped + "/drop", "{\"reason\":\"a test\"}");
            assertThat(drop.json().at("/resolution/reason").asString()).isEqualTo("a test");
            assertThat(live.post(FAILED + "/" + dropped + "/drop", "{\"reason\":\"again\"}")
                            .status())
                    .isEqualTo(409);
            assertThat(live.post(path + "/replay", "{}").status()).isEqualTo(409);
            checkEnd(live, replayed);
        }
        try (Live live = new Live(folder)) {
            checkEnd(live, replayed);
        }
    }

    private static void checkEnd(Live live, String replayed) throws Exception {
        assertThat(live.get(FAILED).json().get("failed").size()).isEqualTo(1);
        assertThat(live.get(FAILED + "?status=resolved").json().get("failed").size())
                .isEqualTo(2);
        assertThat(live.get(FAILED + "/" + replayed)
                        .json()
                        .at("/resolution/how")
                        .asString())
                .isEqualTo("replayed");
        JsonNode accounting = live.get(ACCOUNTING).json();
        addsUp(accounting);
        JsonNode total = accounting.get("total");
        assertThat(total.get("accepted").asInt()).isEqualTo(4);
        assertThat(total.get("stored").asInt()).isEqualTo(1);
        assertThat(total.get("failed").asInt()).isEqualTo(3);
        assertThat(total.get("failed_replayed").asInt()).isEqualTo(1);
        assertThat(total.get("failed_dropped").asInt()).isEqualTo(1);
        assertThat(total.get("failed_open").asInt()).isEqualTo(1);
    }

    @Test
    void whenTheLatestRecordCameIsKnownAfterARestartAndARepeatIsNone() throws Exception {
        String source;
        String last;
        try (Live live = new Live(folder)) {
            source = live.source();
            assertThat(live.get(ACCOUNTING).json().at("/total/last_at").isNull())
                    .isTrue();
            String call = live.track("ada", "Order Completed", live.now());
            live.send(call);
            live.pass(Duration.ofMinutes(5));
            live.send(nameless(1));
            last = live.now().toString();
            live.pass(Duration.ofMinutes(5));
            live.send(call);
            assertThat(live.get(ACCOUNTING).json().at("/total/last_at").asString())
                    .isEqualTo(last);
        }
        try (Live live = new Live(folder)) {
            JsonNode accounting = live.get(ACCOUNTING).json();
            assertThat(accounting.at("/sources/" + source + "/last_at").asString())
                    .isEqualTo(last);
            assertThat(accounting.at("/total/duplicate").asInt()).isOne();
        }
    }

    @Test
    void allThatFitIsAFileWithoutFormulas() throws Exception {
        try (Live live = new Live(folder)) {
            for (int i = 0; i < 3; i++) live.send(nameless(i));
            live.send(nameless(7).replaceFirst("\"messageId\":\"[^\"]*\"", "\"messageId\":\"=1+1\""));
            Got file = live.get(FAILED + ".csv");
            assertThat(file.header("Content-Disposition")).contains("failed-events-2026-06-01.csv");
            List<String> lines = file.body().lines().toList();
            assertThat(lines).hasSize(5);
            assertThat(lines.get(1)).contains(",'=1+1,");
            assertThat(live.get(FAILED + ".csv?status=resolved").body().lines()).hasSize(1);
            assertThat(live.get(FAILED + ".csv?source=src_none").body().lines()).hasSize(1);
            assertThat(live.get(FAILED + ".csv?limit=1").status()).isEqualTo(400);
        }
    }

    @Test
    void aConflictIsNotResolvedByTryingItAgain() throws Exception {
        try (Live live = new Live(folder)) {
            String first = live.track("ada", "Order Completed", live.now());
            live.send(first, first.replace("Order Completed", "Product Viewed"));
            JsonNode failed =
                    live.get(FAILED + "?code=duplicate_conflict").json().at("/failed/0");
            Got again = live.post(FAILED + "/" + failed.get("id").asString() + "/replay", "{}");

            assertThat(again.status()).isEqualTo(422);
            assertThat(again.json().get("code").asString()).isEqualTo("duplicate_conflict");
            addsUp(live.get(ACCOUNTING).json());
        }
    }

    @Test
    void manyAreDroppedByWhatIsWrongWithThem() throws Exception {
        try (Live live = new Live(folder)) {
            List<String> calls = new ArrayList<>();
            for (int i = 0; i < 30; i++) calls.add(nameless(i));
            for (int i = 0; i < 5; i++) calls.add(misshapen(i));
            live.send(calls);
            assertThat(live.post(FAILED + "/drop", "{\"reason\":\"all of it\"}").status())
                    .isEqualTo(422);
            Got got = live.post(FAILED + "/drop", "{\"code\":\"missing_identifier\",\"reason\":\"a broken app\"}");

            assertThat(got.json().get("resolved").asInt()).isEqualTo(30);
            assertThat(live.get(FAILED).json().get("failed").size()).isEqualTo(5);
            Got replay = live.post(FAILED + "/replay", "{\"source\":\"%s\"}".formatted(live.source()));
            assertThat(replay.json().get("resolved").asInt()).isZero();
            assertThat(replay.json().get("still_wrong").size()).isEqualTo(5);
        }
    }

    @Test
    void theListIsPagedTheLatestFirst() throws Exception {
        try (Live live = new Live(folder)) {
            List<String> calls = new ArrayList<>();
            for (int i = 0; i < 25; i++) calls.add(nameless(i));
            live.send(calls);
            List<Long> ids = new ArrayList<>();
            String path = FAILED + "?limit=10&source=" + live.source();
            for (String next = path; !next.isEmpty(); ) {
                Got got = live.get(next);
                got.json().get("failed").forEach(each -> ids.add(each.get("id").asLong()));
                JsonNode cursor = got.json().get("next_cursor");
                next = cursor.isNull() ? "" : path + "&cursor=" + cursor.asString();
            }
            assertThat(ids)
                    .hasSize(25)
                    .isSortedAccordingTo((a, b) -> Long.compare(b, a))
                    .doesNotHaveDuplicates();
            assertThat(live.get(FAILED + "?source=other").json().get("failed").isEmpty())
                    .isTrue();
        }
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        try (Live live = new Live(folder)) {
            for (String id : List.of("0", "-1", "9223372036854775808", "x")) {
                assertThat(live.get(FAILED + "/" + id).status()).as(id).isEqualTo(404);
            }
            assertThat(live.get(FAILED + "?status=lost").status()).isEqualTo(400);
            assertThat(live.get(FAILED + "?cursor=x").status()).isEqualTo(400);
        }
    }
}
