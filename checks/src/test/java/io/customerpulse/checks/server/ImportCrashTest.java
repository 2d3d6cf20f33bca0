package io.customerpulse.checks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.Pulse;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R36. An import that is killed in its midst goes on when it is started again, and each row counts once.
class ImportCrashTest {

    private static final int ROWS = Integer.getInteger("pulse.rows", 20_000);
    private static final int KILLS = 2;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    @TempDir
    Path folder = Path.of("set by JUnit");

    private Path file() throws IOException {
        Path file = folder.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("who,what,when,id\n");
            for (int row = 0; row < ROWS; row++) {
                out.write("u%d,Order Completed,2026-01-%02dT%02d:00:00Z,r%d\n"
                        .formatted(row % 1_000, 1 + row % 28, row % 24, row));
            }
        }
        Files.writeString(folder.resolve("mapping.yaml"), """
                format: csv
                customer: who
                signal: {column: what}
                time: {column: when}
                id: id
                """);
        return file;
    }

    private Process run(Path file) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Pulse.class.getName(),
                "import",
                file.toString(),
                "--mapping",
                folder.resolve("mapping.yaml").toString(),
                "--data",
                data().toString());
        File said = folder.resolve("said").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private long journalBytes() throws IOException {
        Path journal = data().resolve("journal");
        if (!Files.isDirectory(journal)) return 0;
        try (var files = Files.list(journal)) {
            return files.mapToLong(each -> each.toFile().length()).sum();
        }
    }

    private String saidInTheEnd(Path file) throws Exception {
        Process process = run(file);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(folder.resolve("said"));
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /// Kills an import once so many bytes more are in the journal.
    private void killed(Path file, long bytes) throws Exception {
        long before = journalBytes();
        Process process = run(file);
        while (journalBytes() < before + bytes) {
            assertThat(process.isAlive())
                    .as("it was to be killed, and has ended: %s", Files.readString(folder.resolve("said")))
                    .isTrue();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        process.destroyForcibly().waitFor();
    }

    @Test
    void anImportThatIsKilledGoesOnAndEachRowCountsOnce() throws Exception {
        Path file = file();
        for (int kill = 0; kill < KILLS; kill++) killed(file, ROWS * 20L);
        String rows = "%,d".formatted(ROWS);
        String resumed = saidInTheEnd(file);
        assertThat(resumed).contains("read " + rows + " = stored ").contains(" + failed 0");
        long stored = counted(resumed, "stored");
        assertThat(stored).isBetween(1L, ROWS - 1L);
        assertThat(stored + counted(resumed, "duplicate")).isEqualTo(ROWS);
        assertThat(saidInTheEnd(file)).contains("read " + rows + " = stored 0 + duplicate " + rows + " + failed 0");
        assertThat(events()).isEqualTo(ROWS);
    }

    private static long counted(String said, String word) {
        String number = said.replaceFirst("(?s).*" + word + " ([0-9,]+).*", "$1");
        return Long.parseLong(number.replace(",", ""));
    }

    private long events() throws Exception {
        return ServedProcess.total(data()).stored();
    }
}
