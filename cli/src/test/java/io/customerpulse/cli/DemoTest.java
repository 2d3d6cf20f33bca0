package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.simulator.Policy;
import io.customerpulse.simulator.Setting;
import io.customerpulse.simulator.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final int CUSTOMERS = 60;

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
}
