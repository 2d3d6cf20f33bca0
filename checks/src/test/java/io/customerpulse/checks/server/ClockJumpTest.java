package io.customerpulse.checks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R18. The server's own clock jumps, by hours and days, on and back: nothing is lost or counted twice, and the pulses
/// are those of a server whose clock is right.
class ClockJumpTest {

    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");
    private static final int USERS = 6;
    private static final int BATCHES = 120;
    private static final List<Duration> JUMPS = List.of(
            Duration.ofHours(-1),
            Duration.ofHours(1),
            Duration.ofDays(-3),
            Duration.ofDays(3),
            Duration.ofSeconds(-1),
            Duration.ofDays(400),
            Duration.ofDays(-400),
            Duration.ofMillis(-1));

    @TempDir
    Path folder = Path.of("set by JUnit");

    /// So long ago that it is in no clock's future: what is, is taken for the mistake of a client, and clamped.
    private static final Instant HAPPENED = BEGIN.minus(Duration.ofDays(410));

    private static String event(int batch, int number) {
        return HostileHttpTest.event(
                        "u" + (batch + number) % USERS,
                        ",\"messageId\":\"m%d-%d\",\"timestamp\":\"%s\""
                                .formatted(batch, number, HAPPENED.plusSeconds(60L * batch - 86_400L * number)))
                .replace("\"E\"", "\"Order Completed\"");
    }

    private static byte[] batch(int batch) {
        return HostileHttpTest.batch(event(batch, 0), event(batch, 1), event(batch, 2))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<Double> pulses(Shop shop) throws IOException {
        List<Double> pulses = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            Wire.Got got = shop.ask("/api/v1/customers/u%d/pulse?at=2025-05-01T00:00:00Z".formatted(user));
            assertThat(got.status()).as(got.body()).isEqualTo(200);
            pulses.add(got.json().get("pulse").doubleValue());
        }
        return pulses;
    }

    private List<Double> pulsesWithoutJumps() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
        try (Shop shop = new Shop(folder.resolve("right"), now::get)) {
            for (int batch = 0; batch < BATCHES; batch++) {
                now.set(BEGIN.plusSeconds(60L * batch));
                assertThat(shop.batch(batch(batch), "").status()).isEqualTo(200);
            }
        }
        return pulsesAtStart(folder.resolve("right"), now);
    }

    /// A pulse follows an answer a little later; who has ended in order has followed with everything.
    private static List<Double> pulsesAtStart(Path folder, AtomicReference<Instant> now) throws Exception {
        try (Shop shop = new Shop(folder, now::get)) {
            return pulses(shop);
        }
    }

    @Test
    void aClockThatJumpsLosesNothingAndDoublesNothing() throws Exception {
        SplittableRandom chance = new SplittableRandom(18);
        AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
        long repeats = 0;
        try (Shop shop = new Shop(folder.resolve("jumping"), now::get)) {
            for (int batch = 0; batch < BATCHES; batch++) {
                Instant right = BEGIN.plusSeconds(60L * batch);
                now.set(right.plus(JUMPS.get(chance.nextInt(JUMPS.size()))));
                assertThat(shop.batch(batch(batch), "").status()).isEqualTo(200);
                // The client did not hear the answer, and the clock is another by now.
                now.set(right.plus(JUMPS.get(chance.nextInt(JUMPS.size()))));
                for (int again = chance.nextInt(3); again > 0; again--) {
                    assertThat(shop.batch(batch(batch - chance.nextInt(Math.min(batch + 1, 3))), "")
                                    .status())
                            .isEqualTo(200);
                    repeats += 3;
                }
            }
            assertThat(shop.counts().get("stored").longValue()).isEqualTo(3L * BATCHES);
            assertThat(shop.counts().get("duplicate").longValue()).isEqualTo(repeats);
            assertThat(shop.counts().get("failed").longValue()).isZero();
            now.set(BEGIN.minus(Duration.ofDays(30)));
            assertThat(shop.ask("/api/v1/customers").status()).isEqualTo(200);
        }
        List<Double> pulses = pulsesAtStart(folder.resolve("jumping"), now);
        now.set(BEGIN.minus(Duration.ofDays(1)));
        assertThat(pulsesAtStart(folder.resolve("jumping"), now)).isEqualTo(pulses);
        List<Double> right = pulsesWithoutJumps();
        for (int user = 0; user < USERS; user++) {
            assertThat(pulses.get(user)).isPositive().isCloseTo(right.get(user), within(1e-9));
        }
    }
}
