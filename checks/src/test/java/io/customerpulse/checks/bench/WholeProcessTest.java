package io.customerpulse.checks.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.checks.bench.WholeProcess.Run;
import io.customerpulse.simulator.BulkLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WholeProcessTest {

    @Test
    void countsWhatItsChildrenUse() throws Exception {
        Run run = shell("for ((i = 0; i < 200000; i++)); do :; done; echo said on the error stream >&2")
                .run();

        assertThat(run.seconds()).isPositive();
        assertThat(run.cpuSeconds()).isBetween(0.001, run.seconds() * 1.1 + 0.1);
    }

    @Test
    void aProgramThatFailsIsNoMeasurement() {
        assertThatThrownBy(() -> shell("echo no room >&2; exit 7").run())
                .hasMessageContaining("ended with 7")
                .hasMessageContaining("no room");
    }

    @Test
    void itsEnvironmentReachesTheProgram() throws Exception {
        WholeProcess process = new WholeProcess(List.of("bash", "-c", "[[ $WORD == heard ]]"), Map.of("WORD", "heard"));

        assertThat(process.run().seconds()).isPositive();
    }

    @Test
    void middleAndEndsOfRunsAreSaid() {
        Runs runs = new Runs(List.of(3.0, 1.0, 2.0, 9.0));

        assertThat(runs.median()).isEqualTo(2.5);
        assertThat(runs.line("s")).isEqualTo("    1.00     2.50     9.00 s    3.00 1.00 2.00 9.00");
    }

    @Test
    void aFolderIsGoneWhenItIsClosed() throws Exception {
        Path path;
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            path = folder.path();
            assertThat(folder.write("a.txt", "a")).hasContent("a");
        }
        assertThat(Files.exists(path)).isFalse();
    }

    @Test
    void theBulkLogIsWrittenWholly() throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create();
                Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            Path file = BulkInput.write(folder, 10_000, 1_000).parquet();
            long values = 0;
            BulkLog log = new BulkLog(42, 10_000, 1_000, BulkInput.END);
            for (BulkLog.Rows rows = log.read(); rows.next(); ) {
                if (rows.valueMinor() != BulkLog.NO_VALUE) values += rows.valueMinor();
            }

            try (ResultSet result = statement.executeQuery(
                    "SELECT count(*), round(sum(value) * 100), count(DISTINCT signal) FROM '%s'".formatted(file))) {
                assertThat(result.next()).isTrue();
                assertThat(result.getLong(1)).isEqualTo(10_000);
                assertThat(result.getLong(2)).isEqualTo(values);
                assertThat(result.getLong(3)).isEqualTo(8);
            }
        }
    }

    private static WholeProcess shell(String script) {
        return new WholeProcess(List.of("bash", "-c", script), Map.of());
    }
}
