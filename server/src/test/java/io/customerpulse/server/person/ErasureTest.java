package io.customerpulse.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// That erasing leaves nothing, over real HTTP and in every byte of the data folder.
class ErasureTest {

    private static final String MAIL = "Zelda.Quist@example.org";
    private static final String USER = "usr-7f3a91-zelda";
    private static final String DEVICE = "anon-55e1c0-zelda";
    private static final String CARD = "card-88-zelda";
    private static final String[] TRACES = {"zelda", "quist"};

    @TempDir
    Path folder;

    private static String call(String type, String id, String rest) {
        return """
                {"type":"%s","messageId":"%s","timestamp":"2026-05-20T10:00:00Z",%s}""".formatted(type, id, rest);
    }

    /// The person, in all places that something can stand, and two others.
    private static void story(Brand brand) throws IOException, InterruptedException {
        brand.send(
                call("track", "m1", "\"anonymousId\":\"%s\",\"event\":\"Product Viewed\"".formatted(DEVICE)),
                call(
                        "identify",
                        "m2",
                        "\"userId\":\"%s\",\"anonymousId\":\"%s\",\"traits\":{\"email\":\"%s\",\"name\":\"Zelda Quist\"}"
                                .formatted(USER, DEVICE, MAIL)),
                call(
                        "track",
                        "m3-" + USER,
                        "\"userId\":\"%s\",\"event\":\"Order Completed\",\"properties\":{\"revenue\":80,\"currency\":\"USD\",\"receipt_to\":\"%s\"}"
                                .formatted(USER, MAIL)),
                call("track", "m4", "\"userId\":\"bob\",\"event\":\"Order Completed\""),
                call("track", "m5", "\"userId\":\"eve\",\"event\":\"Product Viewed\""));
        brand.send(call("tarck", "m6", "\"userId\":\"%s\"".formatted(USER)));
        brand.send(call("tarck", "m7", "\"context\":{\"traits\":{\"email\":\"%s\"}}".formatted(MAIL)));
        brand.send(call("tarck", "m8", "\"userId\":\"bob\""));
        brand.send(call("track", "m4", "\"userId\":\"bob\",\"event\":\"Order Completed\""));
        brand.await("/api/v1/customers/" + USER + "/pulse", json -> true);
        brand.await("/api/v1/customers/eve/pulse", json -> true);
        Brand.Got agreed = brand.post(
                "/api/v1/customers/" + USER + "/consent",
                "{\"purpose\":\"marketing\",\"channel\":\"email\",\"granted\":true,\"source\":\"letter of %s\"}"
                        .formatted(MAIL));
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(201);
        said(brand);
        resolved(brand);
        brand.await(
                "/api/v1/customers/" + USER + "/profile",
                json -> json.path("identifiers").size() == 4);
    }

    /// What people said of who is who; the identifier is no part of any event.
    private static void said(Brand brand) throws IOException, InterruptedException {
        String customer = "/api/v1/customers/user_id:" + USER;
        brand.await(customer + "/identity", json -> json.path("identifiers").size() == 3);
        String merged = "{\"with\":\"crm_id:%s\"}".formatted(CARD);
        assertThat(brand.post(customer + "/merge", merged).status()).isEqualTo(200);
        String split = "{\"one\":\"user_id:%s\",\"other\":\"anonymous_id:%s\"}".formatted(USER, "tablet-9");
        assertThat(brand.post(customer + "/split", split).status()).isEqualTo(200);
    }

