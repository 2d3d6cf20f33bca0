package io.customerpulse.checks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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

    /// By the id of their source.
    private final Map<String, Clients> clients = new HashMap<>();

    @Test
    void eachEventOfSixClientsIsStoredOnceWithItsFields() throws Exception {
        try (Server server = server()) {
            String url = "http://127.0.0.1:" + server.port();
            sendAll(client -> client.send(url, EVENTS));
        }
        everyEventIsThereOnce();
    }

    @Test
    void aNetworkThatFailsHalfTheTimeLosesNothingAndDoublesNothing() throws Exception {
        try (Server server = server()) {
            String url = "http://127.0.0.1:" + server.port();
            sendAll(client -> {
                try (FaultyProxy proxy = new FaultyProxy(url)) {
                    client.send(proxy.url(), EVENTS);
                    assertThat(proxy.refused()).as(client.word()).isGreaterThan(3);
                    assertThat(proxy.cut()).as(client.word()).isPositive();
                }
            });
        }
        everyEventIsThereOnce();
    }

    /// What one client is to do.
    private interface Sending {
        void by(Clients client) throws Exception;
    }

    private Server server() throws IOException, InterruptedException {
        Settings settings = new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(2, 10_000));
        Server server = new Server(settings, Clock.systemUTC(), new SecureRandom());
        for (Clients client : Clients.values()) {
            SourceEntry.Wanted wanted =
                    new SourceEntry.Wanted("segment", client.word(), client.word(), "", Map.of(), true);
            Outcome<SourceEntry> made = server.access().sources().make(wanted, new Stamp("test", Instant.EPOCH));
            assertThat(made).isInstanceOfSatisfying(Outcome.Done.class, done -> {});
            clients.put(
                    server.access()
                            .sources()
                            .account(client.word())
                            .orElseThrow()
                            .id(),
                    client);
        }
        return server;
    }

    private static void sendAll(Sending sends) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Clients>> sending = new ArrayList<>();
            for (Clients client : Clients.values()) {
                sending.add(threads.submit(() -> {
                    sends.by(client);
                    return client;
                }));
            }
            for (Future<Clients> each : sending) each.get();
        }
    }

    private void everyEventIsThereOnce() throws IOException {
        Map<String, List<Event>> bySource = stored();
        clients.forEach((source, client) -> {
            List<Event> events = bySource.getOrDefault(source, List.of());
            List<Integer> numbers = new ArrayList<>();
            for (Event event : events) numbers.add(sameFields(client, event));
            assertThat(numbers)
                    .as(client.word())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, EVENTS).boxed().toList());
        });
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
        Map<String, List<Event>> bySource = new TreeMap<>();
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
