package io.customerpulse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Key;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.read.Customers;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

    private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");
    private static final Offset<Double> EQUAL = Offset.offset(1e-9);
    private static final int CUSTOMERS = 40;

    private static final String PURCHASES = """
            format: columns
            customer: 1
            time: {column: 2, format: yyyyMMdd, zone: UTC}
            signal: {constant: purchase}
            value: {column: 4, currency: USD}
            collapse: day
            """;

    private static final String OFFERS = """
            format: csv
            customer: person
            time: {column: at}
            signal: {column: event}
            value: {column: amount, currency: EUR}
            outreach: offer
            id: id
            """;

    private static final List<String> STEPS = List.of("Email Delivered", "Email Opened", "Email Link Clicked");

    @TempDir
    private Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void place() {
        data = folder.resolve("data");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Program bringIn(Path events, Path mapping) {
        return Program.run("import", events, "--mapping", mapping, "--data", data);
    }

    /// Purchases as a shop's export has them: several on a day, some alike.
    private Path purchases() throws IOException {
        Random chance = new Random(1);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 2_000; row++) {
            rows.append("9%04d 2026%02d%02d %d %.2f\n"
                    .formatted(
                            chance.nextInt(CUSTOMERS),
                            1 + chance.nextInt(5),
                            1 + chance.nextInt(20),
                            1 + chance.nextInt(3),
                            chance.nextInt(1, 10_000) / 100.0));
        }
        return file("purchases.txt", rows.toString());
    }

    /// Mails and what they led to: outreach that is answered, and outreach that becomes noise.
    private Path offers() throws IOException {
        Random chance = new Random(2);
        StringBuilder rows = new StringBuilder("id,person,at,event,offer,amount\n");
        for (int row = 0; row < 2_000; row++) {
            Instant at = AS_OF.minus(chance.nextInt(1, 200 * 24 * 60), ChronoUnit.MINUTES);
            boolean isOrder = chance.nextInt(4) == 0;
            rows.append("e%d,p%02d,%s,%s,o%d,%s\n"
                    .formatted(
                            chance.nextInt(1_900),
                            chance.nextInt(CUSTOMERS),
                            at,
                            isOrder ? "Order Completed" : STEPS.get(chance.nextInt(STEPS.size())),
                            chance.nextInt(300),
                            isOrder ? chance.nextInt(1, 500) + ".5" : ""));
        }
        return file("offers.csv", rows.toString());
    }

    private Core open() throws IOException, InterruptedException {
        Index.Making making = Index.Making.alone(
                Rules.of(DefaultCatalog.read()),
                InstantSource.fixed(AS_OF),
                damage -> assertThat(damage).isNull());
        return Core.open(data, making, new Random(3));
    }

    private void assertPulsesOfScore(Path events, Path mapping, String name) throws Exception {
        Program score =
                Program.run("score", events, "--mapping", mapping, "--as-of", AS_OF, "--failed", folder.resolve("f"));
        try (Core core = open()) {
            core.index().shards().settle();
            Customers customers = core.index().customers();
            for (int i = 0; i < CUSTOMERS; i++) {
                String customer = name.formatted(i);
                Trace.Point point = customers
                        .find(customer)
                        .flatMap(found -> customers.pulse(found, AS_OF))
                        .orElseThrow();
                assertThat(point.pulse().level())
                        .as(customer)
                        .isCloseTo(Double.parseDouble(Program.cell(score.out(), customer, "pulse")), EQUAL);
            }
        }
    }

    @Test
    void collapsedPurchasesGiveThePulsesThatScoreGives() throws Exception {
        Path events = purchases();
        Path mapping = file("mapping.yaml", PURCHASES);
        assertThat(bringIn(events, mapping).status()).isZero();
        assertPulsesOfScore(events, mapping, "9%04d");
    }

    @Test
    void offersAndTheirAnswersGiveThePulsesThatScoreGives() throws Exception {
        Path events = offers();
        Path mapping = file("mapping.yaml", OFFERS);
        Program first = bringIn(events, mapping);
        assertThat(first.err()).as("ids that stand twice are conflicts").containsPattern("failed [1-9]");
        assertPulsesOfScore(events, mapping, "p%02d");
    }

    @Test
    void theSameFileAgainChangesNothing() throws Exception {
        Path events = file("rows.csv", """
                who,when,what
                ada,2026-01-01,Order Completed
                ada,2026-01-01,Order Completed
                bob,yesterday,Order Completed
                """);
        Path mapping =
                file("mapping.yaml", "format: csv\ncustomer: who\ntime: {column: when}\nsignal: {column: what}\n");
        Program first = bringIn(events, mapping);
        assertThat(first.status()).isEqualTo(3);
        assertThat(first.err())
                .contains("read 3 = stored 2 + duplicate 0 + failed 1")
                .contains("rows.csv:4: ");
        assertThat(bringIn(events, mapping).err()).contains("read 3 = stored 0 + duplicate 3 + failed 0");
        try (Core core = open()) {
            assertThat(core.index().intake().accounting().total()).isEqualTo(new Counts(6, 2, 3, 1));
        }
    }

    @Test
    void callsGoToARunningServerAsTheyStandAndByTheClockOfTheFile() throws Exception {
        Path events = file("calls.jsonl", """
                {"type":"track","event":"Order Completed","userId":"ada","timestamp":"2026-01-05T10:00:00Z","sentAt":"2026-01-05T10:00:01Z","properties":{"revenue":20}}
                {"type":"identify","userId":"ada","anonymousId":"a1","traits":{"plan":"gold"},"timestamp":"2026-01-05T10:00:00Z"}
                {"type":"track","event":"Order Completed","userId":"ada"}
                no call
                """);
        Settings settings = new Settings(data, InetAddress.getLoopbackAddress(), 0, new Settings.Memory(2, 10_000));
        try (Server server = new Server(settings, Clock.systemUTC(), new SecureRandom())) {
            server.access()
                    .sources()
                    .make(
                            new SourceEntry.Wanted("segment", "files", "files-write-key", "", Map.of(), true),
                            new Stamp("test", Instant.EPOCH));
            String url = "http://127.0.0.1:" + server.port();
            Program first = Program.run("import", events, "--server", url, "--key", "files-write-key");
            assertThat(first.err()).contains("read 4 = stored 2 + duplicate 0 + failed 2");
            Program again = Program.run("import", events, "--server", url + "/", "--key", "files-write-key");
            assertThat(again.err()).contains("read 4 = stored 0 + duplicate 4 + failed 0");
            personOver(url, server);
            assertThat(Program.run("import", events, "--server", url, "--key", "other")
                            .err())
                    .contains("401");
        }
        try (Core core = open()) {
            Customers customers = core.index().customers();
            assertThat(customers.timeline(customers.find("ada").orElseThrow()))
                    .allSatisfy(stored ->
                            assertThat(stored.event().deed().at()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z")));
        }
    }

    /// Exports somebody over HTTP, and forgets somebody else.
    private void personOver(String url, Server server) throws Exception {
        Key.Wanted wanted = new Key.Wanted("care", List.of("pii:read", "person:erase"), List.of(), Instant.MAX);
        Outcome<Key.Made> made = server.access().keys().make(wanted, new Stamp("test", Instant.EPOCH));
        String key = made instanceof Outcome.Done<Key.Made>(Key.Made done) ? done.secret() : "none";
        Path json = folder.resolve("ada.json");
        assertThat(Program.run("export", "user_id:ada", "--server", url, "--key", key, "--to", json)
                        .status())
                .isZero();
        assertThat(Files.readString(json)).contains("\"anonymous_id:a1\"");
        assertThat(Program.run("erase", "email:e@example.org", "--server", url, "--key", key)
                        .err())
                .contains("erased: ers_");
        assertThat(Program.run("erase", "email:e@example.org", "--server", url, "--key", "wrong")
                        .err())
                .contains("may not do this");
        assertThat(Program.run("erase", "nobody", "--server", url, "--key", key).err())
                .contains("nothing is known of");
    }

    @Test
    void whereToIsSaidOnce() {
        assertThat(Program.run("import", folder.resolve("x")).err())
                .contains("--server URL")
                .contains("--data DIR");
        assertThat(Program.run("import", folder.resolve("x"), "--server", "here", "--key", "k")
                        .err())
                .contains("http://127.0.0.1:8080");
    }
}
