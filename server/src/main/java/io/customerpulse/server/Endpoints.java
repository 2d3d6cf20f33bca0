package io.customerpulse.server;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.care.BackupServlet;
import io.customerpulse.server.care.CareServlet;
import io.customerpulse.server.care.Figures;
import io.customerpulse.server.care.Health;
import io.customerpulse.server.care.TimedRequests;
import io.customerpulse.server.export.Kept;
import io.customerpulse.server.http.Body;
import io.customerpulse.server.http.IdentityResource;
import io.customerpulse.server.http.IngestServlet;
import io.customerpulse.server.http.Json;
import io.customerpulse.server.http.ModelsResource;
import io.customerpulse.server.http.PersonResource;
import io.customerpulse.server.http.SetUpSources;
import io.customerpulse.server.http.SetupPage;
import io.customerpulse.server.http.access.AccessHttp;
import io.customerpulse.server.http.access.Door;
import io.customerpulse.server.http.access.Front;
import io.customerpulse.server.http.api.AccessEndpoints;
import io.customerpulse.server.http.api.CareEndpoints;
import io.customerpulse.server.http.api.Endpoint;
import io.customerpulse.server.http.api.IngestEndpoints;
import io.customerpulse.server.http.api.ModelEndpoints;
import io.customerpulse.server.http.api.OpenApiResource;
import io.customerpulse.server.http.api.PersonEndpoints;
import io.customerpulse.server.http.read.ReadHttp;
import io.customerpulse.server.model.Nights;
import io.customerpulse.server.source.Rereading;
import io.customerpulse.server.source.Source;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
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
            Door.open("GET", "/setup"),
            Door.open("GET", "/setup/{file}"),
            Door.open("GET", OpenApiResource.PATH),
            Door.scoped("GET", "/api/v1/identity", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/identity", Scope.PII_READ),
            Door.scoped("POST", "/api/v1/customers/{id}/merge", Scope.CUSTOMER_WRITE),
            Door.scoped("POST", "/api/v1/customers/{id}/split", Scope.CUSTOMER_WRITE),
            Door.scoped("GET", "/api/v1/customers/{id}/profile", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/consent", Scope.CUSTOMER_READ),
            Door.scoped("POST", "/api/v1/customers/{id}/consent", Scope.CUSTOMER_WRITE),
            Door.scoped("GET", "/api/v1/customers/{id}/export", Scope.PII_READ),
            Door.scoped("DELETE", "/api/v1/customers/{id}", Scope.PERSON_ERASE),
            Door.scoped("GET", "/api/v1/erasures/{id}", Scope.PERSON_ERASE),
            Door.scoped("GET", "/api/v1/models", Scope.FIGURES_READ),
            Door.scoped("POST", "/api/v1/models", Scope.ADMIN),
            Door.scoped("GET", "/api/v1/models/{id}/comparison", Scope.FIGURES_READ),
            Door.scoped("POST", "/api/v1/models/{id}/adoption", Scope.ADMIN),
            Door.scoped("POST", "/api/v1/models/rollback", Scope.ADMIN));

    /// What goes on beside the requests.
    ///
    /// @param health  how the process is
    /// @param figures what is measured
    /// @param reads   everything that is read
    /// @param nights  what is done for models
    /// @param journal the folder of the journal
    /// @param bodies  what bodies of requests are read with
    /// @param ingest  how many requests each source may send
    record Live(
            Health health,
            Figures figures,
            ReadHttp reads,
            Nights nights,
            Path journal,
            Body.Means bodies,
            Rate ingest) {}

    /// Puts them into a context.
    void into(GenericApplicationContext context) {
        servlet(context, "ingest", this::ingest, "/v1/*", "/batch", "/batch/", "/cloudevents", "/hooks/*");
        servlet(
                context,
                "care",
                () -> new CareServlet(
                        live.health(), index.intake()::isOutOfSpace, live.figures(), CareServlet::isLocal),
                "/actuator/*");
        servlet(context, "backups", () -> new BackupServlet(live.journal(), clock), "/api/v1/backups");
        servlet(context, "setup", SetupPage::new, "/setup", "/setup/*");
        AccessHttp.Means managed = new AccessHttp.Means(new RateLimit(MANAGED), live.bodies());
        AccessHttp guard = new AccessHttp(access, Front.loopback(), doors(), managed, clock, chance);
        List<Filter> filters = new ArrayList<>(List.of(new TimedRequests(live.figures())));
        filters.addAll(guard.filters());
        for (int place = 0; place < filters.size(); place++) filter(context, filters.get(place), place);
        List<Object> resources = new ArrayList<>(live.reads().controllers());
        resources.add(new PersonResource(persons()));
        resources.add(new IdentityResource(index.customers(), index.people(), index.intake(), clock));
        resources.add(new ModelsResource(new ModelsResource.Parts(
                index.models(), index.adopting(), index.contests(clock), live.nights(), clock)));
        resources.addAll(guard.controllers());
        resources.add(openApi());
        resources.add(Json.MAPPER);
        for (Object resource : resources) bean(context, resource);
    }

    private PersonResource.Parts persons() {
        Kept.Parts kept =
                new Kept.Parts(index.customers(), index.persons(), index.journal(), index.store(), index.people());
        return new PersonResource.Parts(kept, index.erasures(), index.intake()::setNow, clock);
    }

    /// The doors of all endpoints but those of access itself.
    static List<Door> doors() {
        return Stream.of(DOORS, ReadHttp.doors()).flatMap(List::stream).toList();
    }

    private static OpenApiResource openApi() {
        List<Endpoint> described = Stream.of(
                        IngestEndpoints.list(),
                        ReadHttp.endpoints(),
                        PersonEndpoints.list(),
                        ModelEndpoints.list(),
                        AccessEndpoints.list(),
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
        return (id, record) -> access.sources()
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
