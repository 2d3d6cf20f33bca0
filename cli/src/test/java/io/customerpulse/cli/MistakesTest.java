package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user can get wrong: status 2, one plain message, no stack trace.
class MistakesTest {

    @TempDir
    private Path folder;

    private Shop shop = new Shop(Path.of("."));

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @Test
    void anInputThatIsNotThere() throws IOException {
        refused("cannot read none.csv: there is no such file", "score", "none.csv", "--mapping", shop.mapping());
        refused(
                "cannot read " + folder + ": it is a folder",
                "score",
                folder,
                "--mapping",
                shop.file("f.yaml", "format: csv\n" + Shop.MAPPING));
        refused("cannot read none.yaml: there is no such file", "score", shop.rows(), "--mapping", "none.yaml");
        refused("cannot read none.yaml: there is no such file", "score", shop.rows(), "--catalog", "none.yaml");
    }

    @Test
    void aMissingMappingComesWithOneToBeginWith() throws IOException {
        refused(
                "needs a mapping: a file that says where things stand in it. Save this as mapping.yaml",
                "score",
                shop.rows());
        assertThat(Program.run("score", shop.rows()).err())
                .contains("    format: csv\n    customer: customer_id\n    time: {column: time}\n");
    }

    @Test
    void aWrongMappingOrCatalogNamesLineKeyAndWhatIsAllowed() throws IOException {
        Path mapping = shop.file("m.yaml", "format: cvs\ncustomer: who\ntime: {column: when}\nsignal: {constant: a}\n");
        refused(
                mapping + ":1: format: got \"cvs\", allowed: csv, tsv, columns, jsonl, parquet",
                "score",
                shop.rows(),
                "--mapping",
                mapping);
        Path catalog = shop.file("c.yaml", "signals:\n  open: {side: retrun, weight: 1, half_life: 7d}\n");
        refused(
                catalog + ":2: signals.open.side: got \"retrun\", allowed: ",
                "score",
                shop.rows(),
                "--mapping",
                shop.mapping(),
                "--catalog",
                catalog);
    }

    @Test
    void aCustomerThatIsNotThere() throws IOException {
        for (String command : List.of("explain", "trace")) {
            refused(
                    "there is no customer \"eve\" in the input",
                    command,
                    shop.rows(),
                    "--mapping",
                    shop.mapping(),
                    "--failed",
                    shop.place("f"),
                    "--customer",
                    "eve");
        }
    }

    @Test
    void instantsInTheWrongOrder() throws IOException {
        refused(
                "--since 2026-02-01T00:00:00Z is after --as-of 2026-01-15T00:00:00Z",
                with("explain", "--customer", "ada", "--since", "2026-02-01", "--as-of", "2026-01-15"));
        refused(
                "--from 2026-02-01T00:00:00Z is after --to 2026-01-15T00:00:00Z",
                with("trace", "--customer", "ada", "--from", "2026-02-01", "--to", "2026-01-15"));
        refused("choose a longer step", with("trace", "--customer", "ada", "--step", "1s"));
    }

    @ParameterizedTest
    @CsvSource({
        "--as-of, yesterday, 'got \"yesterday\", expected an instant such as 2026-03-01T12:00:00Z or 2026-03-01'",
        "--as-of, 2026-02-30, expected an instant such as",
        "--as-of, 2026-02-28T25:00, expected an instant such as",
        "--as-of, 12026-02-28T00:00:00Z, expected an instant such as",
        "--as-of, -500000-01-01T00:00:00Z, expected an instant such as",
        "--deduplicate, all, 'got \"all\", allowed: id, content'",
        "--rows, many, --rows",
        "--threads, 1.5, --threads",
        "--colour, red, --colour"
    })
    void anOptionThatCannotBeRead(String option, String word, String message) throws IOException {
        refused(message, with("score", option, word));
    }

    @Test
    void aNumberOutOfItsRange() throws IOException {
        refused("--rows: got -1, allowed: 1 or more", with("score", "--rows", "-1"));
        refused("--threads: got 0, allowed: 1 or more", with("score", "--threads", "0"));
        refused("--customers: got 0, allowed: 1 to", "demo", "--customers", "0");
    }

    @Test
    void anOutputWhoseEndingSaysNothing() throws IOException {
        refused(
                "cannot write scores.txt: its ending must be .csv, .jsonl or .parquet",
                with("score", "--output", "scores.txt"));
    }

    @Test
    void anOutputThatCannotBeWritten() throws IOException {
        Program score = Program.run(with("score", "--output", shop.place("none/scores.csv")));
        assertThat(score.status()).isEqualTo(1);
        assertThat(score.err()).contains("there is no folder " + shop.place("none"));
    }

    @Test
    void anInputWithoutAnyInteraction() throws IOException {
        Path mapping = shop.mapping();
        Path failed = shop.place("f");
        Path empty = shop.file("empty.csv", "");
        refused("there is no interaction in the input", "score", empty, "--mapping", mapping, "--failed", failed);
        Path other = shop.file("other.csv", "a,b\n1,2\n");
        refused(
                "there is no interaction in the input: " + other + ":1: the header has no column \"who\"",
                "score",
                other,
                "--mapping",
                mapping,
                "--failed",
                failed);
    }

    @Test
    void aCommandThatIsNone() {
        refused("Unmatched argument", "scroe");
        refused("Missing required", "explain");
        refused("Missing required", "score");
    }

    @Test
    void anInterruptedRunWritesNothing() throws IOException {
        Path out = shop.file("out.csv", "old");
        Path svg = shop.place("out.svg");
        Path rows = shop.rows();
        for (Object[] words : List.of(
                new Object[] {"score", rows, "--mapping", shop.mapping(), "--output", out},
                new Object[] {"trace", rows, "--mapping", shop.mapping(), "--customer", "ada", "--svg", svg})) {
            Thread.currentThread().interrupt();
            Program run = Program.run(words);
            boolean unnoticed = Thread.interrupted();
            assertThat(run.status())
                    .as("%s, unnoticed %s", run.err(), unnoticed)
                    .isEqualTo(130);
            assertThat(run.err()).contains("interrupted");
        }
        assertThat(out).hasContent("old");
        assertThat(shop.names()).containsExactly("mapping.yaml", "out.csv", "rows.csv");
    }

    private Object[] with(Object... words) throws IOException {
        List<Object> all = new java.util.ArrayList<>(List.of(words));
        all.addAll(1, List.of(shop.rows(), "--mapping", shop.mapping(), "--failed", shop.place("f")));
        return all.toArray();
    }

    private void refused(String message, Object... words) {
        Program run = Program.run(words);
        assertThat(run.err()).contains(message).doesNotContain("\tat ", "fault of the program");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
        assertThat(Files.exists(shop.place("scores.txt"))).isFalse();
    }
}
