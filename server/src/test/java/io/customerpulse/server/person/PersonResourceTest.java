package io.customerpulse.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is answered about persons, over real HTTP.
class PersonResourceTest {

    private static final String ADA = "/api/v1/customers/ada";

    @TempDir
    Path folder;

    private static void story(Brand brand) throws IOException, InterruptedException {
        brand.send("""
                {"type":"identify","messageId":"a1","userId":"ada","timestamp":"2026-05-01T10:00:00Z",
                 "traits":{"email":"ada@example.org","name":"=HYPERLINK(1)","plan":"gold","size":-4}}""", """
                {"type":"track","messageId":"a2","userId":"ada","timestamp":"2026-05-02T10:00:00Z",
                 "event":"Order Completed","properties":{"revenue":12.5,"currency":"EUR","note":"+1, \\"yes\\""}}""");
        brand.send("{\"type\":\"tarck\",\"messageId\":\"a3\",\"userId\":\"ada\"}");
        brand.await(ADA + "/profile", json -> json.path("traits").has("plan"));
    }

    private static SortedMap<String, String> unzipped(byte[] bytes) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                files.put(each.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void personalDataIsSeenOnlyByWhoMay() throws Exception {
        try (Brand brand = new Brand(folder)) {
            story(brand);
            JsonNode open = brand.get(ADA + "/profile").json();
            assertThat(open.path("traits").path("email").asString("")).isEqualTo("ada@example.org");
            assertThat(open.path("identifiers").toString()).contains("email:ada@example.org");
            String masked = brand.getMasked(ADA + "/profile").text();
            assertThat(masked).contains("\"plan\":\"gold\"", "email:***").doesNotContain("example.org", "HYPERLINK");
            assertThat(brand.getMasked(ADA + "/export").status()).isEqualTo(403);
        }
    }

    @Test
    void consentIsALedgerThatAnybodyMayEnterIntoButNothingIsTakenOutOf() throws Exception {
        try (Brand brand = new Brand(folder)) {
            story(brand);
            String yes = "{\"purpose\":\"marketing\",\"channel\":\"email\",\"granted\":true,\"source\":\"shop\"}";
            String no =
                    "{\"purpose\":\"marketing\",\"channel\":\"email\",\"granted\":false,\"source\":\"phone\",\"at\":\"2026-05-30T00:00:00Z\",\"wording\":\"v3\"}";
            assertThat(brand.post(ADA + "/consent", yes).status()).isEqualTo(201);
            JsonNode both = brand.post(ADA + "/consent", no).json();
            assertThat(both.path("history")).hasSize(2);
            assertThat(both.path("history").get(0).path("source").asString("")).isEqualTo("phone");
            assertThat(both.path("current").get(0).path("granted").asBoolean(false))
                    .as("the later word counts, not the one entered last")
                    .isTrue();
            assertThat(brand.get(ADA + "/consent").json()).isEqualTo(both);
            assertThat(brand.post(ADA + "/consent", "{\"purpose\":\"x\",\"granted\":true,\"also\":1}")
                            .json()
                            .path("errors"))
                    .hasSize(2);
            assertThat(brand.post(
                                    ADA + "/consent",
                                    "{\"purpose\":\"x\",\"granted\":true,\"source\":\"s\",\"at\":\"2099-01-01T00:00:00Z\"}")
                            .status())
                    .isEqualTo(422);
            assertThat(brand.post("/api/v1/customers/nobody/consent", yes).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatAPersonEnteredStandsInTheTimelineInItsPlace() throws Exception {
        try (Brand brand = new Brand(folder)) {
            story(brand);
            List<JsonNode> sent = timeline(brand, "?limit=100");
            String entered =
                    "{\"purpose\":\"marketing\",\"channel\":\"email\",\"granted\":%s,\"source\":\"call\",\"at\":\"%s\"}";
            brand.post(ADA + "/consent", entered.formatted(true, "1990-01-01T00:00:00Z"));
            brand.post(ADA + "/consent", entered.formatted(false, "1990-01-02T00:00:00Z"));
            List<JsonNode> all = timeline(brand, "?limit=100");
            assertThat(all.subList(0, sent.size())).isEqualTo(sent);
            assertThat(all).hasSize(sent.size() + 2);
            JsonNode yes = all.getLast();
            assertThat(yes.path("kind").asString("")).isEqualTo("consented");
            assertThat(yes.path("at").asString("")).isEqualTo("1990-01-01T00:00:00Z");
            assertThat(yes.path("source").asString("")).isEqualTo("call");
            assertThat(yes.path("by").asString("")).isNotEmpty();
            assertThat(yes.path("received_at").isNull()).isTrue();
            assertThat(yes.path("consent").toString())
                    .isEqualTo("{\"granted\":true,\"purpose\":\"marketing\",\"channel\":\"email\"}");
            assertThat(timeline(brand, "?limit=1")).isEqualTo(all);
            assertThat(timeline(brand, "?limit=100&to=1990-01-01T00:00:00Z")).containsExactly(yes);
            assertThat(timeline(brand, "?limit=100&from=1990-01-03T00:00:00Z")).isEqualTo(sent);
        }
    }

    /// All of ADA's timeline, page by page.
    private static List<JsonNode> timeline(Brand brand, String query) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = brand.get(ADA + "/timeline" + query + cursor).json();
            page.path("events").forEach(events::add);
            cursor = page.path("next_cursor").isString()
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return events;
    }

    @Test
    void anExportHasAllThatIsKept() throws Exception {
        try (Brand brand = new Brand(folder)) {
            story(brand);
            brand.post(ADA + "/consent", "{\"purpose\":\"marketing\",\"granted\":true,\"source\":\"shop\"}");
            JsonNode export = brand.get(ADA + "/export").json();
            assertThat(export.path("identifiers")).hasSize(2);
            assertThat(export.path("links")).hasSize(1);
            assertThat(export.path("profile")).hasSize(4);
            assertThat(export.path("consent")).hasSize(1);
            assertThat(export.path("ledger")).hasSize(1);
            assertThat(export.path("pulse").path("pulse").isNumber()).isTrue();
            assertThat(export.path("events")).hasSize(2);
            assertThat(export.path("events")
                            .get(1)
                            .path("record")
                            .path("properties")
                            .path("revenue")
                            .toString())
                    .isEqualTo("12.5");
            assertThat(export.path("failed_records")).hasSize(1);
            assertThat(brand.get(ADA + "/export?format=xml").status()).isEqualTo(400);
            assertThat(brand.get("/api/v1/customers/nobody/export").status()).isEqualTo(404);
        }
    }

    @Test
    void tablesHoldNoFormulasAndNumbersStayNumbers() throws Exception {
        try (Brand brand = new Brand(folder)) {
            story(brand);
            SortedMap<String, String> files =
                    unzipped(brand.get(ADA + "/export?format=csv").response().body());
            assertThat(files.keySet())
                    .containsExactly(
                            "consent.csv",
                            "events.csv",
                            "failed_records.csv",
                            "identifiers.csv",
                            "ledger.csv",
                            "links.csv",
                            "profile.csv",
                            "pulse.csv");
            assertThat(files.get("profile.csv")).contains("name,'=HYPERLINK(1),", "size,-4,");
            assertThat(files.get("events.csv")).contains("\"\"note\"\":\"\"+1");
        }
    }
}
