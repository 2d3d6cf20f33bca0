package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PopulationResourceTest {

    private static final String NOW = "/api/v1/population";
    private static final String HISTORY = "/api/v1/population/history";

    @TempDir
    Path folder;

    @Test
    void sharesAddUpAndEachDayIsCountedOnce() throws Exception {
        JsonNode kept;
        try (Live live = new Live(folder)) {
            List<String> calls = new ArrayList<>();
            for (int i = 0; i < 10; i++) calls.addAll(live.weekly("ada-" + i, 5, i));
            live.send(calls);
            JsonNode now =
                    live.await(NOW, json -> json.get("customers").asInt() == 10).json();
            double share = 0;
            double pulse = 0;
            for (JsonNode stage : now.get("stages")) {
                share += stage.get("share").asDouble();
                pulse += stage.get("pulse").asDouble();
            }
            assertThat(share).isCloseTo(1, within(1e-12));
            assertThat(pulse)
                    .isCloseTo(now.get("pulse").asDouble(), within(1e-9))
                    .isPositive();
            assertThat(now.get("stages").size()).isEqualTo(8);

            live.await(HISTORY, json -> json.get("days").size() == 1);
            live.pass(Duration.ofDays(1));
            live.await(HISTORY, json -> json.get("days").size() == 2);
            live.pass(Duration.ofDays(2));
            kept = live.await(HISTORY, json -> json.get("days").size() == 3)
                    .json()
                    .get("days");
            assertThat(kept.at("/0/day").asString()).isEqualTo("2026-06-01");
            assertThat(kept.at("/2/day").asString()).isEqualTo("2026-06-04");
            assertThat(kept.at("/2/customers").asInt()).isEqualTo(10);
        }
        try (Live again = new Live(folder)) {
            assertThat(again.get(HISTORY + "?to=2026-06-30").json().get("days")).isEqualTo(kept);
            assertThat(again.get(HISTORY + "?from=2026-06-02&to=2026-06-03")
                            .json()
                            .get("days")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void aDayIsWrittenAsADay() throws Exception {
        try (Live live = new Live(folder)) {
            assertThat(live.get(HISTORY + "?from=yesterday").status()).isEqualTo(400);
            assertThat(live.get(HISTORY + "?from=2020-01-01").status()).isEqualTo(400);
            assertThat(live.get(HISTORY + "?from=2026-06-02&to=2026-06-01").status())
                    .isEqualTo(400);
        }
    }
}
