package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `pulse rhythms` on small files.
class RhythmsTest {

    private static final String MAPPING = """
            customer: who
            time: {column: when}
            signal: {column: what}
            """;

    @TempDir
    private Path folder;

    private Path mapping() throws IOException {
        return Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
    }

    /// Customers who come every so many days, give or take, from January on.
    private Path regulars(int jitter) throws IOException {
        StringBuilder rows = new StringBuilder("who,when,what\n");
        SplittableRandom random = new SplittableRandom(7);
        for (int customer = 0; customer < 300; customer++) {
            int gap = 5 + customer % 20;
            int day = customer % 7;
            while (day < 250) {
                rows.append("c%03d,%sT12:00:00Z,Order Completed\n"
                        .formatted(customer, LocalDate.of(2026, 1, 1).plusDays(day)));
                day += gap + (jitter == 0 ? 0 : random.nextInt(-jitter, jitter + 1));
            }
        }
        return Files.writeString(folder.resolve("rows.csv"), rows);
    }

    @Test
    void aCustomerWhoComesEveryTenDaysIsExpectedSo() throws IOException {
        Program run = Program.run("rhythms", regulars(0), "--mapping", mapping(), "--as-of", "2026-09-08");
        assertThat(run.status()).as(run.err()).isZero();
        double gap = Double.parseDouble(Program.cell(run.out(), "c005", "gap_days"));
        double low = Double.parseDouble(Program.cell(run.out(), "c005", "gap_days_low"));
        double high = Double.parseDouble(Program.cell(run.out(), "c005", "gap_days_high"));
        assertThat(gap).isCloseTo(10, within(0.5));
        assertThat(low).isBetween(8.0, gap);
        assertThat(high).isBetween(gap, 12.0);
        double overdue = Double.parseDouble(Program.cell(run.out(), "c005", "overdue"));
        double since = Double.parseDouble(Program.cell(run.out(), "c005", "days_since"));
        assertThat(overdue).isCloseTo(since / gap, within(1e-12));
        assertThat(Double.parseDouble(Program.cell(run.out(), "c005", "active")))
                .isGreaterThan(0.9);
        assertThat(Program.cell(run.out(), "c005", "model")).startsWith("MBG/CNBD-");
        assertThat(Double.parseDouble(Program.cell(run.out(), "c005", "regularity")))
                .isGreaterThan(100);
        assertThat(run.err()).contains("regularity k =", "a rhythm", "who is still active is said by MBG/CNBD-");
    }

    @Test
    void whoWasSilentForManyGapsHasHardlyStayed() throws IOException {
        Path rows = regulars(1);
        StringBuilder more = new StringBuilder(Files.readString(rows));
        for (int day = 0; day < 60; day += 6) {
            more.append("gone,%sT12:00:00Z,Order Completed\n"
                    .formatted(LocalDate.of(2026, 1, 1).plusDays(day)));
        }
        Files.writeString(rows, more.append("once,2026-08-30T12:00:00Z,Order Completed\n"));
        Program run = Program.run("rhythms", rows, "--mapping", mapping(), "--as-of", "2026-09-08");
        assertThat(Double.parseDouble(Program.cell(run.out(), "gone", "overdue")))
                .isGreaterThan(20);
        assertThat(Double.parseDouble(Program.cell(run.out(), "gone", "active")))
                .isLessThan(0.05);
        assertThat(Program.cell(run.out(), "once", "regularity")).isEmpty();
        assertThat(Program.cell(run.out(), "once", "occasions")).isEqualTo("1");
    }

    @Test
    void theTableAndThePictureAreWrittenAsTheirEndingsSay() throws IOException {
        Path rows = regulars(2);
        for (String name : List.of("out.csv", "out.jsonl", "out.parquet")) {
            Path out = folder.resolve(name);
            Path plot = folder.resolve(name + ".svg");
            Program run = Program.run("rhythms", rows, "--mapping", mapping(), "--output", out, "--plot", plot);
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(run.out()).isEmpty();
            assertThat(Files.readString(plot)).startsWith("<svg").contains("half within");
        }
        assertThat(Files.readString(folder.resolve("out.csv")).lines()).hasSize(301);
        assertThat(Files.readString(folder.resolve("out.jsonl")).lines())
                .hasSize(300)
                .first()
                .asString()
                .startsWith("{\"customer\":\"c000\",\"occasions\":");
        assertThat(Files.readAllBytes(folder.resolve("out.parquet"))).startsWith('P', 'A', 'R', '1');
    }

    @Test
    void onlyTheTargetMakesAnOccasion() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), """
                who,when,what
                ada,2026-01-01T12:00:00Z,Order Completed
                ada,2026-01-02T12:00:00Z,Product Viewed
                ada,2026-01-11T12:00:00Z,Order Completed
                ada,2026-01-11T18:00:00Z,Order Completed
                =ben,2026-01-05T12:00:00Z,Product Viewed
                """);
        Program run = Program.run(
                "rhythms", rows, "--mapping", mapping(), "--target", "Order Completed", "--as-of", "2026-02-01");
        assertThat(Program.cell(run.out(), "ada", "occasions")).isEqualTo("2");
        assertThat(Program.cell(run.out(), "ada", "days_since")).startsWith("20.25");
        assertThat(run.out().lines().filter(line -> line.startsWith("\"'=ben\"")))
                .singleElement()
                .asString()
                .startsWith("\"'=ben\",0,")
                .endsWith(",,,,,");
    }

    @Test
    void mistakesAreToldBeforeAnythingIsWritten() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), """
                who,when,what
                ada,2026-01-01T12:00:00Z,Order Completed
                ada,2026-02-01T12:00:00Z,Product Viewed
                """);
        Path output = folder.resolve("out.xlsx");
        Program ending = Program.run("rhythms", rows, "--mapping", mapping(), "--output", output);
        assertThat(ending.status()).isEqualTo(2);
        assertThat(ending.err()).contains("its ending must be .csv, .jsonl or .parquet");
        Path plot = folder.resolve("gaps.svg");
        Program once =
                Program.run("rhythms", rows, "--mapping", mapping(), "--target", "Order Completed", "--plot", plot);
        assertThat(once.status()).isEqualTo(2);
        assertThat(once.err()).contains("nobody came twice: there is no gap to draw");
        assertThat(plot).doesNotExist();
        assertThat(Program.run("rhythms", rows, "--mapping", mapping(), "--plot", rows)
                        .err())
                .contains("it would be lost");
    }
}
