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
import io.customerpulse.server.transfer.CallText;
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

/// A made-up shop, scored: the ward of those who most need attention in the terminal and as a page, and no server.
///
/// @param setting which shop
/// @param page    the page to write; empty for none
/// @param events  where the interactions are written too; empty for nowhere
record DemoPage(Console console, Setting setting, Optional<Path> page, Optional<Path> events) {

    private static final int STRIPS = 12;
    private static final int TREND_DAYS = 30;

    /// A point a day, so that the change over whole days is exact.
    private static final Duration STEP = Duration.ofDays(1);

    void write() throws UserMistake, IOException, InterruptedException {
        Written written = new Written(List.of());
        if (page.isPresent()) written.add("--page", page.get());
        if (events.isPresent()) written.add("--events", events.get());
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
    }

    private void fill(InteractionLog log, Shop shop, Optional<BufferedWriter> out) throws IOException {
        try (Progress progress = new Progress(console, "making up customers", "customers", setting.customers())) {
            for (int customer = 0; customer < setting.customers(); customer++) {
                for (Interaction interaction : shop.simulate(customer).interactions()) {
                    log.add(interaction);
                    if (out.isPresent()) out.get().write(CallText.of(interaction) + "\n");
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
        if (page.isEmpty()) return;
        WardReport report = new WardReport("Sample shop", now, ZoneOffset.UTC, ward.totals(), attention, bright);
        try (AsideFile aside = new AsideFile(page.get())) {
            Files.writeString(aside.path(), WardPage.of(report));
            aside.complete();
        }
        console.out()
                .printf(
                        "%nThe same with pictures, in any browser: %s%n",
                        page.get().toAbsolutePath().toUri());
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
