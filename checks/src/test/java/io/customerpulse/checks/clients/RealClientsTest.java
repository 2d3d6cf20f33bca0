package io.customerpulse.checks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Whoever has one of these libraries in a shop or an app points it at us and changes nothing else.
class RealClientsTest {

    private static final int EVENTS = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void eachEventOfSixClientsIsStoredOnceWithItsFields() throws Exception {
        try (Server server = server()) {
            sendAll("http://127.0.0.1:" + server.port());
        }
        everyEventIsThereOnce();
    }

    @Test
    void aNetworkThatFailsHalfTheTimeLosesNothingAndDoublesNothing() throws Exception {
        try (Server server = server();
                FaultyProxy proxy = new FaultyProxy("http://127.0.0.1:" + server.port())) {
            sendAll(proxy.url());
            assertThat(proxy.refused()).isGreaterThan(50);
            assertThat(proxy.cut()).isGreaterThan(5);
        }
        everyEventIsThereOnce();
    }

    private Server server() throws IOException, InterruptedException {
        Settings settings = new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(2, 10_000));
        return new Server(settings, Clock.systemUTC(), new SecureRandom());
    }

    private static void sendAll(String url) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Clients>> sending = new ArrayList<>();
            for (Clients client : Clients.values()) {
                sending.add(threads.submit(() -> {
                    client.send(url, EVENTS);
                    return client;
                }));
            }
            for (Future<Clients> each : sending) each.get();
        }
    }

    private void everyEventIsThereOnce() throws IOException {
        Map<String, List<Event>> bySource = stored();
        for (Clients client : Clients.values()) {
            List<Event> events = bySource.getOrDefault(client.word(), List.of());
            List<Integer> numbers = new ArrayList<>();
            for (Event event : events) numbers.add(sameFields(client, event));
            assertThat(numbers)
                    .as(client.word())
                    .containsExactlyInAnyOrderElementsOf(
                            java.util.stream.IntStream.range(0, EVENTS).boxed().toList());
        }
    }

    /// The number of an event whose fields are those that were sent.
    private static int sameFields(Clients client, Event event) {
        JsonNode properties = JSON.readTree(event.raw()).get("properties");
        int n = properties.get("n").intValue();
        assertThat(event.identifiers().getFirst().toString()).as(client.word()).isEqualTo("user_id:" + Clients.user(n));
        assertThat(event.deed())
                .isInstanceOfSatisfying(
                        Deed.Interacted.class, deed -> assertThat(deed.signal()).isEqualTo("Client Event"));
        Clients.properties(n).forEach((name, value) -> {
            JsonNode sent = JSON.valueToTree(value);
            assertThat(sameJson(properties.get(name), sent))
                    .as("%s %s", client.word(), name)
                    .isTrue();
        });
        return n;
    }

    /// Java's libraries leave out what is null.
    private static boolean sameJson(JsonNode stored, JsonNode sent) {
        return stored.equals(sent)
                || (sent.has("none") && !stored.has("none") && stored.get("yes").equals(sent.get("yes")));
    }

    private Map<String, List<Event>> stored() throws IOException {
        Map<String, List<Event>> bySource = new java.util.TreeMap<>();
        io.customerpulse.server.journal.Settings usual =
                io.customerpulse.server.journal.Settings.usual(new SecureRandom());
        try (Journal journal = Journal.open(new FileDisk(folder.resolve("journal")), usual)) {
            journal.forEach(1, new Visitor() {
                @Override
                public void entry(Entry entry) {
                    if (entry.kind() != Entry.EVENT) return;
                    Event event = EventBytes.decode(entry.payload()).orElseThrow();
                    bySource.computeIfAbsent(event.origin().source(), source -> new ArrayList<>())
                            .add(event);
                }

                @Override
                public void damaged(Damage damage) {
                    throw new AssertionError(damage.sentence());
                }
            });
        }
        return bySource;
    }
}
