package io.customerpulse.server.http.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class EventsResourceTest {

    private static final String EVENTS = "/api/v1/events";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    /// One event as it came.
    private record Heard(long id, String event, JsonNode data) {}

    /// A line that is open.
    private static final class Line implements AutoCloseable {
        private final BufferedReader in;
        private final HttpResponse<InputStream> response;

        Line(Live live, String query, String lastEventId) throws Exception {
            this(live, live.to(EVENTS + query), lastEventId);
        }

        Line(Live live, HttpRequest.Builder request, String lastEventId) throws Exception {
            if (!lastEventId.isEmpty()) request.header("Last-Event-ID", lastEventId);
            response = live.client().send(request.GET().build(), BodyHandlers.ofInputStream());
            in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        List<Heard> hear(int count) throws IOException {
            List<Heard> heard = new ArrayList<>();
            long id = 0;
            String event = "";
            while (heard.size() < count) {
                String line = in.readLine();
                if (line == null) throw new AssertionError("the line was cut after " + heard.size());
                if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
                if (line.startsWith("event: ")) event = line.substring(7);
                if (line.startsWith("data: ")) heard.add(new Heard(id, event, JSON.readTree(line.substring(6))));
            }
            return heard;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Test
    void whoListensHearsOfAllInTheOrderOfTheJournal() throws Exception {
        try (Live live = new Live(folder);
                Line line = new Line(live, "", "")) {
            assertThat(line.response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            List<String> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) calls.add(live.track("u" + i % 10, "Order Completed", live.now()));
            live.send(calls);
            List<Heard> heard = line.hear(100);

            assertThat(heard).extracting(Heard::id).isSorted().doesNotHaveDuplicates();
            Heard last = heard.getLast();
            assertThat(last.event()).isEqualTo("interacted");
            assertThat(last.data().at("/now/pulse").asDouble())
                    .isEqualTo(live.get("/api/v1/customers/u9/pulse")
                            .json()
                            .get("pulse")
                            .asDouble());
        }
    }

    @Test
    void whoAsksForOneHearsOfOne() throws Exception {
        try (Live live = new Live(folder)) {
            live.send(live.track("ada", "Order Completed", live.now()));
            live.await(
                    "/api/v1/customers/ada/timeline", json -> json.get("events").size() == 1);
            try (Line line = new Line(live, "?customer=ada", "")) {
                live.send(live.track("bob", "Order Completed", live.now()));
                live.send(live.track("ada", "Product Viewed", live.now()));
                Heard heard = line.hear(1).getFirst();

                assertThat(heard.data().get("customer").asString()).isEqualTo("user_id:ada");
                assertThat(heard.data().at("/event/signal").asString()).isEqualTo("Product Viewed");
            }
        }
    }

    @Test
    void whoComesBackHasMissedNothing() throws Exception {
        try (Live live = new Live(folder)) {
            live.send(live.weekly("ada", 3, 1));
            live.send(live.weekly("bob", 1_500, 1));
            List<Long> all = new ArrayList<>();
            List<Long> adas = new ArrayList<>();
            long last;
            try (Line line = new Line(live, "", "0")) {
                List<Heard> heard = line.hear(100);
                heard.forEach(each -> all.add(each.id()));
                last = heard.getLast().id();
            }
            live.send(live.weekly("ada", 50, 2));
            try (Line line = new Line(live, "", Long.toString(last))) {
                line.hear(1_453).forEach(each -> all.add(each.id()));
                live.send(live.weekly("ada", 1, 0));
                line.hear(1).forEach(each -> all.add(each.id()));
            }
            assertThat(all).hasSize(1_554).isSorted().doesNotHaveDuplicates();
            try (Line line = new Line(live, "?customer=ada&last_event_id=" + all.get(2), "")) {
                line.hear(51).forEach(each -> adas.add(each.id()));
            }
            assertThat(adas).isEqualTo(all.subList(1_503, 1_554));
        }
    }

    @Test
    void whoMayNoLongerListenHearsNothingMore() throws Exception {
        try (Live live = new Live(folder)) {
            JsonNode key = live.post("/api/v1/keys", "{\"name\":\"ear\",\"scopes\":[\"customer:read\"]}")
                    .json();
            HttpRequest.Builder asked = live.to(EVENTS)
                    .setHeader("Authorization", "Bearer " + key.get("secret").asString());
            try (Line line = new Line(live, asked, "")) {
                assertThat(line.in.readLine()).isEqualTo("retry: 2000");
                live.ask("DELETE", "/api/v1/keys/" + key.get("id").asString(), "", "");
                live.send(live.track("ada", "Order Completed", live.now()));
                assertThat(line.in.lines()).noneMatch(said -> said.startsWith("data: "));
            }
        }
    }

    @Test
    void aServerThatStopsLetsItsListenersGo() throws Exception {
        long began = System.nanoTime();
        try (Live live = new Live(folder)) {
            assertThat(new Line(live, "", "").in.readLine()).isEqualTo("retry: 2000");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aBadQuestionIsToldWhatIsWrong() throws Exception {
        try (Live live = new Live(folder)) {
            assertThat(live.get(EVENTS + "?customer=nobody").status()).isEqualTo(404);
            assertThat(live.get(EVENTS + "?last_event_id=x").status()).isEqualTo(400);
            assertThat(live.get(EVENTS + "?last_event_id=-1").status()).isEqualTo(400);
        }
    }
}
