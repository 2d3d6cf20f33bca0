package io.customerpulse.checks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Rate;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A source that sends more requests than are agreed is told when to come back, and nothing of them is counted.
class LimitsTest {

    private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder = Path.of("set by JUnit");

    private static byte[] batch(String user) {
        return HostileHttpTest.batch(HostileHttpTest.event(user, "")).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aSourceThatSendsTooOftenIsToldWhenToComeBackAndNothingIsCounted() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
        Settings settings = new Settings(
                folder,
                InetAddress.getLoopbackAddress(),
                0,
                new Settings.Memory(1, 1_000),
                DefaultCatalog.read(),
                IdentityRules.DEFAULT,
                new Rate(3, Duration.ofSeconds(30)));
        try (Shop shop = new Shop(settings, now::get)) {
            for (int i = 0; i < 3; i++)
                assertThat(shop.batch(batch("u" + i), "").status()).isEqualTo(200);
            Wire.Got got = shop.batch(batch("one more"), "");
            assertThat(got.status() + " " + got.code()).isEqualTo("429 too_many_requests");
            assertThat(got.headers())
                    .containsEntry("retry-after", "10")
                    .containsEntry("ratelimit-policy", "\"ingest\";q=3;w=30")
                    .containsEntry("ratelimit", "\"ingest\";r=0;t=30");
            assertThat(shop.counts().get("accepted").longValue()).isEqualTo(3);
            now.set(BEGIN.plusSeconds(9));
            assertThat(shop.batch(batch("one more"), "").status()).isEqualTo(429);
            now.set(BEGIN.plusSeconds(10));
            assertThat(shop.batch(batch("one more"), "").status()).isEqualTo(200);
            assertThat(shop.counts().get("accepted").longValue()).isEqualTo(4);
            assertThat(shop.counts().get("stored").longValue()).isEqualTo(4);
        }
    }
}
