package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.simulator.Policy;
import io.customerpulse.simulator.Sample;
import io.customerpulse.simulator.Setting;
import io.customerpulse.simulator.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final int CUSTOMERS = 60;
    private static final Instant NOW = Instant.parse("2026-11-22T13:14:15Z");

    @TempDir
    private Path folder;

    @Test
    void itsEventsScoreToThePulsesOfItsOwnLog() throws IOException {
        Path page = folder.resolve("page.html");
        Path events = folder.resolve("shop.jsonl");
        Program demo = Program.run("demo", "--seed", 7, "--customers", CUSTOMERS, "--page", page, "--events", events);
        assertThat(demo.status()).as(demo.err()).isZero();
        assertThat(demo.out())
                .contains("A made-up shop: 60 customers", page.toUri().toString());
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("Sample shop", "<svg");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("page.html", "shop.jsonl");

        Setting setting = new Setting(7, CUSTOMERS, Setting.DEMO.end(), Setting.DEMO.span());
        Program score = Program.run("score", events, "--as-of", setting.end(), "--failed", folder.resolve("f"));
        assertThat(score.status()).as(score.err()).isZero();
        assertThat(score.err()).contains("duplicate 0 + failed 0").doesNotContain("the catalog does not have");
        Shop shop = new Shop(setting, Policy.usual());
        Rules rules = Rules.of(DefaultCatalog.read());
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            List<Interaction> own = shop.simulate(customer).interactions();
            double pulse =
                    Double.parseDouble(Program.cell(score.out(), own.getFirst().customer(), "pulse"));
            assertThat(pulse)
                    .isEqualTo(Ledger.of(own, rules, setting.end()).pulse().level(), Offset.offset(1e-9));
        }
    }

    @Test
    void theSameSeedMakesTheSameShop() throws IOException {
        Path page = folder.resolve("page.html");
        String first = Program.run("demo", "--customers", 20, "--page", page).out();
        String html = Files.readString(page);
        assertThat(Program.run("demo", "--customers", 20, "--page", page).out()).isEqualTo(first);
        assertThat(page).hasContent(html);
    }

    @Test
    void aPageIsWrittenWithoutItsNameAndOnlyWhatIsAskedFor() throws IOException {
        Path events = folder.resolve("shop.jsonl");
        Program demo = Program.run("demo", "--customers", 20, "--events", events);
        assertThat(demo.status()).as(demo.err()).isZero();
        assertThat(demo.out()).contains("A made-up shop: 20 customers").doesNotContain("file:///");
        assertThat(folder.toFile().list()).containsExactly("shop.jsonl");
    }

    @Test
    void aPortThatIsInUseIsSaidAndNothingIsLeft() throws IOException {
        Path data = folder.resolve("data");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program demo = Program.run("demo", "--customers", 1, "--port", taken.getLocalPort(), "--data", data);
            assertThat(demo.status()).isEqualTo(1);
            assertThat(demo.err()).contains("port %d is in use".formatted(taken.getLocalPort()), "choose another");
        }
    }

    @Test
    void whatNeedsAServerIsRefusedWithoutOne() {
        for (String option : List.of("--port=0", "--data=" + folder)) {
            Program demo = Program.run("demo", "--page", folder.resolve("p.html"), option);
            assertThat(demo.status()).isEqualTo(2);
            assertThat(demo.err()).contains("no server is started: leave --port and --data out");
        }
    }

    /// Bought once, written to in vain, back unprompted.
    @Test
    void adaIsGrowingThoughSheDidNotAnswerTheLetter() throws IOException {
        Rules rules = Rules.of(DefaultCatalog.read());
        List<Interaction> hers = new ArrayList<>();
        new Sample(42, 2, NOW).tell(tale -> {
            if (tale.known().userId().equals("sample-ada")) {
                assertThat(tale.known().firstName()).isEqualTo("Ada");
                tale.moments().forEach(moment -> hers.add(moment.interaction()));
            }
        });
        Pulse pulse = Ledger.of(hers, rules, NOW).pulse();
        assertThat(pulse.noise()).isEqualTo(-0.5);
        SortedMap<String, Long> signals =
                new TreeMap<>(hers.stream().collect(Collectors.groupingBy(Interaction::signal, Collectors.counting())));
        assertThat(signals).containsEntry("Order Completed", 1L).containsEntry("Email Delivered", 1L);
        Path rows = folder.resolve("ada.csv");
        Files.writeString(
                rows,
                "customer,time,event\n"
                        + hers.stream()
                                .map(each -> "ada,%s,%s\n".formatted(each.at(), each.signal()))
                                .collect(Collectors.joining()));
        Path mapping = folder.resolve("mapping.yaml");
        Files.writeString(mapping, "{format: csv, customer: customer, time: {column: time}, signal: {column: event}}");
        Program score =
                Program.run("score", rows, "--mapping", mapping, "--as-of", NOW, "--failed", folder.resolve("f"));
        assertThat(Program.cell(score.out(), "ada", "stage")).as(score.err()).isEqualTo("growing");
    }
}
