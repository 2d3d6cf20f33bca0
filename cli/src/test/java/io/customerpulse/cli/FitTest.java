package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.learning.model.LearnedPulse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitTest {

    private static final Offset<Double> TOLERANCE = Offset.offset(1e-9);

    /// The pulse in a row of the course.
    private static final String TRACED = "^[^,]+,[^,]+,(-?[0-9.eE+-]+),";

    @TempDir
    private static Path folder;

    private static Path events = Path.of(".");
    private static Path model = Path.of(".");
    private static Program fit = new Program(1, "", "");

    @BeforeAll
    static void learn() {
        events = folder.resolve("events.jsonl");
        model = folder.resolve("model.json");
        Program demo =
                Program.run("demo", "--customers", 400, "--events", events, "--page", folder.resolve("page.html"));
        assertThat(demo.status()).isZero();
        fit = Program.run("fit", events, "--output", model, "--target", "Order Completed");
    }

    // ---- what is learned -----------------------------------------------------------------------

    @Test
    void whatWasLearnedIsSaidInWordsAndWrittenAsAFile() throws IOException {
        assertThat(fit.status()).isZero();
        assertThat(fit.out())
                .contains("of 400 customers")
                .contains("an occasion is a day with Order Completed; taught to look 30d ahead from 8 landmarks")
                .containsPattern("held out: .* \\(AUC 0\\.[6-9]\\d\\d\\)")
                .containsPattern(
                        "Order Completed +return +found +\\+0\\.\\d+ +\\+0\\.\\d+ to \\+0\\.\\d+ +\\d+\\.\\d d")
                .containsPattern(
                        "Order Completed of \\d+\\.\\d\\d USD is worth 0\\.\\d+ occasions \\(0\\.\\d+ to 0\\.\\d+\\) in the next 30 days and is half forgotten after \\d+ days")
                .contains("no effect found: ")
                .containsPattern("customers return every \\d+ days, typically")
                .containsPattern("an occasion is worth \\d+\\.\\d\\d USD on average; ");
        assertThat(fit.err()).contains("written: " + model);
        LearnedPulse pulse = pulse(model);
        assertThat(pulse.targets()).containsExactly("Order Completed");
        assertThat(pulse.training().customers()).isEqualTo(400);
        assertThat(ModelFile.text(pulse)).isEqualTo(Files.readString(model));
    }

    @Test
    void theSameInputTeachesTheSame() throws IOException {
        Path again = folder.resolve("again.json");
        Program second = Program.run("fit", events, "--output", again, "--target", "order_completed", "--threads", 1);
        assertThat(second.out()).isEqualTo(fit.out());
        assertThat(Files.readString(again)).isEqualTo(Files.readString(model));
    }

    @Test
    void withoutAnOutputNothingIsWritten() {
        String[] before = folder.toFile().list();
        Program told = Program.run("fit", events, "--target", "Order Completed", "--failed", folder.resolve("f"));
        assertThat(told.out()).isEqualTo(fit.out());
        assertThat(told.err()).doesNotContain("written");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(before);
    }

    @Test
    void whoKnowsNothingSaysSo() throws IOException {
        Shop shop = new Shop(Files.createDirectories(folder.resolve("small")));
        Path out = shop.place("model.json");
        Program small = Program.run("fit", shop.rows(), "--mapping", shop.mapping(), "--output", out);
        assertThat(small.status()).isEqualTo(1);
        assertThat(small.out()).isEmpty();
        assertThat(small.err())
                .contains("pulse: not enough data: no signal occurs 30 times or more; nothing was written");
        assertThat(out).doesNotExist();
    }

    // ---- what a model does ---------------------------------------------------------------------

    @Test
    void scoreExplainAndTraceCountTheSameLearnedPulse() {
        Program score = Program.run("score", events, "--model", model, "--failed", folder.resolve("f"));
        assertThat(score.status()).isZero();
        assertThat(score.out().lines().findFirst().orElseThrow())
                .endsWith(",last_at,expected_30d,chance_30d,expected_value_30d");
        assertThat(score.err()).contains("pulses are in the model's unit: expected days with Order Completed");
        for (String customer : score.out()
                .lines()
                .skip(1)
                .limit(5)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList()) {
            double pulse = Double.parseDouble(Program.cell(score.out(), customer, "pulse"));
            Program explain = Program.run("explain", events, "--model", model, "--customer", customer, "--json");
            assertThat(Program.number(explain.out(), "pulse")).isEqualTo(pulse, TOLERANCE);
            double left = Program.all(explain.out(), "\"left\":(-?[0-9.eE+-]+)").stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(left).isEqualTo(pulse, TOLERANCE);
            String trace = Program.run("trace", events, "--model", model, "--customer", customer, "--csv")
                    .out();
            List<Double> course = Program.all(trace, TRACED);
            assertThat(course.getLast()).isEqualTo(pulse, TOLERANCE);
        }
    }

    @Test
    void whatIsExpectedOfAllIsAboutWhatTheyDo() {
        String csv = Program.run("score", events, "--model", model, "--failed", folder.resolve("f"))
                .out();
        double expected = Program.all(csv, "^.*,(\\d[^,]*),[^,]+,[^,]+$").stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        double chance = Program.all(csv, "^.*,(\\d[^,]*),[^,]+$").stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        double value = Program.all(csv, "^.*,(-?\\d[^,]*)$").stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(expected).isBetween(40.0, 800.0);
        assertThat(chance).isBetween(0.1, 1.0);
        assertThat(value / expected).isBetween(20.0, 200.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.csv", "out.jsonl", "out.parquet"})
    void everyOutputHasWhatIsExpected(String name) throws SQLException {
        Path out = folder.resolve(name);
        assertThat(Program.run("score", events, "--model", model, "--output", out)
                        .status())
                .isZero();
        String csv = Program.run("score", events, "--model", model, "--failed", folder.resolve("f"))
                .out();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT customer, expected_30d, chance_30d, expected_value_30d FROM '" + out
                                + "' ORDER BY customer LIMIT 9")) {
            while (rows.next()) {
                for (String column : List.of("expected_30d", "chance_30d", "expected_value_30d")) {
                    assertThat(rows.getDouble(column))
                            .isEqualTo(Double.parseDouble(Program.cell(csv, rows.getString(1), column)));
                }
            }
        }
    }

    @Test
    void onATerminalTheTableHasWhatIsExpected() {
        Program score = Program.runOnScreen("score", events, "--model", model, "--failed", folder.resolve("f"));
        assertThat(score.out().lines().findFirst().orElseThrow()).endsWith("expected  chance      worth");
    }

    // ---- what is refused -----------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --horizon   | 30m        | --horizon: got 30m, allowed: a duration such as 7d, 12h, 90m or P7D, from 1h to 3650d
            --horizon   | 3651d      | --horizon: got 3651d, allowed: a duration such as 7d, 12h, 90m or P7D, from 1h to 3650d
            --horizon   | -1d        | got "-1d", expected a length of time such as 7d, 12h or 30m
            --landmarks | 1999-01-01 | --landmarks: got 1999-01-01T00:00:00Z, allowed: after 20
            --landmarks | 2099-01-01 | --landmarks: got 2099-01-01T00:00:00Z, allowed: after 20
            --target    | Wonder     | --target: got "Wonder", in the input:
            --until     | 1999-01-01 | there is no interaction up to 1999-01-01T00:00:00Z
            """)
    void whatCannotBeLearnedIsRefused(String option, String value, String words) {
        Path out = folder.resolve("refused.json");
        Program refused = Program.run("fit", events, option, value, "--output", out);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(words);
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "explain", "trace"})
    void aFileThatIsNoModelIsRefused(String command) throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"), Files.readString(model).replace("\"version\": 1", "\"version\": 7"));
        String[] customer = command.equals("score") ? new String[] {} : new String[] {"--customer", "x"};
        Object[] arguments = Stream.concat(Stream.of(command, events, "--model", wrong), Arrays.stream(customer))
                .toArray();
        Program refused = Program.run(arguments);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("wrong.json:3: version: got \"7\", allowed: a whole number from 1 to 1");
    }

    @Test
    void aModelIsNeverOverwrittenByScores() throws IOException {
        Path copy = Files.copy(model, folder.resolve("copy.csv"));
        Program refused = Program.run("score", events, "--model", copy, "--output", copy);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("is one of the inputs: it would be lost");
        assertThat(Files.readString(copy)).isEqualTo(Files.readString(model));
    }

    private static LearnedPulse pulse(Path file) throws IOException {
        return switch (ModelFile.read(file.toString(), Files.readString(file))) {
            case ModelFile.Read read -> read.pulse();
            case ModelFile.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
