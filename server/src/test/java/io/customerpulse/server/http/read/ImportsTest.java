package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.http.read.Live.Got;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bringing files in by the server itself, over real HTTP.
class ImportsTest {

    private static final String PATH = "/api/v1/imports";
    private static final String MAPPING = "customer: who\ntime: {column: when}\nsignal: {column: what}\n";

    @TempDir
    private Path folder;

    private static String order(int number) {
        return """
                {"type":"track","event":"Order Completed","userId":"u%d","timestamp":"2026-05-%02dT10:00:00Z","properties":{"revenue":20}}
                """.formatted(number, 1 + number % 28);
    }

    private static byte[] orders(int count) {
        return IntStream.range(0, count)
                .mapToObj(ImportsTest::order)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private static Got announce(Live live, String name, long bytes, String... mapping) throws Exception {
        String more = mapping.length == 0 ? "" : ",\"mapping\":" + json(mapping[0]);
        return live.post(PATH, "{\"name\":%s,\"bytes\":%d%s}".formatted(json(name), bytes, more));
    }

    private static HttpResponse<String> put(Live live, String id, long from, byte[] bytes) throws Exception {
        HttpRequest request = live.to(PATH + "/" + id + "/file?from=" + from)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        return live.client().send(request, BodyHandlers.ofString());
    }

    private static String sent(Live live, String name, byte[] bytes, String... mapping) throws Exception {
        Got made = announce(live, name, bytes.length, mapping);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String id = made.json().path("id").asString("");
        assertThat(made.header("location")).isEqualTo(PATH + "/" + id);
        HttpResponse<String> put = put(live, id, 0, bytes);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        return id;
    }

    private static JsonNode ended(Live live, String id) throws Exception {
        List<String> ends = List.of("done", "failed", "cancelled");
        return live.await(
                        PATH + "/" + id,
                        json -> ends.contains(json.path("state").asString("")))
                .json();
    }

    private static JsonNode imported(Live live, String name, byte[] bytes, String... mapping) throws Exception {
        return ended(live, sent(live, name, bytes, mapping));
    }

    private static void assertCounts(JsonNode one, long stored, long duplicate, long failed) {
        assertThat(Stream.of("rows", "stored", "duplicate", "failed")
                        .map(each -> one.path(each).asLong(-1)))
                .as(one.toString())
                .containsExactly(stored + duplicate + failed, stored, duplicate, failed);
    }

    private void assertNoFileIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("imports"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .allSatisfy(name -> assertThat(name).endsWith(".failed"));
        }
    }

    @Test
    void aFileOfCallsIsReadAndTheSameFileAgainChangesNothing() throws Exception {
        try (Live live = new Live(folder)) {
            byte[] file = (order(1) + order(2) + "no call\n" + order(3)).getBytes(StandardCharsets.UTF_8);
            JsonNode first = imported(live, "shop.jsonl", file);
            assertThat(first.path("state").asString("")).isEqualTo("done");
            assertCounts(first, 3, 0, 1);
            assertThat(first.path("ended_at").isString()).isTrue();
            assertCounts(imported(live, "shop.jsonl", file), 0, 4, 0);
            JsonNode account = live.get("/api/v1/accounting").json().at("/sources/import");
            assertThat(account.path("accepted").asLong(0)).isEqualTo(8);
            assertThat(account.path("stored").asLong(0)).isEqualTo(3);
            live.await("/api/v1/population", json -> json.path("customers").asInt(0) == 3);
            assertThat(live.get(PATH).json().path("imports")).hasSize(2);
            assertNoFileIsLeft();
        }
        try (Live live = new Live(folder)) {
            JsonNode all = live.get(PATH).json().path("imports");
            assertThat(all).hasSize(2);
            assertCounts(all.get(1), 3, 0, 1);
            assertThat(live.get("/api/v1/audit").body()).contains("\"import.begun\"", "\"import.ended\"", "shop.jsonl");
        }
    }

