package io.customerpulse.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.sample.SimulatedShop;
import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.Setup;
import io.customerpulse.server.http.access.Front;
import io.customerpulse.server.model.Nights;
import io.customerpulse.server.sample.SampleShop;
import io.customerpulse.server.sample.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The screens in a real browser, on a server with the sample shop. The tests themselves stand in `web/tests`, and are
/// counted one by one.
class ScreensInBrowserTest {

    private static final String NAME = "grace";
    private static final String PASSWORD = "a calm and steady beat";
    private static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();
    private static final int LINES_TOLD = 120;
    private static final Pattern PROGRESS = Pattern.compile("\\[\\d+/\\d+]");

    @TempDir
    private Path folder;

    @Test
    void theyShowAndDoWhatTheirTestsSay() throws IOException, InterruptedException {
        Topics topics = Topics.in(folder);
        Server.World world = new Server.World(
                Clock.systemUTC(),
                new SecureRandom(),
                Optional.of(new Still(42, 1_000)),
                address -> Optional.of(topics.certificate()));
        try (SignOnProvider provider = new SignOnProvider(WEB);
                Server server = new Server(settings(provider), world)) {
            provider.mayReturnTo("http://127.0.0.1:%d/api/v1/sign-on/done".formatted(server.port()));
            Samples samples = server.samples().orElseThrow();
            samples.load("test");
            while (samples.status().state() == Samples.State.LOADING) LockSupport.parkNanos(1_000_000);
            Setup.Claim claim = new Setup.Claim(server.setupToken().orElseThrow(), NAME, PASSWORD);
            assertThat(server.access().setup().claim(claim, "127.0.0.1", Instant.now()))
                    .isInstanceOf(Setup.Result.Claimed.class);
            Path told = folder.resolve("told.txt");
            Map<String, String> given =
                    Map.of("PULSE_ADDRESS", "http://127.0.0.1:" + server.port(), "PULSE_SNS_KEY", topics.key());
            assertThat(browse(given, told)).as(() -> end(told)).isZero();
        }
    }

    private Settings settings(SignOnProvider provider) {
        return new Settings(
                folder.resolve("data"),
                InetAddress.getLoopbackAddress(),
                0,
                new Settings.Memory(2, 10_000),
                DefaultCatalog.read(),
                IdentityRules.DEFAULT,
                Rate.USUAL_INGEST,
                Nights.Wanted.NOTHING,
                Front.loopback(),
                Optional.of(provider.provider()));
    }

    /// The sample shop as it stood when it was loaded: nothing happens under the tests but what they do themselves.
    private record Still(long seed, int customers) implements SampleShop {

        @Override
        public Life tell(Instant now, String run, Past past) {
            new SimulatedShop(seed, customers).tell(now, run, past);
            return Optional::empty;
        }
    }

    /// Runs the browser tests, and returns their exit status.
    ///
    /// @param given what they are told of the server
    private static int browse(Map<String, String> given, Path told) throws IOException, InterruptedException {
        ProcessBuilder tests = new ProcessBuilder("node", "node_modules/@playwright/test/cli.js", "test")
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile());
        tests.environment().putAll(given);
        tests.environment().put("PULSE_NAME", NAME);
        tests.environment().put("PULSE_PASSWORD", PASSWORD);
        Path report = Path.of("target", "surefire-reports", "TEST-screens.xml");
        tests.environment().put("PULSE_REPORT", report.toAbsolutePath().toString());
        return tests.start().waitFor();
    }

    /// The end of what the tests said, without how far they were.
    private static String end(Path told) {
        try (Stream<String> all = Files.lines(told)) {
            List<String> lines =
                    all.filter(line -> !PROGRESS.matcher(line).find()).toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
