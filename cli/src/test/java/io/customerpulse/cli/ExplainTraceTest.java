package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTraceTest {

    private static final Offset<Double> TOLERANCE = Offset.offset(1e-9);

    @TempDir
    private Path folder;

    private Shop shop = new Shop(Path.of("."));

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @Test
    void theLinesOfAnExplanationSumToTheScore() throws IOException {
        for (String at : List.of("2026-01-06", "2026-01-20", "2026-03-01", "2027-03-01")) {
            double score =
                    Double.parseDouble(Program.cell(run("score", "--as-of", at).out(), "ada", "pulse"));
            String text = run("explain", "--customer", "ada", "--as-of", at).out();
            List<Double> left = Program.all(text, "^2026-\\S+Z .* (-?\\d+\\.\\d{12})  ");
            assertThat(left).hasSizeGreaterThan(0);
            assertThat(sum(left)).isEqualTo(score, TOLERANCE);
            String json =
                    run("explain", "--customer", "ada", "--as-of", at, "--json").out();
            assertThat(Program.number(json, "pulse")).isEqualTo(score, TOLERANCE);
            assertThat(sum(Program.all(json, "\"left\":(-?[0-9.E-]+)"))).isEqualTo(score, TOLERANCE);
        }
    }

    @Test
    void theCausesSumToTheChange() throws IOException {
        String json = run("explain", "--customer", "ada", "--since", "2026-01-15", "--json")
                .out();
        String causes = json.substring(json.indexOf("\"causes\""));
        double change = Program.number(json.substring(json.indexOf("\"change\"")), "pulse");
        assertThat(sum(Program.all(causes, "\"points\":(-?[0-9.E-]+)"))).isEqualTo(change, TOLERANCE);
        assertThat(causes).contains("\"why\":\"noise\"", "\"why\":\"booked\"", "\"why\":\"forgotten\"");
        String text =
                run("explain", "--customer", "ada", "--since", "2026-01-15").out();
        assertThat(text).contains("since 2026-01-15T00:00:00Z: pulse ", "1 × no answer to Email Delivered");
    }

    @Test
    void beforeTheFirstInteractionThereIsNothingToExplain() throws IOException {
        assertThat(run("explain", "--customer", "ada", "--as-of", "2025-01-01").out())
                .contains("ada: pulse 0.0000", "no interaction by then");
    }

    @Test
    void aTraceIsDrawnInText() throws IOException {
        assertThat(run("trace", "--customer", "ada").out()).contains("ada").hasLineCount(24);
    }

    @Test
    void aTraceBeforeTheFirstInteractionIsEmptyAndNoFault() throws IOException {
        for (String kind : List.of("--csv", "--dark")) {
            Program trace = Program.run(all("trace", "--customer", "ada", "--to", "2025-01-01", kind));
            assertThat(trace.err()).doesNotContain("fault");
            assertThat(trace.status()).isZero();
        }
    }

    @Test
    void aTraceEndsAtThePulseThatIsScored() throws IOException {
        String csv =
                run("trace", "--customer", "ada,cleo", "--csv", "--step", "1d").out();
        String scores = run("score").out();
        for (String customer : List.of("ada", "cleo")) {
            String last = csv.lines()
                    .filter(line -> line.startsWith(customer + ","))
                    .reduce((_, later) -> later)
                    .orElseThrow();
            assertThat(Double.parseDouble(last.split(",", -1)[2]))
                    .isEqualTo(Double.parseDouble(Program.cell(scores, customer, "pulse")), TOLERANCE);
            assertThat(last.split(",", -1)[7]).isEqualTo(Program.cell(scores, customer, "stage"));
        }
        assertThat(csv).startsWith("customer,at,pulse,investments,returns,decay,noise,stage\n");
    }

    @Test
    void aPictureIsWrittenWhole() throws IOException {
        Path one = shop.place("one.svg");
        assertThat(run("trace", "--customer", "ada", "--svg", one).out()).isEmpty();
        assertThat(Files.readString(one))
                .startsWith("<?xml")
                .endsWith("</svg>\n")
                .contains("ada");
        Path ward = shop.place("ward.svg");
        run("trace", "--customer", "ada", "--customer", "ben", "--svg", ward, "--dark");
        assertThat(Files.readString(ward)).startsWith("<?xml").contains("ada", "ben");
    }

    @Test
    void severalCustomersAreAWard() throws IOException {
        assertThat(run("trace", "--customer", "ada,ben,cleo").out()).contains("ada", "ben", "cleo");
    }

    private Program run(Object... words) throws IOException {
        Program program = Program.run(all(words));
        assertThat(program.status()).as(program.err()).isZero();
        return program;
    }

    private Object[] all(Object... words) throws IOException {
        List<Object> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(1, List.of(shop.rows(), "--mapping", shop.mapping(), "--failed", shop.place("failed.jsonl")));
        return all.toArray();
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }
}
