package io.customerpulse.server;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Sessions;
import io.customerpulse.server.access.Ways;
import io.customerpulse.server.care.Figures;
import io.customerpulse.server.care.Health;
import io.customerpulse.server.care.Logs;
import io.customerpulse.server.http.Body;
import io.customerpulse.server.http.Room;
import io.customerpulse.server.http.Web;
import io.customerpulse.server.http.read.ReadHttp;
import io.customerpulse.server.imports.ImportNotes;
import io.customerpulse.server.imports.Imports;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.model.Forecasts;
import io.customerpulse.server.model.Nights;
import io.customerpulse.server.person.Tombstones;
import io.customerpulse.server.sample.SampleNotes;
import io.customerpulse.server.sample.SampleShop;
import io.customerpulse.server.sample.Samples;
import io.customerpulse.server.signon.Provider;
import io.customerpulse.server.signon.SingleSignOn;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.Webhooks;
import io.customerpulse.server.source.webhook.fetch.Fetch;
import io.customerpulse.server.source.webhook.fetch.SnsClient;
import io.customerpulse.server.source.webhook.fetch.WebFetch;
import io.customerpulse.server.view.Views;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The whole server: what it is made of, in the order it is put together.
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /// How long the certificate of a webhook may take to come.
    private static final Duration FETCH_WITHIN = Duration.ofSeconds(5);

    /// Of the heap, for each connection that may be open.
    private static final long CONNECTION_BYTES = 128 << 10;

    private final Health health = new Health();
    private final CompletableFuture<Throwable> broken = new CompletableFuture<>();
    private final InstantSource clock;
    private final Access access;
    private final Views views;
    private final Core core;
    private final Intake intake;
    private final Figures figures;
    private final ReadHttp reads;
    private final Nights nights;
    private final Optional<Samples> samples;
    private final Imports imports;
    private final Map<String, Source> sources;
    private final ServletWebServerApplicationContext web;

    /// What a server asks the world for.
    ///
    /// @param chance the source of tokens and keys
    /// @param shop   makes a sample up; empty if there is to be none
    /// @param fetch  gets what deliveries are verified with, where that lies elsewhere
    public record World(InstantSource clock, SecureRandom chance, Optional<SampleShop> shop, Fetch fetch) {

        /// The world as it is: what lies elsewhere is fetched from the web.
        public World(InstantSource clock, SecureRandom chance, Optional<SampleShop> shop) {
            this(clock, chance, shop, new WebFetch(FETCH_WITHIN));
        }
    }

    /// Starts a server without a sample; it answers when this returns.
    public Server(Settings settings, InstantSource clock, SecureRandom chance)
            throws IOException, InterruptedException {
        this(settings, new World(clock, chance, Optional.empty()));
    }

    /// Starts a server; it answers when this returns.
    public Server(Settings settings, World world) throws IOException, InterruptedException {
        this(settings, world, FileDisk::new);
    }

    /// The same with a journal on another disk.
    Server(Settings settings, World world, Core.Disks disks) throws IOException, InterruptedException {
        SecureRandom chance = world.chance();
        Logs.gather();
        clock = world.clock();
        SampleNotes notes = new SampleNotes();
        views = new Views(this::journalled, chance);
        ImportNotes brought = new ImportNotes();
        access = new Access(this::journalled, chance, accessSettings(settings));
        Consumer<Control> told = control -> {
            access.apply(control.kind(), control.json());
            notes.apply(control);
            brought.apply(control);
            views.apply(control);
            Tombstones.naming(control).ifPresent(views::forget);
        };
        core = Core.open(settings.data(), making(settings, told), disks, chance);
        intake = core.index().intake();
        SnsClient amazon = new SnsClient(world.fetch());
        sources = SourceKinds.readers(new Webhooks(amazon, amazon));
        reads = reads(clock);
        samples = world.shop()
                .map(shop -> new Samples(new Samples.Parts(
                        shop, notes, access.sources(), intake, core.index().removals(), clock)));
        imports = new Imports(imported(brought, chance));
        nights = core.index().nights(settings.learning(), clock);
        figures = new Figures(
                new Figures.Measured(core.journal(), intake, core.index().shards(), nights::drift));
        try {
            web = web(settings, endpoints(settings, clock, chance));
        } catch (RuntimeException failed) {
            closeCore();
            throw Listening.explained(settings, failed);
        }
        samples.ifPresent(each -> each.listensAt(Listening.locally(settings.address(), port())));
        imports.start();
        health.ready();
        tellOfStart(core);
    }

    private Index.Making making(Settings settings, Consumer<Control> told) {
        return new Index.Making(
                Rules.of(settings.catalog()),
                settings.memory(),
                clock,
                told,
                Server::damaged,
                this::broken,
                Optional.of(settings.identity()));
    }

    private Imports.Parts imported(ImportNotes brought, SecureRandom chance) {
        return new Imports.Parts(
                core.data().resolve(Core.IMPORTS),
                brought,
                intake,
                () -> core.index().models().inForce().rules(),
                clock,
                chance);
    }

    private static void tellOfStart(Core core) {
        LOG.info(
                "started: {} entries, {} bytes",
                core.journal().committed(),
                core.journal().bytes());
        core.index()
                .models()
                .changed()
                .ifPresent(change -> LOG.info("the catalog put in force at {} counts, not the file", change.at()));
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
        samples.ifPresent(Samples::close);
        imports.close();
        reads.hangUp();
        web.close();
        closeCore();
        LOG.info("stopped");
    }

    private void closeCore() throws IOException {
        figures.close();
        nights.close();
        reads.close();
        core.close();
    }

    /// What makes the first administrator, for whoever sees the terminal; a new one each time, which works once and
    /// for half an hour. None if there is an administrator.
    public Optional<String> setupToken() {
        return access.setup().token(clock.instant());
    }

    /// How many records came in, and what became of them.
    Counts counts() {
        return intake.accounting().total();
    }

    /// Who may do what.
    public Access access() {
        return access;
    }

    /// The sample, if somebody makes one up.
    public Optional<Samples> samples() {
        return samples;
    }

    private static Access.Settings accessSettings(Settings settings) {
        Ways ways = settings.signOn().map(Provider::ways).orElse(Ways.USUAL);
        return new Access.Settings(SourceKinds.NEEDS, Sessions.Lifetime.USUAL, ways);
    }

    private long journalled(String kind, String json) {
        return this.intake.setNow(kind, json);
    }

    private ReadHttp reads(InstantSource clock) {
        Index index = core.index();
        return new ReadHttp(
                new ReadHttp.Parts(
                        core.journal(),
                        index.store(),
                        index.shards(),
                        intake,
                        index.customers(),
                        index.persons(),
                        new Forecasts(index.customers(), index.models())),
                new ReadHttp.Kept(index.kept(), index.failed()),
                new ReadHttp.Means(Endpoints.rereading(access, sources), clock));
    }

    private Endpoints endpoints(Settings settings, InstantSource clock, SecureRandom chance) {
        Body.Means bodies = new Body.Means(Room.usual(Runtime.getRuntime().maxMemory()), System::nanoTime);
        Endpoints.Live live = new Endpoints.Live(
                health,
                figures,
                reads,
                nights,
                samples,
                imports,
                views,
                core.data().resolve(Core.JOURNAL),
                bodies,
                settings.ingest(),
                settings.front(),
                settings.signOn().map(provider -> new SingleSignOn(provider, chance)));
        return new Endpoints(access, core.index(), live, sources, clock, chance);
    }

    private static void damaged(Damage damage) {
        LOG.warn("damage in the journal: {}", damage.sentence());
    }

    private void broken(Throwable reason) {
        health.broken();
        LOG.error("nothing can be written any more", reason);
        broken.complete(reason);
    }

    /// Connections that may be open at once; whoever comes then waits. Each takes some 50 KB of the heap.
    private static long connectionsMax(long heapBytes) {
        return Math.clamp(heapBytes / CONNECTION_BYTES, 1_024, 8_192);
    }

    private ServletWebServerApplicationContext web(Settings settings, Endpoints endpoints) {
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
                        false,
                        "spring.jackson.property-naming-strategy",
                        "SNAKE_CASE"))
                // A client that sends without a break keeps its connection.
                .properties("server.tomcat.max-keep-alive-requests=-1")
                .properties("server.tomcat.max-connections="
                        + connectionsMax(Runtime.getRuntime().maxMemory()))
                .initializers(context -> endpoints.into((GenericApplicationContext) context))
                .run();
    }
}
