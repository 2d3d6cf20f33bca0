package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.Progress;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.input.Written;
import io.customerpulse.cli.picture.EkgSubject;
import io.customerpulse.cli.picture.WardPage;
import io.customerpulse.cli.picture.WardReport;
import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.simulator.Policy;
import io.customerpulse.simulator.Setting;
import io.customerpulse.simulator.Shop;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.output.AsideFile;
import io.customerpulse.tables.score.Scores;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `pulse demo`: a made-up shop, scored.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Makes up a shop with twelve months of customers, scores it, prints the ward of those who most"
                    + " need attention, and writes it as a page that opens in any browser.",
            "",
            "The same seed makes the same shop."
        },
        footer = {"", "Example: pulse demo --events shop.jsonl && pulse score shop.jsonl"})
public final class DemoCommand implements Callable<Integer> {

    private static final int STRIPS = 12;
    private static final int TREND_DAYS = 30;

    /// A point a day, so that the change over whole days is exact.
    private static final Duration STEP = Duration.ofDays(1);

    private final Console console;

    @Option(names = "--seed", paramLabel = "N", description = "Which shop. Default: ${DEFAULT-VALUE}.")
    private long seed = Setting.DEMO.seed();

    @Option(names = "--customers", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int customers = Setting.DEMO.customers();

    @Option(names = "--page", paramLabel = "FILE", description = "The page to write. Default: ${DEFAULT-VALUE}.")
    private Path page = Path.of("pulse-demo.html");

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Also write the interactions as Segment-spec JSON lines, to try the other commands on.")
    private Optional<Path> events = Optional.empty();

    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UserMistake, IOException, InterruptedException {
        if (customers < 1 || customers > Setting.CUSTOMERS_MAX) {
            throw new UserMistake("--customers: got %d, allowed: 1 to %d".formatted(customers, Setting.CUSTOMERS_MAX));
        }
        Written written = new Written(List.of());
        written.add("--page", page);
        if (events.isPresent()) written.add("--events", events.get());
        Setting setting = new Setting(seed, customers, Setting.DEMO.end(), Setting.DEMO.span());
        Shop shop = new Shop(setting, Policy.usual());
        InteractionLog log = new InteractionLog(Rules.of(DefaultCatalog.read()), Optional.empty());
        if (events.isPresent()) {
            try (AsideFile aside = new AsideFile(events.get())) {
                try (BufferedWriter out = Files.newBufferedWriter(aside.path())) {
                    fill(log, shop, Optional.of(out));
                }
                aside.complete();
            }
            console.note("written: %s".formatted(events.get()));
        } else {
            fill(log, shop, Optional.empty());
        }
        show(log, shop);
        return 0;
    }

    private void fill(InteractionLog log, Shop shop, Optional<BufferedWriter> out) throws IOException {
        try (Progress progress = new Progress(console, "making up customers", "customers", customers)) {
            for (int customer = 0; customer < customers; customer++) {
                for (Interaction interaction : shop.simulate(customer).interactions()) {
                    log.add(interaction);
                    if (out.isPresent()) out.get().write(SegmentEvent.line(interaction));
                }
                progress.at(customer);
            }
        }
    }

    private void show(InteractionLog log, Shop shop) throws IOException, InterruptedException {
        Instant now = shop.setting().end();
        Scores scores = Scores.of(log, now, Runtime.getRuntime().availableProcessors());
        Ward ward = Ward.of(scores, STRIPS);
        List<EkgSubject> attention = subjects(ward.attention(), log, shop, scores);
        List<EkgSubject> bright = subjects(ward.bright(), log, shop, scores);
        console.out()
                .printf(
                        "A made-up shop: %s, %s in %d days, as of %s%n%n",
                        Console.count(scores.size(), "customer"),
                        Console.count(log.size(), "interaction"),
                        shop.setting().span().toDays(),
                        now);
        console.out().print(new Screen(console, ZoneOffset.UTC).text(attention));
        WardReport report = new WardReport("Sample shop", now, ZoneOffset.UTC, ward.totals(), attention, bright);
        try (AsideFile aside = new AsideFile(page)) {
            Files.writeString(aside.path(), WardPage.of(report));
            aside.complete();
        }
        console.out()
                .printf(
                        "%nThe same with pictures, in any browser: %s%n",
                        page.toAbsolutePath().toUri());
    }

    private static List<EkgSubject> subjects(List<String> customers, InteractionLog log, Shop shop, Scores scores) {
        List<EkgSubject> subjects = new ArrayList<>();
        Instant end = shop.setting().end();
        Instant start = end.minus(shop.setting().span());
        for (String customer : customers) {
            // The log numbers customers in the order they were made, which is the shop's own.
            List<Interaction> interactions =
                    shop.simulate(log.customers().number(customer)).interactions();
            Trace.Span span = new Trace.Span(start, end, STEP);
            Trace trace = Trace.of(interactions, log.rules(), scores.typicalGapDays(), span);
            subjects.add(new EkgSubject(customer, trace, start, end, TREND_DAYS));
        }
        return subjects;
    }
}
