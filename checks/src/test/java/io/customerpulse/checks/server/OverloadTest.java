package io.customerpulse.checks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R23. More comes than a server of 128 MiB takes: what is too much is refused, what is not counts, and then all is as
/// before.
class OverloadTest {

    private static final int CLIENTS = 150;
    private static final long SECONDS = Long.getLong("pulse.overload", 8);
    private static final int EVENTS = 20;
    private static final String TEXT = "x".repeat(20_000);

    @TempDir
    Path folder = Path.of("set by JUnit");

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Set<String> unknown = new HashSet<>();
    private final List<String> odd = new ArrayList<>();

    /// The ids of one batch.
    private static List<String> ids(int client, int number) {
        return IntStream.range(0, EVENTS)
                .mapToObj(event -> client + "-" + number + "-" + event)
                .toList();
    }

    private static byte[] body(List<String> ids) {
        return HostileHttpTest.batch(ids.stream()
                        .map(id -> HostileHttpTest.event(
                                ServedProcess.CUSTOMER, ",\"messageId\":\"%s\",\"x\":\"%s\"".formatted(id, TEXT)))
                        .toArray(String[]::new))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Sends as fast as it can, and never again what was refused.
    ///
    /// @return the ids that were promised
    private List<String> flood(ServedProcess served, int client, long end) {
        List<String> promised = new ArrayList<>();
        List<String> sending = new ArrayList<>();
        for (int number = 0; System.nanoTime() < end; ) {
            try (Wire wire = served.wire()) {
                for (boolean isOpen = true; isOpen && System.nanoTime() < end; ) {
                    List<String> ids = ids(client, number++);
                    sending.addAll(ids);
                    Wire.Got got = Shop.batch(wire, body(ids), "");
                    if (got.status() == 200) {
                        promised.addAll(ids);
                        taken.incrementAndGet();
                    } else {
                        note(got);
                    }
                    sending.clear();
                    isOpen = !"close".equals(got.headers().get("connection"));
                }
            } catch (IOException cut) {
                cuts.incrementAndGet();
                synchronized (unknown) {
                    unknown.addAll(sending);
                }
                sending.clear();
            }
        }
        return promised;
    }

    private void note(Wire.Got got) {
        refused.incrementAndGet();
        boolean isExpected = (got.status() == 503 || got.status() == 429)
                && got.headers().containsKey("retry-after")
                && got.code().equals("busy");
        synchronized (odd) {
            if (!isExpected) odd.add(got.toString());
        }
    }

    @Test
    void tooMuchIsRefusedAndNothingPromisedIsLost() throws Exception {
        Path data = folder.resolve("data");
        ServedProcess.prepare(data);
        List<String> promised = new ArrayList<>();
        try (ServedProcess served = ServedProcess.startSmall(data, folder.resolve("errors"), 128);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(served.track("before")).isEqualTo(200);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            List<Future<List<String>>> floods = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                floods.add(clients.submit(() -> flood(served, number, end)));
            }
            for (Future<List<String>> flood : floods) promised.addAll(flood.get(60, TimeUnit.SECONDS));
            long begun = System.nanoTime();
            assertThat(served.track("after")).isEqualTo(200);
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(5));
            assertThat(odd).isEmpty();
            assertThat(refused).as("of which %s taken", taken).hasPositiveValue();
            assertThat(taken).as("and %s refused", refused).hasPositiveValue();
            assertThat(cuts)
                    .as("answers that did not come, beside %s", refused)
                    .hasValueLessThan(1 + refused.get() / 5);
            System.Logger log = System.getLogger("overload");
            log.log(System.Logger.Level.INFO, "taken {0}, refused {1}, cut {2}", taken, refused, cuts);
            served.terminate();
            assertThat(served.status()).isZero();
            assertThat(served.errors()).doesNotContain("OutOfMemory").doesNotContain("ERROR");
        }
        promised.add("before");
        promised.add("after");
        List<String> kept = new ArrayList<>(ServedProcess.kept(data));
        assertThat(kept).doesNotHaveDuplicates().containsAll(promised);
        kept.removeAll(unknown);
        assertThat(kept).containsExactlyInAnyOrderElementsOf(promised);
    }
}
