package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.server.http.read.Live.Got;
import io.customerpulse.server.model.Teaching;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Models over HTTP: put in, compared, adopted and taken back.
class ModelsResourceTest {

    private static final String MODELS = "/api/v1/models";

    @TempDir
    Path folder;

    /// What c0 is expected to wait once the gaps of all are known: eleven days with a return, 66 days from the first to
    /// the latest, and the typical gap of these sixty customers, 9 days.
    private static final double CADENCE = (66 + 9) / 11.0;

    /// Some who order each week and some who ordered once, long ago; a pulse of orders tells them apart. Waits for the
    /// typical gap too, which is worked out after the last of them is counted.
    private static void live(Live live) throws Exception {
        List<String> calls = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            if (i % 2 == 0) calls.addAll(live.weekly("c" + i, 10 + random.nextInt(5), random.nextInt(7)));
            else calls.addAll(live.weekly("c" + i, 3, 60 + random.nextInt(60)));
            calls.add(live.track("c" + i, "Product Viewed", live.now().minus(Duration.ofDays(1 + i % 50))));
        }
        live.send(calls);
        live.await("/api/v1/population", json -> json.get("customers").asInt() == 60);
        live.await(
                "/api/v1/customers/c0/pulse",
                json -> Math.abs(json.get("cadence_days").asDouble() - CADENCE) < 1e-9);
    }

    private static String put(Live live, double order, double says) throws Exception {
        Got got = live.post(MODELS, ModelFile.text(Teaching.pulse(order, says)));
        assertThat(got.status()).as(got.body()).isEqualTo(201);
        assertThat(got.header("Location")).contains(got.json().get("id").asString());
        return got.json().get("id").asString();
    }

    private static JsonNode adopted(Live live, String id) throws Exception {
        return live.await(MODELS, json -> json.at("/current/model").asString("").equals(id) && !json.has("adopting"))
                .json();
    }

    private static String insisting(String reason) {
        return "{\"insist\":true,\"reason\":\"%s\"}".formatted(reason);
    }

    @Test
    void aModelGoesAllTheWayInAndBack() throws Exception {
        try (Live live = new Live(folder)) {
            live(live);
            JsonNode before = live.get("/api/v1/customers/c0/pulse").json();
            assertThat(before.has("model")).isFalse();
            assertThat(before.has("forecast")).isFalse();
            assertThat(live.get(MODELS).json().at("/current/unit").asString()).isEqualTo("points");
            String id = put(live, 0.31, 0.8);
            Got begun = live.post(MODELS + "/" + id + "/adoption", insisting("we want to try it"));
            assertThat(begun.status()).as(begun.body()).isEqualTo(202);
            JsonNode all = adopted(live, id);
            assertThat(all.at("/models/0/state").asString()).isEqualTo("current");
            assertThat(all.at("/models/0/signals/0/low").asDouble()).isCloseTo(-0.02 - 1.96 * 0.01, within(1e-5));
            assertThat(all.at("/models/0/signals/0/high").asDouble()).isCloseTo(-0.02 + 1.96 * 0.01, within(1e-5));
            assertThat(all.at("/models/0/trees").asInt()).isEqualTo(1);
            assertThat(all.at("/models/0/clues/0/clue").asString()).isEqualTo("days_since");
            assertThat(all.at("/models/0/clues/0/signal").asString()).isEqualTo("Quiz Taken");
            assertThat(all.at("/models/0/clues/1/clue").asString()).isEqualTo("tenure_days");
            assertThat(all.at("/models/0/clues/1/signal").isNull()).isTrue();
            assertThat(all.at("/history/0/how").asString()).isEqualTo("insisted");
            assertThat(all.at("/history/0/reason").asString()).isEqualTo("we want to try it");
            assertThat(all.at("/history/0/figures/measures/auc/candidate").isNumber())
                    .isTrue();
            JsonNode after = live.get("/api/v1/customers/c0/pulse").json();
            assertThat(after.at("/model/id").asString()).isEqualTo(id);
            assertThat(after.at("/model/unit").asString()).isEqualTo("expected occasions in the next 30 days");
            assertThat(after.get("pulse").asDouble())
                    .isNotCloseTo(before.get("pulse").asDouble(), within(1e-6));
            double chance = after.at("/forecast/chance_30d").asDouble();
            double expected = after.at("/forecast/expected_30d").asDouble();
            assertThat(expected).isPositive();
            assertThat(chance).isPositive().isLessThan(1);
            assertThat(after.at("/forecast/expected_value_30d").isNumber()).isTrue();
            live.await("/api/v1/customers?limit=1", json -> isListed(live, json));
            assertThat(live.post(MODELS + "/rollback", "{}").status()).isEqualTo(202);
            adopted(live, "");
            assertThat(live.get("/api/v1/customers/c0/pulse").json()).isEqualTo(before);
        }
        try (Live again = new Live(folder)) {
            JsonNode all = again.get(MODELS).json();
            assertThat(all.get("history").size()).isEqualTo(2);
            assertThat(all.at("/history/0/how").asString()).isEqualTo("rollback");
            assertThat(all.at("/models/0/state").asString()).isEqualTo("earlier");
        }
    }

    /// Whether a list has the pulse that the customer has.
    private static boolean isListed(Live live, JsonNode list) {
        try {
            JsonNode first = list.at("/customers/0");
            String name = first.get("customer").asString();
            double pulse = live.get("/api/v1/customers/" + name + "/pulse")
                    .json()
                    .get("pulse")
                    .asDouble();
            return Math.abs(pulse - first.get("pulse").asDouble()) < 1e-9;
        } catch (java.io.IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aCandidateThatIsNotBetterIsRefusedWithTheFigures() throws Exception {
        try (Live live = new Live(folder)) {
            live(live);
            String good = put(live, 0.31, 0.8);
            live.post(MODELS + "/" + good + "/adoption", insisting("it is the first"));
            adopted(live, good);
            String bad = put(live, 0.001, -2);
            Got refused = live.post(MODELS + "/" + bad + "/adoption", "{}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("code").asString()).isEqualTo("not_better");
            JsonNode auc = refused.json().at("/figures/measures/auc");
            assertThat(auc.get("candidate").asDouble())
                    .isLessThan(auc.get("current").asDouble());
            assertThat(auc.get("low").asDouble())
                    .isLessThanOrEqualTo(auc.get("difference").asDouble());
            assertThat(live.get(MODELS).json().at("/current/model").asString()).isEqualTo(good);
            assertThat(live.post(MODELS + "/" + bad + "/adoption", "{\"insist\":true}")
                            .status())
                    .isEqualTo(422);
            assertThat(live.post(MODELS + "/" + good + "/adoption", "{}")
                            .json()
                            .get("code")
                            .asString())
                    .isEqualTo("in_force");
        }
    }

    @Test
    void aCandidateThatIsBetterNeedsNobodyToInsist() throws Exception {
        try (Live live = new Live(folder)) {
            live(live);
            String bad = put(live, 0.001, -2);
            live.post(MODELS + "/" + bad + "/adoption", insisting("to have something to beat"));
            adopted(live, bad);
            String good = put(live, 0.31, 0.8);
            JsonNode comparison = live.get(MODELS + "/" + good + "/comparison").json();
            assertThat(comparison.get("better").asBoolean()).isTrue();
            assertThat(comparison.get("current").asString()).isEqualTo(bad);
            assertThat(comparison.get("customers").asInt()).isEqualTo(60);
            assertThat(comparison.get("came").asInt()).isEqualTo(30);
            assertThat(comparison.get("known_to_candidate").asBoolean()).isFalse();
            assertThat(comparison.at("/pulses/candidate").size())
                    .isEqualTo(comparison.at("/pulses/quantiles").size());
            assertThat(live.post(MODELS + "/" + good + "/adoption", "{}").status())
                    .isEqualTo(202);
            adopted(live, good);
            assertThat(live.post(MODELS + "/rollback", "{}").status()).isEqualTo(202);
            adopted(live, bad);
            assertThat(live.post(MODELS + "/rollback", "{}").status()).isEqualTo(202);
            adopted(live, "");
            assertThat(live.post(MODELS + "/rollback", "{}").json().get("code").asString())
                    .isEqualTo("nothing_to_roll_back");
        }
    }

    @Test
    void theSameModelTwiceIsOneAndABrokenOneSaysWhere() throws Exception {
        try (Live live = new Live(folder)) {
            assertThat(put(live, 0.3, 0.8)).isEqualTo(put(live, 0.3, 0.8));
            assertThat(live.get(MODELS).json().get("models").size()).isEqualTo(1);
            String broken = ModelFile.text(Teaching.pulse(0.3, 0.8)).replace("\"weight\"", "\"wait\"");
            Got got = live.post(MODELS, broken);
            assertThat(got.status()).isEqualTo(422);
            assertThat(got.json().at("/errors/0/pointer").asString()).startsWith("/signals/");
            assertThat(live.get(MODELS + "/mod_none/comparison").status()).isEqualTo(404);
            assertThat(live.post(MODELS + "/mod_none/adoption", "{}").status()).isEqualTo(404);
        }
    }

    @Test
    void anAdoptionAskedForTwiceUnderOneKeyIsDoneOnce() throws Exception {
        try (Live live = new Live(folder)) {
            live(live);
            String id = put(live, 0.31, 0.8);
            for (int i = 0; i < 2; i++) {
                Got got = live.once(MODELS + "/" + id + "/adoption", insisting("once"), "adopt-1");
                assertThat(got.status()).as(got.body()).isEqualTo(202);
                adopted(live, id);
            }
            assertThat(live.get(MODELS).json().get("history").size()).isEqualTo(1);
        }
    }
}
