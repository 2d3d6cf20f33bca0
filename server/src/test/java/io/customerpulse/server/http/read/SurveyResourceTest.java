package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.server.http.read.Live.Got;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SurveyResourceTest {

    private static final String POPULATION = "/api/v1/population";
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final int WEEKLY = 12;
    private static final int FADING = 4;
    private static final int MAILED = 40;
    private static final int ALL = WEEKLY + FADING + MAILED + 2;

    @TempDir
    static Path folder;

    private static Live live;

    @BeforeAll
    static void aShopWithAYearOfHistory() throws Exception {
        live = new Live(folder);
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < WEEKLY; i++) calls.addAll(live.weekly("weekly-%02d".formatted(i), 6 + i, i % 5));
        for (int i = 0; i < FADING; i++) calls.addAll(live.weekly("fading-%02d".formatted(i), 8 + i, 20));
        for (int i = 0; i < MAILED; i++) {
            String user = "mailed-%02d".formatted(i);
            calls.add(mail(user, "Email Sent", days(20), "loud"));
            calls.add(mail(user, "Email Sent", days(10.5), "good"));
            calls.add(live.track(user, "Order Completed", live.now().minus(days(9))));
        }
        calls.addAll(live.weekly("waiting", 5, 3));
        calls.add(live.track("waiting", "Complaint", live.now().minus(days(2))));
        calls.addAll(live.weekly("back", 5, 250));
        calls.add(live.track("back", "Order Completed", live.now().minus(days(1))));
        live.send(calls);
        live.await(
                CUSTOMERS,
                json -> json.get("total").asInt() == ALL && json.get("complete").asBoolean());
        live.await(
                POPULATION + "/ward",
                json -> json.get("waiting").size() == 1
                        && json.get("revived").size() == 1
                        && json.get("falling").size() == FADING);
        live.await(POPULATION + "/trace", json -> json.at("/days/89/customers").asInt() == ALL);
        live.await("/api/v1/effects?days=28", json -> json.get("total").asInt() == 2);
    }

    @AfterAll
    static void end() throws Exception {
        live.close();
    }

    private static Duration days(double days) {
        return Duration.ofMinutes(Math.round(days * 1_440));
    }

    private static String mail(String user, String signal, Duration ago, String campaign) {
        Instant at = live.now().minus(ago);
        String call = live.track(user, signal, at);
        return call.substring(0, call.length() - 1) + ",\"properties\":{\"campaign_id\":\"%s\"}}".formatted(campaign);
    }

    @Test
    void theTraceIsTheSumOfTheTracesOfAllCustomers() throws Exception {
        JsonNode trace = live.get(POPULATION + "/trace?days=30").json();
        assertThat(trace.get("days").size()).isEqualTo(30);
        assertThat(trace.at("/days/29/day").asString()).isEqualTo("2026-06-01");
        assertThat(trace.at("/days/29/at").asString())
                .isEqualTo(trace.get("as_of").asString());
        for (int day : List.of(0, 17, 29)) {
            JsonNode found = trace.at("/days/" + day);
            double pulse = 0;
            long customers = 0;
            for (JsonNode line : live.get(CUSTOMERS + "?limit=1000").json().get("customers")) {
                Got got = live.get("%s/%s/pulse?at=%s"
                        .formatted(
                                CUSTOMERS,
                                line.get("customer").asString(),
                                found.get("at").asString()));
                if (got.status() == 404) continue;
                pulse += got.json().get("pulse").asDouble();
                customers++;
            }
            assertThat(found.get("customers").asLong()).isEqualTo(customers);
            assertThat(found.get("pulse").asDouble()).isCloseTo(pulse, within(1e-7));
            assertThat(found.get("investments").asDouble()
                            + found.get("returns").asDouble()
                            - found.get("decay").asDouble())
                    .isCloseTo(pulse, within(1e-7));
            long stages = 0;
            for (var each : found.get("stages").properties())
                stages += each.getValue().asLong();
            assertThat(stages).isEqualTo(customers);
        }
    }

    @Test
    void theFlowEndsInTheStagesOfTheList() throws Exception {
        JsonNode flow = live.get(POPULATION + "/flow?days=28").json();
        assertThat(flow.get("since").asString()).isEqualTo("2026-05-04T12:00:00Z");
        long fading = 0;
        long all = 0;
        boolean isAnybodyNew = false;
        for (JsonNode move : flow.get("moves")) {
            if (move.get("to").asString().equals("fading"))
                fading += move.get("customers").asLong();
            isAnybodyNew |= move.get("from").isNull();
            all += move.get("customers").asLong();
        }
        assertThat(all).isEqualTo(ALL);
        assertThat(isAnybodyNew).isTrue();
        assertThat(fading)
                .isEqualTo(live.get(CUSTOMERS + "?stage=fading")
                        .json()
                        .get("total")
                        .asLong());
    }

    @Test
    void whatOneCustomerWasGivenAndGaveBackIsToldByName() throws Exception {
        JsonNode told = live.get(CUSTOMERS + "/mailed-07/effects?by=campaign").json();
        assertThat(told.get("customer").asString()).isEqualTo("user_id:mailed-07");
        assertThat(told.get("evidence").asString()).isEqualTo("association");
        assertThat(told.get("total").asInt()).isEqualTo(2);
        JsonNode good = told.at("/effects/0");
        assertThat(good.get("name").asString()).isEqualTo("good");
        assertThat(good.get("returns").asInt()).isEqualTo(1);
        assertThat(good.get("return_points").asDouble()).isEqualTo(10);
        assertThat(good.get("noise_points").asDouble()).isEqualTo(-0.5);
        assertThat(good.get("back").asDouble()).isEqualTo(9.5);
        assertThat(good.at("/answered/share").asDouble()).isZero();
        assertThat(good.get("latest_at").asString()).isEqualTo("2026-05-23T12:00:00Z");
        JsonNode loud = told.at("/effects/1");
        assertThat(loud.get("name").asString()).isEqualTo("loud");
        assertThat(loud.get("noise").asInt()).isEqualTo(1);
        assertThat(loud.get("latest_at").isNull()).isTrue();
        for (String number : List.of("investments", "noise_points", "unprompted", "back"))
            assertThat(told.at("/meaning/" + number + "/formula").asString()).isNotEmpty();
        JsonNode before = live.get(CUSTOMERS + "/mailed-07/effects?by=campaign&limit=1&at=2026-05-22")
                .json();
        assertThat(before.at("/effects/0/returns").asInt()).isZero();
        assertThat(before.get("effects").size()).isEqualTo(1);
        assertThat(before.get("total").asInt()).isEqualTo(2);
        assertThat(live.get(CUSTOMERS + "/nobody/effects").status()).isEqualTo(404);
        assertThat(live.get(CUSTOMERS + "/mailed-07/effects?by=colour").status())
                .isEqualTo(400);
    }

    @Test
    void changesAreToldByTheirKind() throws Exception {
        JsonNode periods = live.get(POPULATION + "/changes").json().get("periods");
        assertThat(periods.at("/0/days").asInt()).isEqualTo(1);
        assertThat(periods.at("/1/days").asInt()).isEqualTo(7);
        JsonNode week = periods.at("/1/changes");
        assertThat(week.at("/0/kind").asString()).isEqualTo("pulse_moved");
        assertThat(week.findValuesAsString("kind")).contains("noisiest_campaign", "revived");
        for (JsonNode each : week) {
            if (each.get("kind").asString().equals("noisiest_campaign")) {
                assertThat(each.get("campaign").asString()).isEqualTo("good");
                assertThat(each.get("unanswered").asInt()).isEqualTo(MAILED);
            }
        }
    }

    @Test
    void theWardHasWhoFallsWhoWaitsAndWhoCameBack() throws Exception {
        JsonNode ward = live.get(POPULATION + "/ward?limit=3").json();
        assertThat(ward.get("falling").size()).isEqualTo(3);
        assertThat(ward.at("/falling/0/customer/customer").asString()).isEqualTo("user_id:fading-03");
        assertThat(ward.at("/falling/0/customer/sparkline").size()).isEqualTo(13);
        assertThat(ward.at("/falling/0/why/kind").asString()).isEqualTo("falling");
        assertThat(ward.at("/falling/0/why/lost").asDouble()).isPositive();
        assertThat(ward.at("/waiting/0/customer/customer").asString()).isEqualTo("user_id:waiting");
        assertThat(ward.at("/waiting/0/why/signal").asString()).isEqualTo("Complaint");
        assertThat(ward.at("/waiting/0/why/since").asString()).isEqualTo("2026-05-30T12:00:00Z");
        assertThat(ward.at("/waiting/0/why/latest").asString()).isEqualTo("2026-05-30T12:00:00Z");
        assertThat(ward.at("/revived/0/customer/customer").asString()).isEqualTo("user_id:back");
        assertThat(ward.at("/revived/0/why/away_days").asInt()).isEqualTo(249);
    }

    @Test
    void campaignsShowWhatTheyGaveAndWhatCameBack() throws Exception {
        JsonNode effects = live.get("/api/v1/effects?by=campaign&days=28").json();
        assertThat(effects.get("total").asInt()).isEqualTo(2);
        for (JsonNode each : effects.get("effects")) {
            boolean isGood = each.get("name").asString().equals("good");
            assertThat(each.get("investments").asInt()).isEqualTo(MAILED);
            assertThat(each.get("reach").asInt()).isEqualTo(MAILED);
            assertThat(each.get("returns").asInt()).isEqualTo(isGood ? MAILED : 0);
            assertThat(each.get("noise").asInt()).isEqualTo(MAILED);
            assertThat(each.at("/answered/share").asDouble()).isZero();
            assertThat(each.at("/net/own").asDouble()).isCloseTo(isGood ? 9.5 : -0.5, within(1e-9));
            assertThat(each.get("verdict").asString()).isEqualTo(isGood ? "grow" : "reduce");
            assertThat(each.get("evidence").asString()).isEqualTo("association");
        }
        JsonNode signals = live.get("/api/v1/effects?by=signal").json().get("effects");
        assertThat(signals.findValuesAsString("name")).contains("Email Sent", "Order Completed");
    }

    @Test
    void effectsAreATableToo() throws Exception {
        Got got = live.get("/api/v1/effects.csv?by=campaign&days=28");
        assertThat(got.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"effects-by-campaign-28-days-2026-06-01.csv\"");
        List<String> rows = got.body().lines().toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst()).startsWith("name,investments,investment_points,reach,");
        assertThat(rows.get(1)).endsWith(",association");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/population/trace?days=6",
        "/api/v1/population/flow?days=2",
        "/api/v1/population/changes?days=1",
        "/api/v1/population/ward?limit=0",
        "/api/v1/effects?by=colour",
        "/api/v1/effects?days=30",
        "/api/v1/effects.csv?limit=3",
    })
    void aBadQuestionIsToldSo(String path) throws Exception {
        assertThat(live.get(path).status()).isEqualTo(400);
    }

    @Test
    void whatComesInIsInTheNextSurveyAndWhoIsErasedIsNot(@TempDir Path other) throws Exception {
        try (Live own = new Live(other)) {
            Got empty = own.get(POPULATION + "/trace");
            assertThat(empty.json().has("as_of")).isTrue();
            own.send(own.weekly("ada", 9, 20));
            own.await(POPULATION + "/ward", json -> json.get("falling").size() == 1);
            own.send(own.weekly("bob", 9, 20));
            own.await(POPULATION + "/ward", json -> json.get("falling").size() == 2);
            own.ask("DELETE", CUSTOMERS + "/ada", "", "");
            own.await(POPULATION + "/ward", json -> json.get("falling").size() == 1);
            own.await(
                    POPULATION + "/trace", json -> json.at("/days/89/customers").asInt() == 1);
        }
    }
}
