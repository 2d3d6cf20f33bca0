package io.customerpulse.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// That who may not see personal data sees none, at every address there is.
class MaskingTest {

    private static final String MAIL = "Zelda.Quist@example.org";
    private static final String PHONE = "+491715550100";
    private static final List<String> TRACES = List.of("zelda", "quist", "5550100");

    private static final List<String> EVERYTHING = List.of(Scope.ADMIN.word());
    private static final List<String> ALL_BUT_PERSONAL = Stream.of(Scope.values())
            .filter(scope -> scope != Scope.ADMIN && scope != Scope.PII_READ)
            .map(Scope::word)
            .toList();

    /// Where somebody who may see it does see personal data; `GET` before all of them.
    private static final List<String> TELLING = List.of(
            "/api/v1/customers",
            "/api/v1/customers.csv",
            "/api/v1/customers/{id}/consent",
            "/api/v1/customers/{id}/export",
            "/api/v1/customers/{id}/identity",
            "/api/v1/customers/{id}/profile",
            "/api/v1/customers/{identifier}/effects",
            "/api/v1/customers/{identifier}/ledger",
            "/api/v1/customers/{identifier}/pulse",
            "/api/v1/customers/{identifier}/timeline",
            "/api/v1/customers/{identifier}/trace",
            "/api/v1/events",
            "/api/v1/failed",
            "/api/v1/failed/{id}");

    @TempDir
    Path folder;

    private static String call(String type, String id, String rest) {
        return """
                {"type":"%s","messageId":"%s","userId":"u-7","timestamp":"2026-05-20T10:00:00Z",%s}""".formatted(type, id, rest);
    }

    /// A person, with personal data wherever something can stand.
    private static void story(Brand brand) throws IOException, InterruptedException {
        String traits =
                "{\"email\":\"%s\",\"phone\":\"%s\",\"first_name\":\"Zelda\",\"plan\":\"gold\"}".formatted(MAIL, PHONE);
        String link = "https://shop.example/?to=Zelda.Quist%40example.org";
        brand.send(
                call("identify", "m1", "\"traits\":" + traits),
                call(
                        "track",
                        "m2-" + MAIL,
                        "\"event\":\"Order Completed\",\"properties\":{\"campaign_id\":\"for " + MAIL + "\"}"),
                call(
                        "track",
                        "m3",
                        "\"event\":\"Email Link Clicked\",\"properties\":{\"link_url\":\"%s\"}".formatted(link)));
        brand.send(call("tarck", "m4 " + MAIL, "\"traits\":" + traits));
        String customer = "/api/v1/customers/user_id:u-7";
        brand.await(customer + "/identity", json -> json.path("identifiers").size() > 1);
        String consent = Jsons.object()
                .put("purpose", "letters to " + MAIL)
                .put("granted", true)
                .put("source", "letter of " + MAIL)
                .put("wording", "to " + PHONE)
                .toString();
        assertThat(brand.post(customer + "/consent", consent).status()).isEqualTo(201);
        brand.await("/api/v1/customers", json -> json.path("customers").size() == 1);
    }

    private static List<String> addresses(Brand brand) throws IOException, InterruptedException {
        List<String> paths = new ArrayList<>();
        for (var each : brand.get("/openapi.json").json().path("paths").properties()) {
            boolean isRead = each.getValue().has("get");
            if (isRead && each.getKey().startsWith("/api/")) paths.add(each.getKey());
        }
        return paths;
    }

    private static String answer(Brand brand, List<String> scopes, String path)
            throws IOException, InterruptedException {
        if (path.equals("/api/v1/events")) return brand.events(scopes, 3).toString();
        String id = path.startsWith("/api/v1/failed/")
                ? brand.get("/api/v1/failed").json().at("/failed/0/id").asString()
                : "user_id:u-7";
        String address = path.replace("{identifier}", "user_id:u-7").replace("{id}", id);
        return brand.getWith(scopes, address).text();
    }

    private static boolean tells(String answer) {
        String lower = answer.toLowerCase(Locale.ROOT);
        return TRACES.stream().anyMatch(lower::contains);
    }

    @Test
    void whoMayNotSeePersonalDataSeesNoneAtAnyAddress() throws Exception {
        try (Brand brand = new Brand(folder)) {
            story(brand);
            Set<String> open = new TreeSet<>();
            Set<String> masked = new TreeSet<>();
            for (String path : addresses(brand)) {
                if (tells(answer(brand, EVERYTHING, path))) open.add(path);
                if (tells(answer(brand, ALL_BUT_PERSONAL, path))) masked.add(path);
            }
            assertThat(masked).isEmpty();
            assertThat(open).as("or this test would see nothing").containsAll(TELLING);
        }
    }

    @Test
    void changesAnswerMaskedToo() throws Exception {
        try (Brand brand = new Brand(folder)) {
            story(brand);
            String customer = "/api/v1/customers/user_id:u-7";
            JsonNode merged = brand.postWith(
                            ALL_BUT_PERSONAL, customer + "/merge", "{\"with\":\"phone:%s\"}".formatted(PHONE))
                    .json();
            assertThat(merged.path("identifiers").toString()).contains("phone:***");
            assertThat(tells(merged.toString())).isFalse();
            String failed = "/api/v1/failed/%s/drop"
                    .formatted(brand.get("/api/v1/failed")
                            .json()
                            .at("/failed/0/id")
                            .asString());
            Brand.Got dropped = brand.postWith(ALL_BUT_PERSONAL, failed, "{\"reason\":\"of %s\"}".formatted(MAIL));
            assertThat(dropped.status()).isEqualTo(200);
            assertThat(dropped.text()).contains("***");
            assertThat(tells(dropped.text())).isFalse();
        }
    }

    @Test
    void nobodyMayGuessPersonalDataByAFilter() throws Exception {
        try (Brand brand = new Brand(folder)) {
            story(brand);
            Brand.Got guessed = brand.getWith(ALL_BUT_PERSONAL, "/api/v1/customers?trait.email=" + MAIL);
            assertThat(guessed.status()).isEqualTo(403);
            assertThat(guessed.json().path("code").asString("")).isEqualTo("personal_trait");
            assertThat(brand.getWith(ALL_BUT_PERSONAL, "/api/v1/customers?trait.plan=gold")
                            .json()
                            .path("total")
                            .asInt(0))
                    .isEqualTo(1);
            assertThat(brand.get("/api/v1/customers?trait.email=" + MAIL)
                            .json()
                            .path("total")
                            .asInt(0))
                    .isEqualTo(1);
        }
    }
}
