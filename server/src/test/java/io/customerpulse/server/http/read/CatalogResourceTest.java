package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.server.http.read.Live.Got;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The catalog over HTTP: seen, tried out, changed and taken back.
class CatalogResourceTest {

    private static final String CATALOG = "/api/v1/catalog";
    private static final String HALVED = "\"signals\":{\"Order Completed\":{\"weight\":5}}";

    @TempDir
    Path folder;

    /// Ten who order each week, the latest of them up to ten weeks ago.
    private static void live(Live live) throws Exception {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) calls.addAll(live.weekly("c" + i, 6 + i, 1 + 7 * i));
        live.send(calls);
        live.await("/api/v1/population", json -> json.get("customers").asInt() == 10);
    }

    private static String id(Live live) throws Exception {
        return live.get(CATALOG).json().at("/catalog/id").asString();
    }

    private static Got put(Live live, String fields) throws IOException, InterruptedException {
        return live.ask("PUT", CATALOG, "application/json", "{%s}".formatted(fields));
    }

    private static String because(String insteadOf) {
        return "\"instead_of\":\"%s\",\"reason\":\"orders are cheap\"".formatted(insteadOf);
    }

    private static double pulse(Live live, String customer) throws Exception {
        return live.get("/api/v1/customers/%s/pulse".formatted(customer))
                .json()
                .get("pulse")
                .asDouble();
    }

    private static JsonNode settled(Live live, String source) throws Exception {
        return live.await(CATALOG, json -> json.get("source").asString().equals(source) && !json.has("adopting"))
                .json();
    }

    @Test
    void itSaysWhatTheCatalogSays() throws Exception {
        try (Live live = new Live(folder)) {
            JsonNode said = live.get(CATALOG).json();
            assertThat(said.get("source").asString()).isEqualTo("file");
            JsonNode catalog = said.get("catalog");
            assertThat(CatalogFile.read("text", catalog.get("text").asString()))
                    .isEqualTo(new CatalogFile.Read(DefaultCatalog.read()));
            assertThat(catalog.get("signals").size())
                    .isEqualTo(DefaultCatalog.read().signals().size());
            JsonNode order = catalog.get("signals")
                    .valueStream()
                    .filter(each -> each.get("signal").asString().equals("Order Completed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(order.get("side").asString()).isEqualTo("return");
            assertThat(order.get("weight").asDouble()).isEqualTo(10);
            assertThat(order.at("/kernel/how").asString()).isEqualTo("half_life");
            assertThat(order.at("/kernel/half_life_days").asDouble()).isEqualTo(91);
            assertThat(catalog.at("/thresholds/overdue/lost").asDouble()).isEqualTo(8);
        }
    }

    @Test
    void aPreviewTellsWhatComesTrueAndKeepsNothing() throws Exception {
        try (Live live = new Live(folder)) {
            live(live);
            String before = id(live);
            JsonNode foreseen =
                    live.post(CATALOG + "/preview", "{%s}".formatted(HALVED)).json();
            assertThat(foreseen.at("/sample/customers").asInt()).isEqualTo(10);
            assertThat(foreseen.get("same").asBoolean()).isFalse();
            assertThat(foreseen.at("/sample/after").asDouble())
                    .isCloseTo(foreseen.at("/sample/before").asDouble() / 2, within(1e-9));
            JsonNode first = foreseen.at("/customers/0");
            assertThat(first.at("/before/pulse").asDouble())
                    .isEqualTo(pulse(live, first.get("customer").asString()));
            assertThat(id(live)).isEqualTo(before);
            put(live, HALVED + "," + because(before));
            settled(live, "journal");
            for (JsonNode each : foreseen.get("customers")) {
                assertThat(pulse(live, each.get("customer").asString()))
                        .isCloseTo(each.at("/after/pulse").asDouble(), within(1e-9));
            }
        }
    }

    @Test
    void aPreviewCountsWhoWouldChangeTheirStageAndShowsWhomOneAsksFor() throws Exception {
        try (Live live = new Live(folder)) {
            live(live);
            String text = "extends: default\\nthresholds: {overdue: {fading: 0.1, dormant: 0.2, lost: 0.3}}";
            JsonNode foreseen = live.post(
                            CATALOG + "/preview",
                            "{\"text\":\"%s\",\"customers\":[\"c3\",\"user_id:c1\"]}".formatted(text))
                    .json();
            long changed = foreseen.at("/sample/changed").asLong();
            assertThat(changed).isPositive();
            long flows = foreseen.at("/sample/flows")
                    .valueStream()
                    .mapToLong(flow -> flow.get("count").asLong())
                    .sum();
            assertThat(flows).isEqualTo(changed);
            assertThat(foreseen.at("/customers/0/customer").asString()).isEqualTo("user_id:c3");
            assertThat(foreseen.at("/customers/1/customer").asString()).isEqualTo("user_id:c1");
            assertThat(foreseen.at("/customers/0/after/stage").asString()).isEqualTo("lost");
        }
    }

    @Test
    void aChangeIsInTheJournalOutlastsARestartAndCanBeTakenBack() throws Exception {
        double before;
        double merged;
        try (Live live = new Live(folder)) {
            live(live);
            live.send(List.of(live.track("twin", "Order Completed", live.now().minus(Duration.ofDays(3)))
                    .replace("\"userId\"", "\"anonymousId\":\"tablet\",\"userId\"")));
            live.await("/api/v1/customers/tablet/pulse", json -> true);
            before = pulse(live, "c0");
            merged = pulse(live, "twin");
            Got begun = put(live, HALVED + "," + because(id(live)));
            assertThat(begun.status()).as(begun.body()).isEqualTo(202);
            JsonNode said = settled(live, "journal");
            assertThat(said.at("/history/0/reason").asString()).isEqualTo("orders are cheap");
            assertThat(said.at("/history/0/catalog").asString()).isEqualTo(id(live));
            assertThat(pulse(live, "c0")).isCloseTo(before / 2, within(1e-9));
            assertThat(pulse(live, "twin")).isCloseTo(merged / 2, within(1e-9));
            JsonNode audit = live.get("/api/v1/audit?limit=5").json();
            assertThat(audit.toString()).contains("catalog.change").contains("orders are cheap");
        }
        try (Live again = new Live(folder)) {
            assertThat(pulse(again, "c0")).isCloseTo(before / 2, within(1e-9));
            assertThat(again.post(CATALOG + "/rollback", "{}").status()).isEqualTo(202);
            settled(again, "file");
            assertThat(pulse(again, "c0")).isCloseTo(before, within(1e-9));
            assertThat(pulse(again, "twin")).isCloseTo(merged, within(1e-9));
            Got nothing = again.post(CATALOG + "/rollback", "{}");
            assertThat(nothing.json().get("code").asString()).isEqualTo("nothing_to_roll_back");
        }
    }

    @Test
    void whatIsWrongIsRefusedWithLineAndKey() throws Exception {
        try (Live live = new Live(folder)) {
            Got refused = live.post(
                    CATALOG + "/preview",
                    "{\"text\":\"signals:\\n  visit: {side: retrun, weight: 1, half_life: 7d}\"}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/text");
            assertThat(refused.json().at("/errors/0/message").asString())
                    .contains("line 2: signals.visit.side: got \"retrun\", allowed: investment, return");
            for (String wrong : List.of(
                    "{\"Nothing\":{\"weight\":1}}",
                    "{\"Order Completed\":{\"weight\":1e9}}",
                    "{\"Order Completed\":{\"half_life_days\":0}}",
                    "{\"Order Completed\":{\"side\":\"return\"}}",
                    "{\"Order Completed\":5}",
                    "7")) {
                Got got = live.post(CATALOG + "/preview", "{\"signals\":%s}".formatted(wrong));
                assertThat(got.status()).as(wrong + got.body()).isEqualTo(422);
            }
            assertThat(live.post(CATALOG + "/preview", "{\"customers\":[\"nobody\"]}")
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void aChangeOfWhatNoLongerCountsIsRefused() throws Exception {
        try (Live live = new Live(folder)) {
            live(live);
            String before = id(live);
            assertThat(put(live, because(before)).json().get("code").asString()).isEqualTo("in_force");
            assertThat(put(live, HALVED).status()).isEqualTo(422);
            put(live, HALVED + "," + because(before));
            settled(live, "journal");
            Got late = put(live, "\"signals\":{\"Order Completed\":{\"weight\":7}}," + because(before));
            assertThat(late.json().get("code").asString()).isEqualTo("catalog_changed");
        }
    }
}
