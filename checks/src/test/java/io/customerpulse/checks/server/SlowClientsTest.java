package io.customerpulse.checks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R22. Clients that are slow on purpose: what they hold is little, and they do not hold it for long.
class SlowClientsTest {

    private static final int SLOW = Integer.getInteger("pulse.slow", 300);
    private static final int DEAF = 5;
    private static final int DEAF_BYTES = 30_000_000;
    /// The head of a request may take 10 s, as may a body that comes at any rate; then the rest is waited for.
    private static final long CUT_SECONDS = 40;
    /// Between two bytes of a slow client.
    private static final long DRIP_MILLIS = 1_500;
    /// Less than any slow client is borne with: who is answered within it did not wait for one of them to be cut off.
    private static final long SLOWEST_NANOS = TimeUnit.SECONDS.toNanos(5);
    /// How much longer others may wait; judged only where nothing else keeps the machine busy.
    private static final int TIMES = 2;
    private static final boolean JUDGED = Boolean.getBoolean("pulse.waits");
    private static final int ASKED = JUDGED ? 3_000 : 300;

    @TempDir
    Path folder = Path.of("set by JUnit");

    private Shop shop;
    /// Without slow clients, on the same machine at the same time.
    private Shop calm;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void open() throws Exception {
        shop = new Shop(folder.resolve("slow"), Clock.systemUTC());
        calm = new Shop(folder.resolve("calm"), Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        clients.shutdownNow();
        shop.close();
        calm.close();
    }

    /// Some slow clients, and how long each was borne with.
    private final class Slow {
        private final CountDownLatch begun;
        private final List<Future<Long>> ends = new ArrayList<>();

        /// @param head sent at once
        /// @param drip sent again and again, slowly
        Slow(int many, String head, String drip) throws InterruptedException {
            begun = new CountDownLatch(many);
            for (int i = 0; i < many; i++) ends.add(clients.submit(() -> millisUntilCut(head, drip)));
            begun.await();
        }

        /// Never reads: that it is cut off shows when it writes.
        private long millisUntilCut(String head, String drip) throws Exception {
            long start = System.nanoTime();
            try (Wire wire = shop.wire()) {
                wire.write(head);
                begun.countDown();
                CountDownLatch never = new CountDownLatch(1);
                while (!never.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) wire.write(drip);
            } catch (IOException cut) {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            }
            throw new AssertionError("it ended by itself");
        }

        void areCut() throws Exception {
            long longest = 0;
            for (Future<Long> end : ends) longest = Math.max(longest, end.get(CUT_SECONDS, TimeUnit.SECONDS));
            assertThat(longest).isBetween(1L, TimeUnit.SECONDS.toMillis(CUT_SECONDS));
        }
    }

    private static byte[] batch(int number) {
        return HostileHttpTest.batch(HostileHttpTest.event("user" + number, "")).getBytes(StandardCharsets.UTF_8);
    }

    /// A client that is not slow never waits for one that is. Where waits are judged, 99 in 100 answers take at most
    /// twice as long as those of a server without slow clients that is asked in turn.
    private void othersAreNotHarmed() throws IOException {
        long[] here = new long[ASKED];
        long[] there = new long[ASKED];
        try (Wire slow = shop.wire();
                Wire quick = calm.wire()) {
            for (int i = 0; i < ASKED; i++) {
                here[i] = nanos(slow, i);
                there[i] = nanos(quick, i);
            }
        }
        Arrays.sort(here);
        Arrays.sort(there);
        assertThat(here[ASKED - 1]).as("the longest wait, in ns").isLessThan(SLOWEST_NANOS);
        if (!JUDGED) return;
        int nearlyAll = ASKED * 99 / 100;
        assertThat((double) here[nearlyAll] / there[nearlyAll])
                .as("99th percentile: %d and %d ns", here[nearlyAll], there[nearlyAll])
                .isLessThanOrEqualTo((double) TIMES);
    }

    private static long nanos(Wire wire, int number) throws IOException {
        long begun = System.nanoTime();
        assertThat(Shop.batch(wire, batch(number), "").status()).isEqualTo(200);
        return System.nanoTime() - begun;
    }

    @Test
    void slowSendersHarmNobodyAndAreCutOff() throws Exception {
        othersAreNotHarmed();
        String head = Shop.head(400_000, "");
        Slow heads = new Slow(SLOW, head.substring(0, head.length() - 2), "X-Slow: x\r\n");
        Slow bodies = new Slow(SLOW, head, "{");
        Slow packed = new Slow(SLOW, Shop.head(400_000, "Content-Encoding: gzip\r\n") + "\u001f\u008b\b\b      ", "x");
        Slow unwanted = new Slow(SLOW, "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 400000\r\n\r\n", "x");
        othersAreNotHarmed();
        for (Slow each : List.of(heads, bodies, packed, unwanted)) each.areCut();
        othersAreNotHarmed();
    }

    @Test
    void whoDoesNotReadHarmsNobodyAndIsCutOff() throws Exception {
        othersAreNotHarmed();
        Slow deaf = new Slow(DEAF, deaf(), "\r\n");
        othersAreNotHarmed();
        deaf.areCut();
    }

    /// Asks for more than the buffers of the system hold.
    private String deaf() throws IOException {
        int length = shop.ask("/openapi.json").body().length();
        return "GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(DEAF_BYTES / length);
    }

    /// A listener who does not read is cut off, and another, who comes back if it was too slow, hears of all of it
    /// once.
    @Test
    void whoDoesNotListenToTheFeedHarmsNobodyWhoDoes() throws Exception {
        int events = 12_000;
        int batch = 400;
        List<Wire> deaf = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Wire wire = shop.wire();
            shop.listen(wire);
            deaf.add(wire);
        }
        BufferedReader listening = shop.feed("");
        try (Wire sending = shop.wire()) {
            Future<List<String>> heard = clients.submit(() -> heard(listening, events));
            for (int sent = 0; sent < events; sent += batch) {
                String[] calls = IntStream.range(sent, sent + batch)
                        .mapToObj(number -> HostileHttpTest.event("user" + number % 50, ""))
                        .toArray(String[]::new);
                byte[] body = HostileHttpTest.batch(calls).getBytes(StandardCharsets.UTF_8);
                assertThat(Shop.batch(sending, body, "").status()).isEqualTo(200);
            }
            assertThat(heard.get(CUT_SECONDS, TimeUnit.SECONDS)).hasSize(events).doesNotHaveDuplicates();
        }
        othersAreNotHarmed();
        for (Wire wire : deaf) wire.close();
    }

    /// The ids of as many events, heard as a browser hears them: who is told to come back does, with the last id.
    private List<String> heard(BufferedReader first, int events) throws IOException {
        List<String> ids = new ArrayList<>();
        BufferedReader feed = first;
        while (true) {
            try (BufferedReader listening = feed) {
                String id = "";
                for (String line = listening.readLine(); line != null; line = listening.readLine()) {
                    if (line.startsWith("id: ")) id = line.substring(4);
                    if (line.startsWith("data: ")) ids.add(id);
                    if (ids.size() == events) return ids;
                }
            }
            feed = shop.feed(ids.getLast());
        }
    }
}
