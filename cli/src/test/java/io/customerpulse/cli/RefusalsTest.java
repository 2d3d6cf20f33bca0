package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is refused before the work, and which files are left as they were.
class RefusalsTest {

    @TempDir
    private Path folder;

    private Shop shop = new Shop(Path.of("."));

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    // ---- files that would be lost --------------------------------------------------------------

    @Test
    void aPictureNeverTakesThePlaceOfAnInput() throws IOException {
        Path rows = shop.rows();
        refused(
                rows + " is one of the inputs",
                "trace",
                rows,
                "--mapping",
                shop.mapping(),
                "--customer",
                "ada",
                "--svg",
                rows);
        assertThat(rows).hasContent(Shop.ROWS);
    }

    @Test
    void scoresNeverTakeThePlaceOfAnInputByAnotherName() throws IOException {
        Path rows = shop.rows();
        Path link = Files.createSymbolicLink(shop.place("link.csv"), rows);
        Path around = folder.resolve("..").resolve(folder.getFileName()).resolve("rows.csv");
        for (Path name : new Path[] {link, around}) {
            refused("is one of the inputs", "score", rows, "--mapping", shop.mapping(), "--output", name);
        }
        assertThat(rows).hasContent(Shop.ROWS);
    }

    @Test
    void scoresNeverTakeThePlaceOfTheMapping() throws IOException {
        Path mapping = shop.file("m.csv", "format: csv\n" + Shop.MAPPING);
        refused("is one of the inputs", "score", shop.rows(), "--mapping", mapping, "--output", mapping);
        assertThat(mapping).hasContent("format: csv\n" + Shop.MAPPING);
    }

    @Test
    void twoThingsAreNotWrittenToOnePlace() throws IOException {
        Path place = shop.place("both.csv");
        refused(
                place + " is written already",
                "score",
                shop.rows(),
                "--mapping",
                shop.mapping(),
                "--output",
                place,
                "--failed",
                place);
        refused(place + " is written already", "demo", "--customers", 1, "--page", place, "--events", place);
    }

    @Test
    void aNamedFileOfFailedRowsIsLeftAloneWhenNoneFails() throws IOException {
        Path named = shop.file("mine.txt", "mine");
        Program score = Program.run("score", shop.rows(), "--mapping", shop.mapping(), "--failed", named);
        assertThat(score.status()).isZero();
        assertThat(named).hasContent("mine");
    }

    @Test
    void onlyScoreKeepsFailedRowsUnasked() throws IOException {
        Path rows = shop.file("rows.csv", Shop.ROWS + "dan,yesterday,Order Completed,1,\n");
        for (String command : new String[] {"explain", "trace"}) {
            Program run = Program.run(command, rows, "--mapping", shop.mapping(), "--customer", "ada");
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err())
                    .contains(
                            "failed rows are not kept by this command: score them, or say --failed FILE; the first: ");
            assertThat(shop.names()).containsExactly("mapping.yaml", "rows.csv");
            assertThat(Path.of("rows.csv.failed.jsonl")).doesNotExist();
        }
        Path failed = shop.place("f.jsonl");
        Program.run("explain", rows, "--mapping", shop.mapping(), "--customer", "ada", "--failed", failed);
        assertThat(failed).content().hasLineCount(1);
    }

    // ---- before the long work ------------------------------------------------------------------

    @Test
    void aFolderThatIsNotThereIsNoticedBeforeAnythingIsRead() throws IOException {
        Path nowhere = shop.place("none/out.csv");
        Path rows = shop.rows();
        for (Object[] words : new Object[][] {
            {"score", rows, "--mapping", shop.mapping(), "--output", nowhere},
            {"score", rows, "--mapping", shop.mapping(), "--failed", nowhere},
            {"trace", rows, "--mapping", shop.mapping(), "--customer", "ada", "--svg", nowhere},
            {"demo", "--page", nowhere},
            {"demo", "--page", shop.place("p.html"), "--events", nowhere}
        }) {
            Program run = Program.run(words);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .contains("there is no folder " + shop.place("none"))
                    .hasLineCount(1);
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void aMissingInputIsNamedBeforeItsMappingIsAskedFor() {
        refused("cannot read none.csv: there is no such file", "score", "none.csv");
        refused("cannot read none.parquet: there is no such file", "score", "none.parquet");
        refused("cannot read .: it is a folder", "score", ".");
        refused("cannot read /: it is a folder", "score", "/");
    }

    @Test
    void aLaterInputThatIsNotThereIsNoticedFirst() throws IOException {
        refused(
                "cannot read none.csv: there is no such file",
                "score",
                shop.rows(),
                "none.csv",
                "--mapping",
                shop.mapping());
    }

    @Test
    void aWrongWordIsAnsweredInTwoLines() throws IOException {
        for (Object[] words :
                new Object[][] {{"--zone", "Nowhere"}, {"--step", "soon"}, {"--threads", "few"}, {"--to", "tomorrow"}
                }) {
            Program run = Program.run("trace", shop.rows(), "--customer", "ada", words[0], words[1]);
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err())
                    .contains((String) words[1], "pulse trace --help")
                    .hasLineCount(2);
        }
        refused(
                "got \"Nowhere\", expected a time zone such as Europe/Berlin",
                "trace",
                shop.rows(),
                "--customer",
                "ada",
                "--zone",
                "Nowhere");
    }

    @Test
    void aBrokenParquetFileIsToldInOneLine() throws IOException {
        for (String text : new String[] {"no parquet", "PAR1 broken in the middle PAR1", ""}) {
            Path broken = Files.write(shop.place("broken.parquet"), text.getBytes(StandardCharsets.UTF_8));
            Program run = Program.run("score", broken, "--mapping", shop.mapping(), "--failed", shop.place("f"));
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err())
                    .contains("pulse: " + broken + ": ")
                    .doesNotContain("SELECT", "LINE 1")
                    .hasLineCount(1);
        }
    }

    private static void refused(String message, Object... words) {
        Program run = Program.run(words);
        assertThat(run.err()).contains(message).doesNotContain("needs a mapping", "\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }
}
