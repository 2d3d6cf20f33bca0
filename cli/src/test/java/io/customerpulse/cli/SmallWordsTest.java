package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.command.Mistakes;
import io.customerpulse.cli.input.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// That what is said reads well: one of a thing, nothing at all, and nothing twice.
class SmallWordsTest {

    @TempDir
    private Path folder;

    private Shop shop = new Shop(Path.of("."));

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @Test
    void aFaultOfTheProgramIsOneLineWithoutAStackTrace() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        Mistakes mistakes = new Mistakes(new Console(err, err, false, false, 100));
        CommandLine line = Pulse.commandLine(Console.ofProcess());

        int status = mistakes.handleExecutionException(
                new IllegalStateException("seven"), line, line.parseArgs("score", "events.jsonl"));

        assertThat(status).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("pulse: this is a fault of the program (java.lang.IllegalStateException: seven);"
                        + " nothing was written. To report it, run again with PULSE_TRACE=1");
    }

    @Test
    void oneOfAThingIsNotMany() throws IOException {
        Path one = shop.file("one.csv", "who,when,what,worth,about\nada,2026-01-05,Order Completed,80,\n");
        assertThat(run("score", one).err()).contains("1 customer as of ").doesNotContain("1 customers");
        assertThat(run("score", one, "--as-of", "2025-01-01").err()).contains(": 1 customer comes only later");
        assertThat(run("explain", one, "--customer", "ada").out())
                .contains("points in 1 entry, ", "points in 0 entries, ");
        Path identify = shop.file("i.jsonl", """
                {"type":"identify","userId":"ada","timestamp":"2026-01-05T12:00:00Z"}
                {"type":"track","event":"Page Viewed","userId":"ada","timestamp":"2026-01-05T12:00:00Z"}
                """);
        assertThat(Program.run("score", identify, "--failed", shop.place("f")).err())
                .contains("of the scored, 1 is an identify, group or alias call: no interactions");
    }

    @Test
    void aHeaderThatDoesNotFitIsToldOnce() throws IOException {
        Path other = shop.file("other.csv", "a,b\n1,2\n");
        String misfit = "the header has no column \"who\"";
        String alone = run("score", other).err();
        assertThat(alone.split(misfit, -1)).hasSize(2);
        String beside = run("score", shop.rows(), other).err();
        assertThat(beside.split(misfit, -1)).hasSize(2);
    }

    @Test
    void aCustomerNamedTwiceIsTracedOnce() throws IOException {
        String once = run("trace", shop.rows(), "--customer", "ada", "--csv").out();
        assertThat(run("trace", shop.rows(), "--customer", "ada,ada", "--csv").out())
                .isEqualTo(once);
    }

    @Test
    void beforeAnyInteractionATraceIsOneSentence() throws IOException {
        for (String customers : new String[] {"ada", "ada,ben"}) {
            Program trace = run("trace", shop.rows(), "--customer", customers, "--to", "2025-01-01");
            assertThat(trace.status()).isZero();
            assertThat(trace.out()).isEqualTo("no interaction by 2025-01-01T00:00:00Z: there is nothing to draw\n");
        }
    }

    @Test
    void universalTimeIsCalledByItsName() throws IOException {
        Path svg = shop.place("ada.svg");
        run("trace", shop.rows(), "--customer", "ada", "--svg", svg);
        assertThat(svg).content().contains(">UTC<").doesNotContain(">Z<");
        assertThat(run("trace", shop.rows(), "--customer", "ada").out())
                .containsPattern("UTC *\n")
                .doesNotContain(" Z\n");
        Path page = shop.place("page.html");
        Program.run("demo", "--customers", 20, "--page", page);
        assertThat(page).content().contains("As of 1 Nov 2026 00:00, UTC");
    }

    @Test
    void whatIsForgottenOfAnOutreachIsApartFromItsNoise() throws IOException {
        Program explain =
                run("explain", shop.rows(), "--customer", "ada", "--as-of", "2026-02-16", "--since", "2026-01-13");
        assertThat(explain.out())
                .contains("  forgotten of 1 × Email Delivered\n", "  forgotten of 1 × no answer to Email Delivered\n");
        String json = run(
                        "explain",
                        shop.rows(),
                        "--customer",
                        "ada",
                        "--as-of",
                        "2026-02-16",
                        "--since",
                        "2026-01-13",
                        "--json")
                .out();
        String change = json.substring(json.indexOf("\"change\""));
        assertThat(change).contains("\"why\":\"noise_forgotten\"");
        double sum = Program.all(change, "\"points\":(-?[0-9.E-]+)").stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sum).isCloseTo(Program.number(change, "pulse"), Offset.offset(1e-9));
    }

    @Test
    void theWardOfTheDemoShowsTheLossItIsSortedBy() throws IOException {
        Program demo = Program.run("demo", "--customers", 300, "--page", shop.place("page.html"));
        assertThat(demo.out()).contains(" 30 days ").doesNotContain(" 7 days ");
        List<Double> losses = Program.all(demo.out(), "▼ ([0-9.]+)");
        assertThat(losses).hasSizeGreaterThan(5).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(shop.place("page.html")).content().contains(" in 30 days");
    }

    private Program run(Object... words) throws IOException {
        List<Object> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(2, List.of("--mapping", shop.mapping(), "--failed", shop.place("failed.jsonl")));
        return Program.run(all.toArray());
    }
}
