package io.customerpulse.server;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.audit.AuditTrail;
import io.customerpulse.server.care.BackupServlet;
import io.customerpulse.server.care.CareServlet;
import io.customerpulse.server.care.Figures;
import io.customerpulse.server.care.Health;
import io.customerpulse.server.care.TimedRequests;
import io.customerpulse.server.export.Kept;
import io.customerpulse.server.http.Body;
import io.customerpulse.server.http.CatalogResource;
import io.customerpulse.server.http.IdentityResource;
import io.customerpulse.server.http.ImportsResource;
import io.customerpulse.server.http.IngestServlet;
import io.customerpulse.server.http.Json;
import io.customerpulse.server.http.ModelsResource;
import io.customerpulse.server.http.PersonResource;
import io.customerpulse.server.http.Requests;
import io.customerpulse.server.http.SampleResource;
import io.customerpulse.server.http.SetUpSources;
import io.customerpulse.server.http.access.AccessHttp;
import io.customerpulse.server.http.access.Door;
import io.customerpulse.server.http.access.Front;
import io.customerpulse.server.http.api.AccessEndpoints;
import io.customerpulse.server.http.api.CareEndpoints;
import io.customerpulse.server.http.api.CatalogEndpoints;
import io.customerpulse.server.http.api.Endpoint;
import io.customerpulse.server.http.api.ImportEndpoints;
import io.customerpulse.server.http.api.IngestEndpoints;
import io.customerpulse.server.http.api.ModelEndpoints;
import io.customerpulse.server.http.api.OpenApiResource;
import io.customerpulse.server.http.api.PersonEndpoints;
import io.customerpulse.server.http.api.SampleEndpoints;
import io.customerpulse.server.http.read.AuditFile;
import io.customerpulse.server.http.read.AuditResource;
import io.customerpulse.server.http.read.ImportFailedFile;
import io.customerpulse.server.http.read.ReadHttp;
import io.customerpulse.server.http.read.ViewsResource;
import io.customerpulse.server.http.screen.Screens;
import io.customerpulse.server.imports.Imports;
import io.customerpulse.server.model.Nights;
import io.customerpulse.server.sample.Samples;
import io.customerpulse.server.signon.SingleSignOn;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Rereading;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.segment.SegmentSource;
import io.customerpulse.server.transfer.IntakeTarget;
import io.customerpulse.server.view.Views;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;