    /// One failed record dropped, one mended.
    private static void resolved(Brand brand) throws IOException, InterruptedException {
        brand.send(
                call("tarck", "m10", "\"userId\":\"%s\",\"note\":\"dropped\"".formatted(USER)),
                call("tarck", "m11", "\"userId\":\"%s\",\"note\":\"mended\"".formatted(USER)));
        JsonNode all = brand.await(
                "/api/v1/failed?limit=100", json -> json.path("failed").size() == 5);
        for (JsonNode each : all.path("failed")) {
            String path = "/api/v1/failed/" + each.path("id").asString("");
            String raw = brand.get(path).json().toString();
            if (raw.contains("dropped")) {
                assertThat(brand.post(path + "/drop", "{\"reason\":\"a test\"}").status())
                        .isEqualTo(200);
            } else if (raw.contains("mended")) {
                String good = call("track", "m11", "\"userId\":\"%s\",\"event\":\"Order Completed\"".formatted(USER));
                assertThat(brand.post(
                                        path + "/replay",
                                        Jsons.object().put("raw", good).toString())
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static String erase(Brand brand) throws IOException, InterruptedException {
        Brand.Got begun = brand.delete("/api/v1/customers/user_id:" + USER, "erase-1");
        assertThat(begun.status()).isEqualTo(202);
        String place = begun.response().headers().firstValue("Location").orElseThrow();
        assertThat(brand.delete("/api/v1/customers/user_id:" + USER, "erase-1").text())
                .isEqualTo(begun.text());
        brand.await(place, json -> json.path("state").asString("").equals("done"));
        return place;
    }

    private static List<JsonNode> others(Brand brand) throws IOException, InterruptedException {
        List<JsonNode> answers = new ArrayList<>();
        for (String each : List.of("bob", "eve")) {
            for (String what : List.of("pulse", "ledger", "profile")) {
                answers.add(brand.await("/api/v1/customers/%s/%s".formatted(each, what), json -> true));
            }
        }
        return answers;
    }

    /// What came in: accepted, stored, duplicate, failed.
    private static List<Long> totals(Brand brand) throws IOException, InterruptedException {
        JsonNode total = brand.get("/api/v1/accounting").json().path("total");
        List<Long> counts = List.of("accepted", "stored", "duplicate", "failed").stream()
                .map(each -> total.path(each).asLong(-1))
                .toList();
        assertThat(counts.get(0)).isPositive().isEqualTo(counts.get(1) + counts.get(2) + counts.get(3));
        return counts;
    }

    private static Journal journal(Path data) throws IOException {
        return Journal.open(new FileDisk(data.resolve("journal")), Settings.usual(new Random(1)));
    }

    @Test
    void anErasedPersonIsInNoByteOfTheFolderNorOfARestoredCopyFromBefore() throws Exception {
        Path data = folder.resolve("data");
        Path copy = folder.resolve("copy");
        try (Brand brand = new Brand(data)) {
            story(brand);
        }
        Bytesearch.copy(data, copy);
        assertThat(Bytesearch.of(data, TRACES)).anyMatch(file -> file.startsWith("journal"));
        assertThat(Bytesearch.of(data, TRACES)).anyMatch(file -> file.startsWith("index"));
        List<JsonNode> others;
        List<Long> totals;
        try (Brand brand = new Brand(data)) {
            others = others(brand);
            totals = totals(brand);
            String place = erase(brand);
            JsonNode certificate = brand.get(place).json();
            assertThat(certificate.path("erased").path("journal.events").asLong(0))
                    .isEqualTo(4);
            assertThat(certificate.path("erased").path("journal.refusals").asLong(0))
                    .isEqualTo(4);
            assertThat(certificate.path("erased").path("journal.controls").asLong(0))
                    .isEqualTo(3);
            assertThat(certificate.path("erased").path("identifiers").asLong(0)).isEqualTo(4);
            assertThat(certificate.toString()).doesNotContainIgnoringCase("zelda");
            assertThat(Bytesearch.of(data, TRACES)).isEmpty();
            for (String each : List.of(USER, DEVICE, "email:" + MAIL)) {
                assertThat(brand.get("/api/v1/customers/" + each + "/pulse").status())
                        .isEqualTo(404);
            }
            assertThat(others(brand)).isEqualTo(others);
            assertThat(totals(brand)).isEqualTo(totals);
            lateEvents(brand);
            assertThat(Bytesearch.of(data, TRACES)).isEmpty();
        }
        assertThat(Bytesearch.of(data, TRACES)).isEmpty();
        rebuilt(data, others);
        restored(data, copy, others, totals);
    }

    private static void lateEvents(Brand brand) throws IOException, InterruptedException {
        for (int time = 1; time <= 2; time++) {
            JsonNode late = brand.send(
                    call("track", "m3-" + USER, "\"userId\":\"%s\",\"event\":\"Order Completed\"".formatted(USER)),
                    call("track", "late-" + USER, "\"userId\":\"%s\",\"event\":\"Order Completed\"".formatted(USER)),
                    call("tarck", "late2", "\"traits\":{\"mail\":\"%s\"}".formatted(MAIL)));
            if (time == 1) {
                assertThat(late.path("rejected")).hasSize(3);
                assertThat(late.path("rejected").get(1).path("code").asString(""))
                        .isEqualTo("erased_person");
            } else {
                assertThat(late.path("rejected")).as("known repeats").isEmpty();
            }
        }
        assertThat(totals(brand)).endsWith(4L, 8L);
        assertThat(brand.get("/api/v1/accounting")
                        .json()
                        .path("total")
                        .path("failed_open")
                        .asLong(-1))
                .as("bob's, and the three late ones")
                .isEqualTo(4);
    }

    /// An index made anew from the journal answers the same.
    private static void rebuilt(Path data, List<JsonNode> others) throws IOException, InterruptedException {
        List<Long> totals;
        try (Brand brand = new Brand(data)) {
            totals = totals(brand);
        }
        Bytesearch.delete(data.resolve("index"));
        try (Brand brand = new Brand(data)) {
            assertThat(others(brand)).isEqualTo(others);
            assertThat(totals(brand)).isEqualTo(totals);
            assertThat(brand.get("/api/v1/customers/" + USER + "/pulse").status())
                    .isEqualTo(404);
            assertThat(brand.send(call("track", "late3", "\"userId\":\"%s\",\"event\":\"x\"".formatted(USER)))
                            .path("rejected"))
                    .hasSize(1);
        }
        assertThat(Bytesearch.of(data, TRACES)).isEmpty();
    }

    private static void restored(Path data, Path copy, List<JsonNode> others, List<Long> totals)
            throws IOException, InterruptedException {
        Tombstones tombstones;
        try (Journal live = journal(data)) {
            tombstones = Tombstones.of(live);
        }
        assertThat(Bytesearch.of(copy, TRACES)).isNotEmpty();
        try (Journal old = journal(copy)) {
            assertThat(Tombstones.of(tombstones.json()).begin(old)).isEqualTo(1);
            assertThat(tombstones.begin(old)).isZero();
        }
        try (Brand brand = new Brand(copy)) {
            assertThat(Bytesearch.of(copy, TRACES)).isEmpty();
            assertThat(others(brand)).isEqualTo(others);
            assertThat(totals(brand)).isEqualTo(totals);
            assertThat(brand.send(call("track", "late4", "\"userId\":\"%s\",\"event\":\"x\"".formatted(USER)))
                            .path("rejected"))
                    .hasSize(1);
        }
        assertThat(Bytesearch.of(copy, TRACES)).isEmpty();
    }

    @Test
    void whoWasErasedComesBackWithNewConsentOnly() throws Exception {
        Path data = folder.resolve("data");
        String again = call("track", "back-1", "\"userId\":\"%s\",\"event\":\"Order Completed\"".formatted(USER));
        try (Brand brand = new Brand(data)) {
            story(brand);
            erase(brand);
            brand.pass(java.time.Duration.ofHours(1));
            assertThat(brand.send(again).path("rejected")).hasSize(1);
            String consent = "/api/v1/customers/user_id:" + USER + "/consent";
            assertThat(brand.post(
                                    consent,
                                    "{\"purpose\":\"all\",\"granted\":true,\"source\":\"web\",\"at\":\"2026-05-30T00:00:00Z\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(brand.send(again.replace("back-1", "back-2")).path("rejected"))
                    .as("consent from before the erasure")
                    .hasSize(1);
            assertThat(brand.post(consent, "{\"purpose\":\"all\",\"granted\":true,\"source\":\"web\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(brand.send(again.replace("back-1", "back-3")).path("rejected"))
                    .isEmpty();
            brand.await("/api/v1/customers/" + USER + "/pulse", json -> true);
        }
        try (Brand brand = new Brand(data)) {
            assertThat(brand.send(again.replace("back-1", "back-4")).path("rejected"))
                    .as("after a restart")
                    .isEmpty();
        }
    }
}
