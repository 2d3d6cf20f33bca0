package io.customerpulse.server;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.http.AccountingResource;
import io.customerpulse.server.http.CustomerResource;
import io.customerpulse.server.http.CustomersResource;
import io.customerpulse.server.http.DeclinedAnswers;
import io.customerpulse.server.http.EventsResource;
import io.customerpulse.server.http.FailedResource;
import io.customerpulse.server.http.IngestServlet;
import io.customerpulse.server.http.PopulationResource;
import io.customerpulse.server.http.Web;
import io.customerpulse.server.intake.Door;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.intake.Mending;
import io.customerpulse.server.journal.DataFolder;
import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Feed;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.source.Accounts;
import io.customerpulse.server.source.Rereading;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.segment.SegmentSource;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;

/// The whole server: what it is made of, in the order it is put together.
public final class Server implements AutoCloseable {

    private final DataFolder folder;
    private final Journal journal;
    private final Store store;
    private final Shards shards;
    private final Intake intake;
    private final FailedEvents failedEvents;
    private final Customers customers;
    private final Everybody everybody;
    private final Feed feed;
    private final ServletWebServerApplicationContext web;

    /// Starts a server; it answers when this returns.
    public Server(Settings settings, InstantSource clock, SecureRandom chance)
            throws IOException, InterruptedException {
        Rules rules = Rules.of(DefaultCatalog.read());
        folder = DataFolder.open(settings.data());
        journal = Journal.open(
                new FileDisk(Files.createDirectories(folder.path().resolve("journal"))),
                io.customerpulse.server.journal.Settings.usual(chance));
        store = Store.open(settings.data().resolve("index"));
        failedEvents = new FailedEvents(store);
        Everybody.Kept kept = Everybody.Kept.of(rules);
        shards = new Shards(
                store,
                rules,
                new Shards.Settings(
                        settings.memory().shards(), settings.memory().states()),
                List.of(kept.touched()),
                this::broken);
        intake = Intake.open(
                new Intake.Parts(journal, store, shards, clock),
                new Intake.Listeners(
                        control -> {
                            kept.population().apply(control);
                            failedEvents.apply(control);
                        },
                        () -> Door.OPEN, damage -> {}, this::broken));
        customers = new Customers(shards, new Timelines(store), rules, List::of, kept.roster()::typicalGapDays);
        everybody = new Everybody(kept, new Everybody.Parts(store, shards, customers, intake), rules, clock);
        feed = new Feed(new Feed.Parts(journal, intake, shards, customers), clock);
        web = web(settings, clock);
    }

    /// Where it listens.
    public int port() {
        return Objects.requireNonNull(web.getWebServer(), "it is started in the constructor")
                .getPort();
    }

    /// Takes nothing more in, finishes what is under way, and leaves everything on disk.
    @Override
    public void close() throws IOException {
        feed.close();
        web.close();
        everybody.close();
        intake.close();
        shards.close();
        store.close();
        journal.close();
        folder.close();
    }

    private void broken(Throwable reason) {
        throw new IllegalStateException("the journal cannot be written", reason);
    }

    private static Rereading rereading(Map<String, Source> sources) {
        return (id, record) -> Optional.ofNullable(sources.get("segment"))
                .map(source -> source.again(record, new Source.Account(id, "", Map.of())));
    }

    private ServletWebServerApplicationContext web(Settings settings, InstantSource clock) {
        Accounts accounts = new Accounts() {
            @Override
            public Optional<Source.Account> byWriteKey(String writeKey) {
                return Optional.of(new Source.Account(writeKey, "", Map.of()));
            }

            @Override
            public Optional<Source.Account> byId(String kind, String id) {
                return Optional.empty();
            }
        };
        Map<String, Source> sources = Map.of("segment", new SegmentSource());
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(Web.class)
                .web(WebApplicationType.SERVLET)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "server.address",
                        settings.address().getHostAddress(),
                        "server.port",
                        settings.port(),
                        "server.shutdown",
                        "graceful",
                        "server.tomcat.connection-timeout",
                        "10s",
                        "server.tomcat.keep-alive-timeout",
                        "60s",
                        "spring.main.banner-mode",
                        "off",
                        "spring.threads.virtual.enabled",
                        true,
                        "spring.jmx.enabled",
                        false,
                        "spring.jackson.property-naming-strategy",
                        "SNAKE_CASE"))
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(
                            "ingest",
                            ServletRegistrationBean.class,
                            () -> new ServletRegistrationBean<>(
                                    new IngestServlet(intake, accounts, sources, clock),
                                    "/v1/*",
                                    "/batch",
                                    "/batch/",
                                    "/cloudevents",
                                    "/hooks/*"));
                    beans.registerBean(CustomerResource.class, () -> new CustomerResource(customers, clock));
                    beans.registerBean(CustomersResource.class, () -> new CustomersResource(everybody));
                    beans.registerBean(PopulationResource.class, () -> new PopulationResource(everybody, clock));
                    beans.registerBean(
                            AccountingResource.class, () -> new AccountingResource(intake.accounting(), failedEvents));
                    beans.registerBean(
                            FailedResource.class,
                            () -> new FailedResource(
                                    failedEvents, new Mending(failedEvents, intake, rereading(sources), clock)));
                    beans.registerBean(EventsResource.class, () -> new EventsResource(feed, customers));
                    beans.registerBean(DeclinedAnswers.class, DeclinedAnswers::new);
                })
                .run();
    }
}