/// What answers at which address, and who may ask.
///
/// @param access    who may do what
/// @param index     customers and what came in
/// @param live      what goes on beside the requests
/// @param sources   the readers of sources, by kind
/// @param clock     ours
/// @param chance    what requests are named by
record Endpoints(
        Access access, Index index, Live live, Map<String, Source> sources, InstantSource clock, SecureRandom chance) {

    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

    /// Requests to the management API, of each key, person or unknown address.
    private static final Rate MANAGED = new Rate(6_000, Duration.ofMinutes(1));

    /// The doors of all endpoints but those of access itself.
    static final List<Door> DOORS = List.of(
            Door.open("GET", "/v1/**"),
            Door.open("POST", "/v1/**"),
            Door.open("OPTIONS", "/v1/**"),
            Door.open("POST", "/batch"),
            Door.open("OPTIONS", "/batch"),
            Door.open("POST", "/batch/"),
            Door.open("OPTIONS", "/batch/"),
            Door.open("POST", "/cloudevents"),
            Door.open("OPTIONS", "/cloudevents"),
            Door.open("GET", "/hooks/**"),
            Door.open("POST", "/hooks/**"),
            Door.open("GET", "/actuator/**"),
            Door.scoped("POST", "/api/v1/backups", Scope.ADMIN),
            Door.open("GET", OpenApiResource.PATH),
            Door.scoped("GET", "/api/v1/identity", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/identity", Scope.PII_READ),
            Door.scoped("POST", "/api/v1/customers/{id}/merge", Scope.CUSTOMER_WRITE),
            Door.scoped("GET", "/api/v1/customers/{id}/split", Scope.CUSTOMER_WRITE),
            Door.scoped("POST", "/api/v1/customers/{id}/split", Scope.CUSTOMER_WRITE),
            Door.scoped("GET", "/api/v1/customers/{id}/profile", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/consent", Scope.CUSTOMER_READ),
            Door.scoped("POST", "/api/v1/customers/{id}/consent", Scope.CUSTOMER_WRITE),
            Door.scoped("GET", "/api/v1/customers/{id}/export", Scope.PII_READ),
            Door.scoped("DELETE", "/api/v1/customers/{id}", Scope.PERSON_ERASE),
            Door.scoped("GET", "/api/v1/erasures/{id}", Scope.PERSON_ERASE),
            Door.scoped("GET", "/api/v1/models", Scope.FIGURES_READ),
            Door.scoped("POST", "/api/v1/models", Scope.MODEL_WRITE),
            Door.scoped("GET", "/api/v1/models/{id}/comparison", Scope.FIGURES_READ),
            Door.scoped("POST", "/api/v1/models/{id}/adoption", Scope.ADMIN),
            Door.scoped("GET", ImportsResource.PATH, Scope.FIGURES_READ),
            Door.scoped("POST", ImportsResource.PATH, Scope.INGEST_WRITE),
            Door.scoped("POST", ImportsResource.PATH + "/preview", Scope.INGEST_WRITE),
            Door.scoped("GET", ImportsResource.PATH + "/{id}", Scope.FIGURES_READ),
            Door.file("PUT", ImportsResource.PATH + "/{id}/file", Scope.INGEST_WRITE),
            Door.scoped("POST", ImportsResource.PATH + "/{id}/cancel", Scope.INGEST_WRITE),
            Door.scoped("GET", ImportFailedFile.PATH, Scope.FAILED_WRITE),
            Door.scoped("GET", SampleResource.PATH, Scope.FIGURES_READ),
            Door.scoped("POST", SampleResource.PATH, Scope.ADMIN),
            Door.scoped("DELETE", SampleResource.PATH, Scope.ADMIN),
            Door.scoped("POST", "/api/v1/models/rollback", Scope.ADMIN),
            Door.scoped("GET", "/api/v1/catalog", Scope.FIGURES_READ),
            Door.scoped("POST", "/api/v1/catalog/preview", Scope.MODEL_WRITE),
            Door.scoped("PUT", "/api/v1/catalog", Scope.ADMIN),
            Door.scoped("POST", "/api/v1/catalog/rollback", Scope.ADMIN));

    /// What goes on beside the requests.
    ///
    /// @param health  how the process is
    /// @param figures what is measured
    /// @param reads   everything that is read
    /// @param nights  what is done for models
    /// @param samples the sample, if somebody makes one up
    /// @param imports the files that people bring in
    /// @param views   those that people have saved
    /// @param journal the folder of the journal
    /// @param bodies  what bodies of requests are read with
    /// @param ingest  how many requests each source may send
    /// @param front   how browsers see the server
    /// @param signOn  at a provider of identities, if there is one
    record Live(
            Health health,
            Figures figures,
            ReadHttp reads,
            Nights nights,
            Optional<Samples> samples,
            Imports imports,
            Views views,
            Path journal,
            Body.Means bodies,
            Rate ingest,
            Front front,
            Optional<SingleSignOn> signOn) {}

    /// Puts them into a context.
    void into(GenericApplicationContext context) {
        servlet(context, "ingest", this::ingest, "/v1/*", "/batch", "/batch/", "/cloudevents", "/hooks/*");
        servlet(
                context,
                "care",
                () -> new CareServlet(
                        live.health(), index.intake()::isOutOfSpace, live.figures(), CareServlet::isLocal),
                "/actuator/*");
        servlet(
                context,
                "backups",
                () -> new BackupServlet(live.journal(), clock, this::noteBackup),
                "/api/v1/backups");
        servlet(context, "screens", Screens::new, Screens.addresses());
        AccessHttp.Means managed = new AccessHttp.Means(new RateLimit(MANAGED), live.bodies(), live.signOn());
        AccessHttp guard = new AccessHttp(access, live.front(), doors(), managed, clock, chance);
        List<Filter> filters = new ArrayList<>(List.of(new TimedRequests(live.figures())));
        filters.addAll(guard.filters());
        for (int place = 0; place < filters.size(); place++) filter(context, filters.get(place), place);
        for (Object resource : resources()) bean(context, resource);
        for (Object controller : guard.controllers()) bean(context, controller);
        bean(context, Json.MAPPER);
    }

    private List<Object> resources() {
        List<Object> resources = new ArrayList<>(live.reads().controllers());
        resources.add(new PersonResource(persons()));
        resources.add(new IdentityResource(index.customers(), index.people(), index.intake(), clock));
        resources.add(new ModelsResource(new ModelsResource.Parts(
                index.models(), index.adopting(), index.contests(clock), live.nights(), clock)));
        resources.add(new CatalogResource(new CatalogResource.Parts(
                index.models(), index.adopting(), index.previews(clock), index.customers(), clock)));
        AuditTrail trail = new AuditTrail(index.store());
        resources.add(new AuditResource(trail, access::name));
        resources.add(new AuditFile(trail, access::name, clock));
        resources.add(new ViewsResource(live.views(), access::name, clock));
        resources.add(new SampleResource(live.samples()));
        resources.add(new ImportsResource(new ImportsResource.Parts(
                live.imports(),
                access::name,
                () -> index.models().base().rates().currency(),
                live.bodies())));
        resources.add(new ImportFailedFile(live.imports(), index.failed(), clock));
        resources.add(openApi());
        return resources;
    }

    /// A backup is what helps when nothing can be written any more, so it is given all the same.
    private void noteBackup(HttpServletRequest request) {
        try {
            String json = AuditTrail.note(Requests.caller(request).id(), clock.instant())
                    .toString();
            index.intake().setNow(AuditTrail.BACKUP, json);
        } catch (UncheckedIOException notWritten) {
            LOG.error(
                    "a backup is given to {} and could not be noted",
                    Requests.caller(request).id());
        }
    }

    private PersonResource.Parts persons() {
        Kept.Parts kept =
                new Kept.Parts(index.customers(), index.persons(), index.journal(), index.store(), index.people());
        return new PersonResource.Parts(kept, index.erasures(), index.intake()::setNow, clock);
    }

    /// The doors of all endpoints but those of access itself.
    static List<Door> doors() {
        return Stream.of(DOORS, ReadHttp.doors(), Screens.doors())
                .flatMap(List::stream)
                .toList();
    }

    private static OpenApiResource openApi() {
        List<Endpoint> described = Stream.of(
                        IngestEndpoints.list(),
                        ReadHttp.endpoints(),
                        PersonEndpoints.list(),
                        ModelEndpoints.list(),
                        CatalogEndpoints.list(),
                        AccessEndpoints.list(),
                        SampleEndpoints.list(),
                        ImportEndpoints.list(),
                        CareEndpoints.list())
                .flatMap(List::stream)
                .toList();
        List<Door> all =
                Stream.of(doors(), AccessHttp.doors()).flatMap(List::stream).toList();
        return new OpenApiResource(described, all);
    }

    private IngestServlet ingest() {
        IngestServlet.Means means = new IngestServlet.Means(new RateLimit(live.ingest()), live.bodies());
        return new IngestServlet(index.intake(), new SetUpSources(access.sources()), sources, clock, means);
    }

    /// Has failed events read again; a source that is gone reads what it once sent no more.
    static Rereading rereading(Access access, Map<String, Source> sources) {
        return (id, record) -> id.equals(IntakeTarget.ACCOUNT.id())
                ? Optional.of(new SegmentSource().again(record, IntakeTarget.ACCOUNT))
                : again(access, sources, id, record);
    }

    private static Optional<Response> again(Access access, Map<String, Source> sources, String id, Delivery record) {
        return access.sources()
                .find(id)
                .flatMap(entry -> Optional.ofNullable(sources.get(entry.kind()))
                        .map(source -> source.again(record, entry.account())));
    }

    private static <T> void bean(GenericApplicationContext context, T bean) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) bean.getClass();
        context.registerBean(type, () -> bean);
    }

    private static void servlet(
            GenericApplicationContext context, String name, Supplier<Servlet> servlet, String... addresses) {
        context.registerBean(
                name, ServletRegistrationBean.class, () -> new ServletRegistrationBean<>(servlet.get(), addresses));
    }

    private static void filter(GenericApplicationContext context, Filter filter, int place) {
        context.registerBean("filter" + place, FilterRegistrationBean.class, () -> {
            FilterRegistrationBean<Filter> registered = new FilterRegistrationBean<>(filter);
            registered.setName("filter" + place);
            registered.setOrder(place);
            registered.setAsyncSupported(true);
            return registered;
        });
    }
}
