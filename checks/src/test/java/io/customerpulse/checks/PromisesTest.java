package io.customerpulse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.Pulse;
import io.customerpulse.cli.input.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promises of the README that only the whole program can keep.
class PromisesTest {

    private static final String MAPPING = """
            format: csv
            customer: who
            time: {column: when}
            signal: {column: what}
            id: id
            """;

    @TempDir
    Path folder = Path.of("set by JUnit");

    /// What a run left behind.
    private record Run(int status, String out, String err) {}

    @Test
    void everyRowIsScoredADuplicateOrKeptAsFailed() throws IOException {
        write("mapping.yaml", MAPPING);
        write("events.csv", """
                who,when,what,id
                ada,2026-01-01,Purchase,1
                ada,2026-01-01,Purchase,1
                ben,soon,Purchase,2
                ben,2026-01-02,Purchase,3
                ,2026-01-02,Purchase,4
                """);
        Run run = pulse("score", place("events.csv"), "--mapping", place("mapping.yaml"), "--output", place("out.csv"));
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("read 5 = scored 2 + duplicate 1 + failed 2");
        assertThat(read("out.csv")).hasSize(3);
        assertThat(read("out.csv.failed.jsonl"))
                .hasSize(2)
                .anySatisfy(
                        row -> assertThat(row).contains("\"line\":4", "soon", "\"original\":\"ben,soon,Purchase,2\""))
                .anySatisfy(row -> assertThat(row).contains("\"line\":6", "customer (who) is empty"));
    }

    @Test
    void aRunThatFailsLeavesTheOldOutputAndNoPartOfANewOne() throws IOException {
        write("mapping.yaml", MAPPING);
        write("events.csv", "who,when,what,id\nada,soon,Purchase,1\n");
        write("out.csv", "of yesterday\n");
        Run run = pulse("score", place("events.csv"), "--mapping", place("mapping.yaml"), "--output", place("out.csv"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no interaction in the input");
        assertThat(read("out.csv")).containsExactly("of yesterday");
        assertThat(files()).containsExactlyInAnyOrder("events.csv", "mapping.yaml", "out.csv", "out.csv.failed.jsonl");
    }

    @Test
    void anOutputIsReplacedAsAWhole() throws IOException {
        write("mapping.yaml", MAPPING);
        write("events.csv", "who,when,what,id\nada,2026-01-01,Purchase,1\n");
        write("out.csv", "of yesterday\n".repeat(100));
        Run run = pulse("score", place("events.csv"), "--mapping", place("mapping.yaml"), "--output", place("out.csv"));
        assertThat(run.status()).isZero();
        assertThat(read("out.csv")).hasSize(2);
        assertThat(files()).containsExactlyInAnyOrder("events.csv", "mapping.yaml", "out.csv");
    }

    private Run pulse(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), false, false, 100);
        int status = Pulse.commandLine(console).execute(arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String place(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> read(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
