package io.customerpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.http.api.CareEndpoints;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.journal.FaultyDisk;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R04. The disk of the journal runs full under a server that is asked over HTTP, and has room again.
class FullDiskTest {

    private static final String KEY = "a-key-of-a-test";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> track(Server server, String id) throws IOException, InterruptedException {
        String body =
                "{\"writeKey\":\"%s\",\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"ada\",\"messageId\":\"%s\"}"
                        .formatted(KEY, id);
        return send(server, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), "/v1/track");
    }

    private HttpResponse<String> readiness(Server server) throws IOException, InterruptedException {
        return send(server, HttpRequest.newBuilder(), "/actuator/health/readiness");
    }

    private HttpResponse<String> send(Server server, HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
        return client.send(request.uri(address).build(), BodyHandlers.ofString());
    }

    private Server server(FaultyDisk disk) throws IOException, InterruptedException {
        Settings settings = new Settings(folder, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(1, 1_000));
        return new Server(
                settings, new Server.World(Clock.systemUTC(), new SecureRandom(), Optional.empty()), journal -> disk);
    }

    @Test
    void aFullDiskRefusesSaysSoAndRecoversByItself() throws Exception {
        FaultyDisk disk = new FaultyDisk(4);
        int taken = 0;
        try (Server server = server(disk)) {
            server.access()
                    .sources()
                    .make(
                            new SourceEntry.Wanted("segment", "test", KEY, "", Map.of(), true),
                            new Stamp("test", Instant.EPOCH));
            for (int round = 0; round < 20; round++) {
                disk.setCapacity(disk.usedBytes() + 50 + 97L * round);
                HttpResponse<String> got = track(server, "m" + ++taken);
                while (got.statusCode() == 200) got = track(server, "m" + ++taken);
                assertThat(got.statusCode()).isEqualTo(503);
                assertThat(got.headers().firstValue("retry-after")).contains("5");
                assertThat(got.headers().firstValue("content-type")).contains("application/problem+json");
                assertThat(got.body()).contains("\"code\":\"disk_full\"", "the disk is full");
                assertThat(readiness(server).statusCode()).isEqualTo(200);
                assertThat(readiness(server).body()).isEqualTo("{\"status\":\"UP\",\"disk\":\"full\"}");
                assertThat(described()).containsExactly("status", "disk");
                assertThat(server.broken()).isNotDone();
                disk.setCapacity(disk.usedBytes() + (1L << 30));
                assertThat(readiness(server).body()).isEqualTo("{\"status\":\"UP\"}");
                assertThat(track(server, "m" + taken).statusCode()).isEqualTo(200);
                assertThat(readiness(server).body()).isEqualTo("{\"status\":\"UP\"}");
            }
        }
        // After a loss of power only what was synced is there.
        try (Server server = server(disk.afterPowerLoss(4))) {
            Counts counts = server.counts();
            assertThat(counts.stored()).isEqualTo(taken);
            assertThat(counts.failed()).isZero();
            for (int number = 1; number <= taken; number++) {
                assertThat(track(server, "m" + number).statusCode()).isEqualTo(200);
            }
            assertThat(server.counts().stored()).isEqualTo(taken);
        }
    }

    /// The fields of an answer about health, as the description of the interface has them.
    private static List<String> described() {
        return Stream.of(CareEndpoints.Health.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
