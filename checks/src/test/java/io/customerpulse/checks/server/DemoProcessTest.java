package io.customerpulse.checks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.Pulse;
import io.customerpulse.server.intake.Accounting.Counts;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `pulse demo` in a process of its own.
class DemoProcessTest {

    private static final String LOADED = "The sample shop is in: ";
    private static final Pattern STORED = Pattern.compile("pulse_ingest_events_total\\{result=\"stored\"} ([0-9.E]+)");

    @TempDir
    private Path folder;

    @Test
    void theSampleComesInAndGoesOnUntilItIsAskedToEnd() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Process demo = start("--data", data.toString());
        try {
            List<String> said = said(demo);
            String url = said.getFirst().replace("Pulse listens on ", "");
            assertThat(said.get(1))
                    .startsWith("Make the first administrator, within 30 minutes: " + url + "/setup#token=");
            assertThat(said.getLast())
                    .startsWith(LOADED + "200 customers, ")
                    .endsWith(" and about three more each second");
            double before = stored(url);
            assertThat(before).isGreaterThan(5_000);
            while (stored(url) < before + 3) Thread.onSpinWait();
            demo.destroy();
            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isZero();
        } finally {
            demo.destroyForcibly();
        }
        Counts counts = ServedProcess.total(data);
        assertThat(counts.failed()).isZero();
        assertThat(counts.duplicate()).isZero();
        assertThat(counts.stored()).isEqualTo(counts.accepted()).isGreaterThan(5_000);
    }

    @Test
    void aFolderThatNobodyNamedIsRemovedAtTheEnd() throws IOException, InterruptedException {
        Process own = start();
        try {
            List<String> said = said(own);
            Matcher named =
                    Pattern.compile("Its data are in (.*): removed at the end").matcher(String.join("\n", said));
            assertThat(named.find()).isTrue();
            Path kept = Path.of(named.group(1));
            assertThat(kept).isDirectory();
            own.destroy();
            assertThat(own.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(own.exitValue()).isZero();
            assertThat(kept).doesNotExist();
        } finally {
            own.destroyForcibly();
        }
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Pulse.class.getName()));
        command.addAll(List.of("demo", "--port", "0", "--customers", "200"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }

    /// Until the sample is in, or it has ended.
    private static List<String> said(Process demo) throws IOException {
        List<String> said = new ArrayList<>();
        BufferedReader out = demo.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith(LOADED)) break;
        }
        return said;
    }

    private static double stored(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/actuator/prometheus"))
                    .build();
            Matcher stored =
                    STORED.matcher(client.send(request, BodyHandlers.ofString()).body());
            return stored.find() ? Double.parseDouble(stored.group(1)) : 0;
        }
    }
}
