package io.customerpulse.server;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.access.SourceKind;
import io.customerpulse.server.care.CareServlet;
import io.customerpulse.server.care.Figures;
import io.customerpulse.server.care.Health;
import io.customerpulse.server.care.Logs;
import io.customerpulse.server.care.TimedRequests;
import io.customerpulse.server.http.IngestServlet;
import io.customerpulse.server.http.Json;
import io.customerpulse.server.http.SetUpSources;
import io.customerpulse.server.http.Web;
import io.customerpulse.server.http.api.Endpoint;
import io.customerpulse.server.http.api.IngestEndpoints;
import io.customerpulse.server.http.api.OpenApiResource;
import io.customerpulse.server.http.read.ReadHttp;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.source.Accounts;
import io.customerpulse.server.source.Rereading;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.segment.SegmentSource;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// The whole server: what it is made of, in the order it is put together.
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private static final List<SourceKind> KINDS = List.of(new SourceKind("segment", true, false, List.of()));

    private static final Map<String, Source> SOURCES = Map.of("segment", new SegmentSource());

    private final Health health = new Health();
    private final CompletableFuture<Throwable> broken = new CompletableFuture<>();
    private final Access access;
    private final Core core;
    private final Intake intake;
    private final Figures figures;
    private final ReadHttp reads;
    private final ServletWebServerApplicationContext web;

    /// Starts a server; it answers when this returns.
    public Server(Settings settings, InstantSource clock, SecureRandom chance)
            throws IOException, InterruptedException {
        Logs.gather();
        access = new Access(this::journalled, chance, new Access.Settings(KINDS, Sessions.Lifetime.USUAL));
        Index.Making making = new Index.Making(
                Rules.of(settings.catalog()),
                settings.memory(),
                clock,
                control -> access.apply(control.kind(), control.json()),
                Server::damaged,
                this::broken);
        core = Core.open(settings.data(), making, chance);
        intake = core.index().intake();
        reads = reads(clock);
        figures = new Figures(
                new Figures.Measured(core.journal(), intake, core.index().shards()));
        try {
            web = web(settings, clock);
        } catch (RuntimeException failed) {
            closeCore();
            throw Listening.explained(settings, failed);
        }
        health.ready();
        LOG.info(
                "started: {} entries, {} bytes",
                core.journal().committed(),
                core.journal().bytes());
    }

    /// Where it listens.
    public int port() {
        return Objects.requireNonNull(web.getWebServer(), "it is started in the constructor")
                .getPort();
    }

    /// Completes with the reason if nothing can be written any more: then the process is to end, and to be started
    /// again.
    public CompletableFuture<Throwable> broken() {
        return broken;
    }

    /// Says that it is not ready, takes no new connection, finishes what is under way within ten seconds, and leaves
    /// everything on disk.
    @Override
    public void close() throws IOException {
        LOG.info("stopping");
        health.stopping();
        reads.hangUp();
        web.close();
        closeCore();
        LOG.info("stopped");
    }

    private void closeCore() throws IOException {
        figures.close();
        reads.close();
        core.close();
    }

    /// Who may do what.
    public Access access() {
        return access;
    }

    private long journalled(String kind, String json) {
        return this.intake.setNow(kind, json);
    }

    private static void damaged(Damage damage) {
        LOG.warn("damage in the journal: {}", damage.sentence());
    }

    private void broken(Throwable reason) {
        health.broken();
        LOG.error("nothing can be written any more", reason);
        broken.complete(reason);
    }

    private ReadHttp reads(InstantSource clock) {
        Index index = core.index();
        Rereading again = (id, record) -> access.sources().find(id).flatMap(source -> Optional.ofNullable(
                        SOURCES.get(source.kind()))
                .map(kind -> kind.again(record, source.account())));
        return new ReadHttp(
                new ReadHttp.Parts(
                        core.journal(),
                        index.shards(),
                        intake,
                        index.customers(),
                        index.everybody(clock),
                        index.failed(),
                        again),
                clock);
    }

    private static OpenApiResource openApi() {
        List<Endpoint> endpoints = Stream.of(IngestEndpoints.list(), ReadHttp.endpoints())
                .flatMap(List::stream)
                .toList();
        return new OpenApiResource(endpoints, ReadHttp.doors());
    }

    @SuppressWarnings("unchecked")
    private static void add(GenericApplicationContext beans, Object controller) {
        beans.registerBean((Class<Object>) controller.getClass(), () -> controller);
    }

    private ServletWebServerApplicationContext web(Settings settings, InstantSource clock) {
        Accounts accounts = new SetUpSources(access.sources());
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
                        "spring.lifecycle.timeout-per-shutdown-phase",
                        "10s",
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
                                    new IngestServlet(intake, accounts, SOURCES, clock),
                                    "/v1/*",
                                    "/batch",
                                    "/batch/",
                                    "/cloudevents",
                                    "/hooks/*"));
                    beans.registerBean(JsonMapper.class, () -> Json.MAPPER);
                    reads.controllers().forEach(each -> add(beans, each));
                    add(beans, openApi());
                    beans.registerBean(
                            "care",
                            ServletRegistrationBean.class,
                            () -> new ServletRegistrationBean<>(
                                    new CareServlet(health, figures, CareServlet::isLocal), "/actuator/*"));
                    beans.registerBean(
                            "timed",
                            FilterRegistrationBean.class,
                            () -> new FilterRegistrationBean<>(new TimedRequests(figures)));
                })
                .run();
    }
}
