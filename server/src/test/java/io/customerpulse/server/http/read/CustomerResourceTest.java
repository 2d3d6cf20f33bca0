package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.server.http.read.Live.Got;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CustomerResourceTest {

    private static final String ADA = "/api/v1/customers/user_id:ada";

    @TempDir
    static Path folder;

    private static Live live;

    @BeforeAll
    static void adaHasOrderedForTenWeeks() throws Exception {
        live = new Live(folder);
        live.send(live.weekly("ada", 10, 1));
        live.send(live.track("ada", "Email Opened", Live.NOW.minus(Duration.ofHours(2))));
        live.await(ADA + "/timeline", json -> json.get("events").size() == 11);
        double pulse = live.await(
                        ADA + "/ledger", json -> json.get("entries_total").asInt() >= 10)
                .json()
                .get("pulse")
                .asDouble();
        // The state follows the timeline, a little later.
        live.await(ADA + "/pulse", json -> Math.abs(json.get("pulse").asDouble() - pulse) < 1e-9);
    }

    @AfterAll
    static void end() throws Exception {
        live.close();
    }

    /// No path may hold a `/` that is part of a name.
    @Test
    void anIdentifierOfAnySignsHasAnAddress() throws Exception {
        String name = "team/ü\\ada";
        live.send(live.track(name.replace("\\", "\\\\"), "Order Completed", Live.NOW.minus(Duration.ofHours(1))));
        String segment = "~"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("user_id:" + name).getBytes(StandardCharsets.UTF_8));
        String place = "/api/v1/customers/" + segment;
        Got timeline =
                live.await(place + "/timeline", json -> json.path("events").size() == 1);
        assertThat(timeline.json().get("customer").asString()).isEqualTo("user_id:" + name);
        assertThat(live.get(place + "/profile").status()).isEqualTo(200);
        assertThat(live.get(place + "/consent").status()).isEqualTo(200);
        assertThat(live.get(place + "/identity").status()).isEqualTo(200);
        assertThat(live.get("/api/v1/customers/~no/pulse").status()).isEqualTo(404);
        assertThat(live.get("/api/v1/customers/~%C3%BC/pulse").status()).isEqualTo(404);
    }

    @Test
    void aPulseIsItsPartsAndSaysWhatEachNumberMeans() throws Exception {
        JsonNode pulse = live.get(ADA + "/pulse").json();

        assertThat(pulse.get("customer").asString()).isEqualTo("user_id:ada");
        assertThat(pulse.get("pulse").asDouble()).isPositive();
        assertThat(pulse.get("pulse").asDouble())
                .isCloseTo(
                        pulse.get("investments").asDouble()
                                + pulse.get("returns").asDouble()
                                - pulse.get("decay").asDouble(),
                        within(1e-9));
        assertThat(pulse.get("at").asString()).isEqualTo("2026-06-01T12:00:00Z");
        for (String number : List.of("pulse", "investments", "returns", "decay", "noise", "momentum", "overdue")) {
            assertThat(pulse.at("/meaning/%s/unit".formatted(number)).asString())
                    .as(number)
                    .isNotEmpty();
            assertThat(pulse.at("/meaning/%s/formula".formatted(number)).asString())
                    .as(number)
                    .isNotEmpty();
        }
        assertThat(pulse.at("/meaning/cadence_days/unit").asString()).isEqualTo("days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?at=2026-04-10", "?at=2026-05-20", "?at=2026-06-20", "?at=2027-06-01"})
    void theVitalsFollowFromTheirInputsAndTheStageFromItsRule(String at) throws Exception {
        JsonNode pulse = live.get(ADA + "/pulse" + at).json();
        JsonNode inputs = pulse.get("inputs");
        double days = inputs.get("return_days").asDouble();
        double cadence = pulse.get("cadence_days").asDouble();
        double overdue = pulse.get("overdue").asDouble();

        assertThat(cadence)
                .isCloseTo(
                        (inputs.get("span_days").asDouble()
                                        + inputs.get("typical_gap_days").asDouble())
                                / days,
                        within(1e-9));
        assertThat(overdue).isCloseTo(inputs.get("days_since_return").asDouble() / cadence, within(1e-9));
        assertThat(pulse.get("momentum").asDouble())
                .isCloseTo(
                        StrictMath.log(inputs.at("/fast/points_per_day").asDouble()
                                / inputs.at("/slow/points_per_day").asDouble()),
                        within(1e-9));
        double line = pulse.at("/rule/line").asDouble(0);
        boolean holds =
                switch (pulse.at("/rule/name").asString()) {
                    case "lost", "dormant", "overdue" -> overdue >= line;
                    case "new" -> inputs.get("days_since_first").asDouble() < line;
                    case "growing" -> pulse.get("momentum").asDouble() >= line && days >= 3;
                    case "thriving" -> days >= line && overdue <= 1;
                    default -> false;
                };
        assertThat(holds).as(pulse.toString()).isTrue();
    }

    @Test
    void theSameStageIsToldApartByItsRule() throws Exception {
        JsonNode late = live.get(ADA + "/pulse?at=2026-06-20").json();
        assertThat(late.at("/rule/name").asString()).isEqualTo("overdue");
        assertThat(late.at("/rule/line").asDouble()).isEqualTo(2);
        assertThat(late.get("stage").asString()).isEqualTo("fading");
    }

    @Test
    void anIdentifierMayBeGivenWithoutItsKind() throws Exception {
        assertThat(live.get("/api/v1/customers/ada/pulse")
                        .json()
                        .get("customer")
                        .asString())
                .isEqualTo("user_id:ada");
    }

    @Test
    void thePastIsAnsweredFromTheTimeline() throws Exception {
        double then = live.get(ADA + "/pulse?at=2026-05-01").json().get("pulse").asDouble();
        double ledgerThen = live.get(ADA + "/ledger?at=2026-05-01T00:00:00Z")
                .json()
                .get("pulse")
                .asDouble();

        assertThat(then).isCloseTo(ledgerThen, within(1e-9));
        assertThat(then)
                .isNotEqualTo(live.get(ADA + "/pulse").json().get("pulse").asDouble());
    }

    @Test
    void beforeTheFirstInteractionThereIsNoPulse() throws Exception {
        Got got = live.get(ADA + "/pulse?at=2020-01-01");

        assertThat(got.status()).isEqualTo(404);
        assertThat(got.json().get("code").asString()).isEqualTo("nothing_counted");
    }

    @Test
    void theLedgerAddsUpToThePulse() throws Exception {
        JsonNode ledger = live.get(ADA + "/ledger").json();

        double left = 0;
        for (JsonNode entry : ledger.get("entries")) left += entry.get("left").asDouble();
        double subtotals = 0;
        for (JsonNode subtotal : ledger.get("subtotals"))
            subtotals += subtotal.get("left").asDouble();
        assertThat(left).isCloseTo(ledger.get("pulse").asDouble(), within(1e-9));
        assertThat(subtotals).isCloseTo(left, within(1e-9));
        assertThat(ledger.get("change").isNull()).isTrue();
    }

    @Test
    void whatChangedSinceSumsToTheChange() throws Exception {
        JsonNode change = live.get(ADA + "/ledger?since=2026-05-01").json().get("change");

        double causes = 0;
        for (JsonNode cause : change.get("causes"))
            causes += cause.get("points").asDouble();
        assertThat(causes).isCloseTo(change.get("change").asDouble(), within(1e-9));
        assertThat(change.get("causes").size()).isGreaterThan(1);
    }

    @Test
    void aTraceEndsAtThePulse() throws Exception {
        JsonNode trace = live.get(ADA + "/trace").json();

        JsonNode last = trace.get("points").get(trace.get("points").size() - 1);
        assertThat(last.get("pulse").asDouble())
                .isCloseTo(live.get(ADA + "/pulse").json().get("pulse").asDouble(), within(1e-9));
        assertThat(last.get("at").asString()).isEqualTo(trace.get("to").asString());
        assertThat(trace.get("beats").size()).isGreaterThanOrEqualTo(10);
        assertThat(trace.get("step").asString()).isEqualTo("PT24H");
    }

    @Test
    void aTimelineIsPagedWithoutGapsWhateverComesInMeanwhile() throws Exception {
        live.send(live.weekly("bob", 25, 1));
        live.await("/api/v1/customers/bob/timeline", json -> json.get("events").size() == 25);

        List<Long> seen = new ArrayList<>();
        String path = "/api/v1/customers/bob/timeline?limit=10";
        for (String next = path; !next.isEmpty(); ) {
            Got got = live.get(next);
            got.json()
                    .get("events")
                    .forEach(event -> seen.add(event.get("sequence").asLong()));
            JsonNode cursor = got.json().get("next_cursor");
            assertThat(got.header("Link").isEmpty()).isEqualTo(cursor.isNull());
            next = cursor.isNull() ? "" : path + "&cursor=" + cursor.asString();
            if (!next.isEmpty()) assertThat(got.header("Link")).contains(cursor.asString(), "rel=\"next\"");
            live.send(live.track("bob", "Order Completed", live.now()));
        }
        Set<Long> once = new HashSet<>(seen);
        assertThat(seen).hasSize(25);
        assertThat(once).hasSize(25);
    }

    @Test
    void aTimelineSaysWhenAndWhatAndWhetherItCounts() throws Exception {
        JsonNode first =
                live.get(ADA + "/timeline?limit=1").json().get("events").get(0);

        assertThat(first.get("signal").asString()).isEqualTo("Email Opened");
        assertThat(first.get("kind").asString()).isEqualTo("interacted");
        assertThat(first.get("counts").asBoolean()).isTrue();
        assertThat(Instant.parse(first.get("at").asString())).isEqualTo(Live.NOW.minus(Duration.ofHours(2)));
    }

    /// A click within ten seconds of a delivery, and what came before the delivery was known.
    @Test
    void whatAMachineDidIsShownWithItsReasonAndIsNotInThePulse() throws Exception {
        String call = """
                {"type":"track","messageId":"%s","userId":"mac","event":"%s","timestamp":"%s",
                 "properties":{"campaign_id":"spring","link_url":"https://shop.example/%s"}}""";
        Instant sent = Live.NOW.minus(Duration.ofDays(1));
        String mac = "/api/v1/customers/user_id:mac";
        live.send(
                call.formatted("mac-1", "Email Link Clicked", sent.plusSeconds(2), "a"),
                call.formatted("mac-2", "Email Link Clicked", sent.plusSeconds(3600), "b"));
        JsonNode before = live.await(
                        mac + "/ledger", json -> json.get("entries_total").asInt() == 2)
                .json();
        assertThat(before.get("left_out")).isEmpty();

        live.send(call.formatted("mac-3", "Email Delivered", sent, ""));
        JsonNode ledger = live.await(
                        mac + "/ledger", json -> json.get("left_out").size() == 1)
                .json();

        assertThat(ledger.at("/left_out/0/signal").asString()).isEqualTo("Email Link Clicked");
        assertThat(ledger.at("/left_out/0/events").asInt()).isEqualTo(1);
        assertThat(ledger.at("/left_out/0/reason").asString()).contains("sooner after delivery than a person can be");
        assertThat(ledger.at("/left_out/0/marks/1").asString()).isEqualTo("right_after_delivery");
        JsonNode events = live.get(mac + "/timeline").json().get("events");
        assertThat(events.get(0).get("counts").asBoolean()).isTrue();
        assertThat(events.get(1).get("counts").asBoolean()).isFalse();
        assertThat(events.get(1).get("reason").asString()).contains("a machine did it");
        double left = ledger.get("pulse").asDouble();
        live.await(mac + "/pulse", json -> Math.abs(json.get("pulse").asDouble() - left) < 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/customers/nobody/pulse, 404, unknown_customer",
        "/api/v1/customers/nobody/trace, 404, unknown_customer",
        "/api/v1/customers/%20/ledger, 404, unknown_customer",
        "/api/v1/customers/ada/pulse?at=yesterday, 400, invalid_parameter",
        "/api/v1/customers/ada/pulse?at=+1000000000-12-31T23:59:59Z, 400, invalid_parameter",
        "/api/v1/customers/ada/pulse?ta=2026-01-01, 400, unknown_parameter",
        "/api/v1/customers/ada/trace?from=2026-05-02&to=2026-05-01, 400, invalid_parameter",
        "/api/v1/customers/ada/trace?step=1s, 400, invalid_parameter",
        "/api/v1/customers/ada/trace?step=0d, 400, invalid_parameter",
        "/api/v1/customers/ada/trace?step=-P1D, 400, invalid_parameter",
        "/api/v1/customers/ada/ledger?since=2030-01-01, 400, invalid_parameter",
        "/api/v1/customers/ada/timeline?limit=0, 400, invalid_parameter",
        "/api/v1/customers/ada/timeline?limit=1001, 400, invalid_parameter",
        "/api/v1/customers/ada/timeline?cursor=AAAA, 400, invalid_cursor",
        "/api/v1/customers/ada/timeline?cursor=*, 400, invalid_cursor",
    })
    void aBadQuestionIsToldWhatIsWrong(String path, int status, String code) throws Exception {
        Got got = live.get(path);

        assertThat(got.status()).isEqualTo(status);
        assertThat(got.header("Content-Type")).startsWith("application/problem+json");
        assertThat(got.json().get("code").asString()).isEqualTo(code);
        assertThat(got.json().get("detail").asString()).isNotEmpty();
    }
}