    @Test
    void aTableIsReadByItsMappingPackedOrNot() throws Exception {
        String table = "who,when,what\nada,2026-05-01,Order Completed\nbob,soon,Order Completed\n";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(table.getBytes(StandardCharsets.UTF_8));
        }
        try (Live live = new Live(folder)) {
            String id = sent(live, "orders.csv.gz", packed.toByteArray(), MAPPING);
            assertCounts(ended(live, id), 1, 0, 1);
            String rows = live.get(PATH + "/" + id + "/failed.csv").body();
            assertThat(rows).startsWith("line,reason,code,place,event,status,record\r\n3,");
            assertThat(rows).contains("soon").contains("\"bob,soon,Order Completed\"");
            String collapsed = MAPPING + "format: csv\ncollapse: day\n";
            String days = "who,when,what\n" + "eve,2026-05-02,Order Completed\n".repeat(3);
            JsonNode joined = imported(live, "days.csv", days.getBytes(StandardCharsets.UTF_8), collapsed);
            assertThat(joined.path("joined").asLong(0)).isEqualTo(2);
            assertThat(joined.path("rows").asLong(0)).isEqualTo(3);
        }
    }

    @Test
    void whatCannotBeReadIsSaidBeforeAnyByteIsSent() throws Exception {
        try (Live live = new Live(folder)) {
            assertThat(announce(live, "orders.csv", 10).body()).contains("a table needs a mapping");
            Got wrong = announce(live, "orders.csv", 10, "customer: who\ntiem: x\n");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.body()).contains("tiem").contains("/mapping");
            assertThat(announce(live, "orders.parquet", 10, MAPPING).body()).contains("pulse import");
            assertThat(announce(live, "x.jsonl", 0).status()).isEqualTo(422);
            assertThat(announce(live, "x.jsonl", 2_000_000_001L).status()).isEqualTo(413);
            assertThat(announce(live, "a\nb.jsonl", 10).status()).isEqualTo(422);
            JsonNode first = live.post(
                            PATH + "/preview",
                            "{\"name\":\"o.csv\",\"text\":\"who,when,what\\nada,2026-05-01,Sale\\nbob,soon,Sale\\n\",\"mapping\":%s}"
                                    .formatted(json(MAPPING)))
                    .json();
            assertThat(first.at("/rows/0/customer").asString("")).isEqualTo("ada");
            assertThat(first.at("/rows/1/refused").asString("")).contains("soon");
            assertThat(first.path("usable").asLong(0)).isEqualTo(1);
            assertThat(live.get(PATH).json().path("imports")).isEmpty();
        }
    }

    @Test
    void bytesComeInPartsEachInItsPlaceAndNoMoreThanWereAnnounced() throws Exception {
        try (Live live = new Live(folder)) {
            byte[] file = orders(40);
            String id =
                    announce(live, "parts.jsonl", file.length).json().path("id").asString("");
            assertThat(put(live, id, 5, Arrays.copyOf(file, 10)).statusCode()).isEqualTo(409);
            assertThat(put(live, id, 0, Arrays.copyOf(file, 100)).statusCode()).isEqualTo(200);
            HttpResponse<String> again = put(live, id, 0, file);
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("\"received_bytes\":100");
            assertThat(put(live, id, 100, file).statusCode()).isEqualTo(413);
            JsonNode now = live.get(PATH + "/" + id).json();
            assertThat(now.path("state").asString("")).isEqualTo("receiving");
            assertThat(now.path("received_bytes").asLong(0)).isEqualTo(100);
            assertThat(put(live, id, 100, Arrays.copyOfRange(file, 100, file.length))
                            .statusCode())
                    .isEqualTo(200);
            assertCounts(ended(live, id), 40, 0, 0);
            assertThat(put(live, id, 0, file).statusCode()).isEqualTo(409);
            assertThat(put(live, "imp_0", 0, file).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatIsNotReceivedWholeIsDeletedAfterAnHourAndAtAStart() throws Exception {
        try (Live live = new Live(folder)) {
            String late = announce(live, "late.jsonl", 100).json().path("id").asString("");
            put(live, late, 0, new byte[50]);
            live.pass(Duration.ofMinutes(61));
            String id =
                    announce(live, "half.jsonl", 100, MAPPING).json().path("id").asString("");
            assertThat(live.get(PATH + "/" + late).status()).isEqualTo(404);
            put(live, id, 0, new byte[50]);
        }
        try (Live live = new Live(folder)) {
            assertThat(live.get(PATH).json().path("imports")).isEmpty();
            assertNoFileIsLeft();
        }
    }

    @Test
    void aStartGoesOnWhereItWasAndEachRowCountsOnce() throws Exception {
        int rows = 60_000;
        byte[] file = (new String(orders(rows), StandardCharsets.UTF_8) + "no call\n").getBytes(StandardCharsets.UTF_8);
        String id;
        try (Live live = new Live(folder)) {
            id = sent(live, "large.jsonl", file);
            String waiting = sent(live, "after.jsonl", orders(10));
            long seen = live.await(PATH + "/" + id, json -> json.path("rows").asLong(0) > 0)
                    .json()
                    .path("rows")
                    .asLong(0);
            assertThat(seen).isBetween(1L, rows - 1L);
            assertThat(live.get(PATH + "/" + waiting).json().path("state").asString(""))
                    .isEqualTo("waiting");
        }
        try (Live live = new Live(folder)) {
            JsonNode done = ended(live, id);
            assertThat(done.path("rows").asLong(0)).isEqualTo(rows + 1);
            assertCounts(done, rows, 0, 1);
            JsonNode account = live.get("/api/v1/accounting").json().at("/sources/import");
            assertThat(account.path("stored").asLong(0)).isBetween((long) rows, rows + 10L);
            JsonNode all = live.await(
                            PATH,
                            json -> json.at("/imports/0/state").asString("").equals("done"))
                    .json();
            assertCounts(all.at("/imports/0"), 10, 0, 0);
            assertNoFileIsLeft();
        }
    }

    @Test
    void aFileThatIsLostIsSaidToBe() throws Exception {
        String id;
        try (Live live = new Live(folder)) {
            id = sent(live, "large.jsonl", orders(60_000));
        }
        Files.delete(folder.resolve("imports").resolve(id + ".data"));
        try (Live live = new Live(folder)) {
            JsonNode ended = live.get(PATH + "/" + id).json();
            assertThat(ended.path("state").asString("")).isEqualTo("failed");
            assertThat(ended.path("reason").asString("")).contains("bring it in again");
            assertNoFileIsLeft();
        }
    }

    @Test
    void whoeverCancelsKeepsWhatIsIn() throws Exception {
        try (Live live = new Live(folder)) {
            String running = sent(live, "large.jsonl", orders(60_000));
            String waiting = sent(live, "next.jsonl", orders(10));
            String coming = announce(live, "coming.jsonl", 10).json().path("id").asString("");
            live.await(PATH + "/" + running, json -> json.path("rows").asLong(0) > 0);
            for (String id : List.of(coming, waiting, running)) {
                assertThat(live.post(PATH + "/" + id + "/cancel", "{}").status())
                        .isEqualTo(200);
            }
            JsonNode ended = ended(live, running);
            assertThat(ended.path("state").asString("")).isEqualTo("cancelled");
            long stored = ended.path("stored").asLong(0);
            assertThat(stored).isBetween(1L, 59_999L);
            assertThat(ended(live, waiting).path("state").asString("")).isEqualTo("cancelled");
            assertThat(live.get(PATH + "/" + coming).status()).isEqualTo(404);
            assertThat(live.get("/api/v1/accounting")
                            .json()
                            .at("/sources/import/stored")
                            .asLong(0))
                    .isEqualTo(stored);
            assertNoFileIsLeft();
        }
    }

    @Test
    void hostileRowsAreKeptAsFailedEventsAndTheOthersCount() throws Exception {
        String deep = "{\"type\":\"track\",\"properties\":" + "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_001);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (String line : List.of(
                "{\"batch\":[]}",
                "[]",
                "null",
                "=cmd|' /C calc'!A0",
                deep,
                "{\"type\":\"track\",\"userId\":\"\",\"event\":\"x\",\"timestamp\":\"2026-05-01\"}",
                "{\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"ada\"}",
                "\"" + "x".repeat(1_200_000) + "\"")) {
            file.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        file.writeBytes(new byte[] {(byte) 0xC3, '(', 0, '\n'});
        file.writeBytes(orders(2));
        try (Live live = new Live(folder)) {
            String id = sent(live, "<img src=x onerror=alert(1)>.jsonl", file.toByteArray());
            JsonNode done = ended(live, id);
            assertThat(done.path("state").asString("")).isEqualTo("done");
            assertCounts(done, 2, 0, 9);
            Got table = live.get(PATH + "/" + id + "/failed.csv");
            assertThat(table.header("content-disposition"))
                    .isEqualTo("attachment; filename=\"failed-rows-2026-06-01.csv\"");
            assertThat(table.body()).contains("'=cmd|").doesNotContain(",=cmd|");
            assertThat(table.body().lines().map(line -> line.split(",", 2)[0]).filter(each -> each.matches("\\d+")))
                    .contains("1", "2", "3", "4", "5", "6", "7", "8", "9");
            String open = live.get("/api/v1/failed?source=import")
                    .json()
                    .at("/failed/0/id")
                    .asString("0");
            Got mended =
                    live.post("/api/v1/failed/" + open + "/replay", "{\"raw\":%s}".formatted(json(order(3).strip())));
            assertThat(mended.status()).as(mended.body()).isEqualTo(200);
        }
    }

    @Test
    void aFileOfWhichNothingCanBeUsedIsGivenUpEarly() throws Exception {
        try (Live live = new Live(folder)) {
            JsonNode ended = imported(live, "wrong.jsonl", "x\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
            assertThat(ended.path("state").asString("")).isEqualTo("failed");
            assertThat(ended.path("reason").asString("")).contains("none of the first");
            assertThat(ended.path("rows").asLong(0)).isBetween(1L, 4_000L);
            assertNoFileIsLeft();
        }
    }

    @Test
    void someMaySendAndOthersLook() throws Exception {
        try (Live live = new Live(folder)) {
            String id = announce(live, "ada@example.org.jsonl", 10)
                    .json()
                    .path("id")
                    .asString("");
            List<String> all = List.of(
                    "GET " + PATH, "GET " + PATH + "/" + id, "POST " + PATH, "POST " + PATH + "/" + id + "/cancel");
            assertThat(all.stream().map(each -> by(live, "figures:read", each).statusCode()))
                    .containsExactly(200, 200, 403, 403);
            assertThat(live.get(PATH).body()).contains("***").doesNotContain("ada@example.org");
            assertThat(all.stream().map(each -> by(live, "ingest:write", each).statusCode()))
                    .containsExactly(403, 403, 422, 200);
            assertThat(by(live, "failed:write", "GET " + PATH + "/" + id + "/failed.csv")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(by(live, "ingest:write", "GET " + PATH + "/" + id + "/failed.csv")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static HttpResponse<String> by(Live live, String scope, String asked) {
        Key.Wanted wanted =
                new Key.Wanted(scope, List.of(scope), List.of(), live.now().plusSeconds(60));
        Outcome<Key.Made> made = live.access().keys().make(wanted, new Stamp("test", live.now()));
        if (!(made instanceof Outcome.Done<Key.Made>(Key.Made key))) throw new AssertionError(made.toString());
        String[] parts = asked.split(" ", -1);
        boolean isChange = !parts[0].equals("GET");
        HttpRequest.Builder request = live.to(parts[1]).setHeader("Authorization", "Bearer " + key.secret());
        if (isChange) request.header("Content-Type", "application/json");
        try {
            return live.client()
                    .send(
                            request.method(parts[0], isChange ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
