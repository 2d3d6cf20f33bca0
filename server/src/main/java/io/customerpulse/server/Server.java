package io.customerpulse.server;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.access.SourceKind;
import io.customerpulse.server.http.CustomerResource;
import io.customerpulse.server.http.IngestServlet;
import io.customerpulse.server.http.SetUpSources;
import io.customerpulse.server.http.Web;
import io.customerpulse.server.intake.Door;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.journal.DataFolder;
import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.source.Accounts;
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
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;

/// The whole server: what it is made of, in the order it is put together.
public final class Server implements AutoCloseable {

    private static final List<SourceKind> KINDS = List.of(new SourceKind("segment", true, false, List.of()));

    private final DataFolder folder;
    private final Journal journal;
    private final Store store;
    private final Shards shards;
    private final Access access;
    private final Intake intake;
    private final Customers customers;
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
        shards = new Shards(
                store,
                rules,
                new Shards.Settings(
                        settings.memory().shards(), settings.memory().states()),
                List.of(),
                this::broken);
        access = new Access(this::journalled, chance, new Access.Settings(KINDS, Sessions.Lifetime.USUAL));
        intake = Intake.open(
                new Intake.Parts(journal, store, shards, clock),
                new Intake.Listeners(
                        control -> access.apply(control.kind(), control.json()),
                        () -> Door.OPEN,
                        damage -> {},
                        this::broken));
        customers = new Customers(shards, new Timelines(store), rules, List::of, () -> 30);
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
        web.close();
        intake.close();
        shards.close();
        store.close();
        journal.close();
        folder.close();
    }

    /// Who may do what.
    public Access access() {
        return access;
    }

    private long journalled(String kind, String json) {
        return this.intake.setNow(kind, json);
    }

    private void broken(Throwable reason) {
        throw new IllegalStateException("the journal cannot be written", reason);
    }

    private ServletWebServerApplicationContext web(Settings settings, InstantSource clock) {
        Accounts accounts = new SetUpSources(access.sources());
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
                        false))
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
                })
                .run();
    }
}
