package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {

    private static final String HEAD = "customer,pulse,investments,returns,decay,noise,momentum,trend_7d,trend_30d,"
            + "cadence_days,overdue,stage,interactions,first_at,last_at\n";

    @TempDir
    private Path folder;

    private Shop shop = new Shop(Path.of("."));

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @Test
    void withoutAnOutputScoresAreCsvOnStandardOutput() throws IOException {
        Program score = Program.run("score", shop.rows(), "--mapping", shop.mapping(), "--failed", shop.place("f"));
        assertThat(score.status()).isZero();
        assertThat(score.out()).startsWith(HEAD).hasLineCount(4);
        assertThat(score.err())
                .contains("read 8 = scored 8 + duplicate 0 + failed 0")
                .contains("3 customers as of 2026-02-16T19:30:00Z");
        assertThat(shop.names()).containsExactly("mapping.yaml", "rows.csv");
    }

    @Test
    void onATerminalScoresAreATable() throws IOException {
        Program score = Program.runOnScreen(
                "score", shop.rows(), "--mapping", shop.mapping(), "--failed", shop.place("f"), "--rows", 2);
        assertThat(score.out())
                .startsWith("customer ")
                .contains("ada ", "cleo ", "the highest 2 of 3")
                .doesNotContain("ben");
    }

    @Test
    void everyOutputHasTheSamePulses() throws IOException, SQLException {
        String csv = csv(shop.rows(), "--mapping", shop.mapping());
        for (String ending : new String[] {"csv", "jsonl", "parquet"}) {
            Path out = shop.place("out." + ending);
            Program score = Program.run("score", shop.rows(), "--mapping", shop.mapping(), "--output", out);
            assertThat(score.status()).isZero();
            assertThat(score.out()).isEmpty();
            assertThat(score.err()).contains("written: " + out);
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    ResultSet rows = connection
                            .createStatement()
                            .executeQuery("SELECT customer, pulse FROM '" + out + "' ORDER BY customer")) {
                while (rows.next()) {
                    assertThat(rows.getDouble(2))
                            .isEqualTo(Double.parseDouble(Program.cell(csv, rows.getString(1), "pulse")));
                }
            }
        }
        assertThat(shop.names()).containsExactly("mapping.yaml", "out.csv", "out.jsonl", "out.parquet", "rows.csv");
    }

    @Test
    void severalInputsAreOneTable() throws IOException {
        String[] halves = Shop.ROWS.split("(?=ben,2026-01-12T10)", 2);
        Path first = shop.file("first.csv", halves[0]);
        Path second = shop.file("second.csv", "who,when,what,worth,about\n" + halves[1]);
        assertThat(csv(second, first, "--mapping", shop.mapping()))
                .isEqualTo(csv(shop.rows(), "--mapping", shop.mapping()));
    }

    @Test
    void packedInputsAreKnownByTheirBytes() throws IOException {
        byte[] rows = Shop.ROWS.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(gzip)) {
            packing.write(rows);
        }
        Path zipped = Files.write(shop.place("rows.csv.gz"), gzip.toByteArray());
        Path zstd = Files.write(shop.place("rows.csv.zst"), Zstd.compress(rows));
        String plain = csv(shop.rows(), "--mapping", shop.mapping());
        assertThat(csv(zipped, "--mapping", shop.mapping())).isEqualTo(plain);
        assertThat(csv(zstd, "--mapping", shop.mapping())).isEqualTo(plain);
    }

    @Test
    void aDashIsStandardInput() throws IOException {
        Path mapping = shop.file("m.yaml", "format: csv\n" + Shop.MAPPING);
        InputStream usual = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Shop.ROWS.getBytes(StandardCharsets.UTF_8)));
            assertThat(csv("-", "--mapping", mapping)).isEqualTo(csv(shop.rows(), "--mapping", mapping));
        } finally {
            System.setIn(usual);
        }
    }

    @Test
    void failedRowsAreKeptWithTheirReasonsAndTheStatusSaysSo() throws IOException {
        Path rows = shop.file("rows.csv", Shop.ROWS + "dan,yesterday,Order Completed,1,\n,2026-01-01,a \"b\",1,\n");
        Path out = shop.place("out.csv");
        Program score = Program.run("score", rows, "--mapping", shop.mapping(), "--output", out);
        assertThat(score.status()).isEqualTo(3);
        assertThat(out).exists();
        assertThat(score.err())
                .contains("read 10 = scored 8 + duplicate 0 + failed 2")
                .contains("failed rows are kept in " + out + ".failed.jsonl; the first: " + rows
                        + ":10: time (when) cannot be read: got \"yesterday\"");
        assertThat(Files.readString(shop.place("out.csv.failed.jsonl")))
                .startsWith("{\"file\":\"" + rows + "\",\"line\":10,\"reason\":\"time (when) cannot be read: ")
                .contains("\"original\":\"dan,yesterday,Order Completed,1,\"}\n")
                .contains("\"line\":11,\"reason\":\"customer (who) is empty: every row needs one\","
                        + "\"original\":\",2026-01-01,a \\\"b\\\",1,\"}\n")
                .hasLineCount(2);
    }

    @Test
    void anOlderFileOfFailedRowsGoesWhenNoneFails() throws IOException {
        Path older = shop.file("out.csv.failed.jsonl", "{}\n");
        Program.run("score", shop.rows(), "--mapping", shop.mapping(), "--output", shop.place("out.csv"));
        assertThat(older).doesNotExist();
    }

    @Test
    void whatIsReadIsNeverOverwritten() throws IOException {
        Path rows = shop.rows();
        for (String option : new String[] {"--failed", "--output"}) {
            Program score = Program.run("score", rows, "--mapping", shop.mapping(), option, rows);
            assertThat(score.status()).isEqualTo(2);
            assertThat(score.err()).contains(rows + " is one of the inputs: it would be lost");
            assertThat(rows).hasContent(Shop.ROWS);
        }
    }

    @Test
    void duplicatesAreCounted() throws IOException {
        Path rows = shop.file("rows.csv", Shop.ROWS + "cleo,2026-02-09T08:00:00Z,Order Completed,12.50,\n");
        Path failed = shop.place("f");
        Program byId = Program.run("score", rows, "--mapping", shop.mapping(), "--failed", failed);
        assertThat(byId.err()).contains("read 9 = scored 9 + duplicate 0");
        Program byContent =
                Program.run("score", rows, "--mapping", shop.mapping(), "--failed", failed, "--deduplicate", "content");
        assertThat(byContent.err()).contains("read 9 = scored 8 + duplicate 1");
        assertThat(byContent.out()).isEqualTo(csv(shop.rows(), "--mapping", shop.mapping()));
    }

    @Test
    void beforeTheFirstInteractionThereIsNobody() throws IOException {
        Program score = Program.run(
                "score",
                shop.rows(),
                "--mapping",
                shop.mapping(),
                "--failed",
                shop.place("f"),
                "--as-of",
                "2025-01-01");
        assertThat(score.status()).isZero();
        assertThat(score.out()).isEqualTo(HEAD);
        assertThat(score.err())
                .contains("nobody had an interaction by 2025-01-01T00:00:00Z: 3 customers come only later");
    }

    @Test
    void aRowTakenForAHeaderIsNotLostSilently() throws IOException {
        Path positions = shop.file("p.yaml", "customer: 1\ntime: {column: 2}\nsignal: {column: 3}\n");
        Path bare = shop.file("bare.csv", "ada,2026-01-01,Visit\nben,2026-01-02,Visit\n");
        assertThat(csv(bare, "--mapping", positions)).hasLineCount(3);
        Program headed = Program.run("score", shop.rows(), "--mapping", positions, "--failed", shop.place("f"));
        assertThat(headed.status()).isEqualTo(3);
        assertThat(headed.err()).contains("failed 1", "time (column 2) cannot be read: got \"when\"");
    }

    @Test
    void theStoryOfTheMissionComesOutHealthy() throws IOException {
        String csv = csv(shop.rows(), "--mapping", shop.mapping(), "--as-of", "2026-02-19");
        assertThat(Program.cell(csv, "ada", "stage")).isIn("growing", "thriving", "steady");
        double noise = Double.parseDouble(Program.cell(csv, "ada", "noise"));
        assertThat(noise).isNegative();
        String answered = Shop.ROWS + "ada,2026-01-13T09:00:00Z,Page Viewed,,winter-sale\n";
        String without = Shop.ROWS.replace("ada,2026-01-12T09:00:00Z,Email Delivered,,winter-sale\n", "");
        double pulse = pulse(csv);
        double undisturbed =
                pulse(csv(shop.file("w.csv", without), "--mapping", shop.mapping(), "--as-of", "2026-02-19"));
        assertThat(pulse).isLessThan(undisturbed).isCloseTo(undisturbed, Offset.offset(0.5));
        // A page viewed answers nothing, so it does not take the noise away; it is a return of its own.
        String browsed = csv(shop.file("b.csv", answered), "--mapping", shop.mapping(), "--as-of", "2026-02-19");
        assertThat(Program.cell(browsed, "ada", "noise")).isEqualTo(Program.cell(csv, "ada", "noise"));
        String purchases = csv(
                shop.file("p.csv", Shop.ROWS.replaceAll("(?m)^ada,.*(Email|Social).*\n", "")),
                "--mapping",
                shop.mapping(),
                "--as-of",
                "2026-02-19");
        assertThat(pulse(purchases)).isLessThan(pulse);
    }

    @Test
    void currenciesThatMeetOnACollapsedDayAreExplainedToTheLastDigit() throws IOException {
        Path rows = shop.file("r.csv", """
                who,when,what,worth,unit
                ada,2026-01-05T12:00:00Z,Order Completed,9.99,EUR
                ada,2026-01-05T13:00:00Z,order_completed,7.77,USD
                ada,2026-01-05T13:00:00Z,Order Completed,5,GBP
                """);
        Path catalog = shop.file("c.yaml", "extends: default\nrates: {EUR: 1.0937}\n");
        Path mapping = shop.file("m.yaml", """
                customer: who
                time: {column: when}
                signal: {column: what}
                value: {column: worth, currency_column: unit}
                collapse: day
                """);
        String csv = csv(rows, "--mapping", mapping, "--catalog", catalog);
        Program explain = Program.run(
                "explain",
                rows,
                "--mapping",
                mapping,
                "--catalog",
                catalog,
                "--customer",
                "ada",
                "--json",
                "--failed",
                shop.place("f"));
        assertThat(Program.number(explain.out(), "pulse")).isEqualTo(pulse(csv), Offset.offset(1e-9));
        assertThat(explain.err()).contains("values in currencies without a rate, not guessed: GBP (1)");
    }

    private static double pulse(String csv) {
        return Double.parseDouble(Program.cell(csv, "ada", "pulse"));
    }

    private String csv(Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "score";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        if (!java.util.Arrays.asList(arguments).contains("--failed")) {
            all = java.util.Arrays.copyOf(all, all.length + 2);
            all[all.length - 2] = "--failed";
            all[all.length - 1] = shop.place("failed.jsonl");
        }
        Program score = Program.run(all);
        assertThat(score.status()).as(score.err()).isZero();
        return score.out();
    }
}
