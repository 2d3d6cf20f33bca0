package io.customerpulse.server;

import io.customerpulse.server.access.Access;
import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.RateLimit;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.care.CareServlet;
import io.customerpulse.server.care.Figures;
import io.customerpulse.server.care.Health;
import io.customerpulse.server.care.TimedRequests;
import io.customerpulse.server.export.Kept;
import io.customerpulse.server.http.AccountingResource;
import io.customerpulse.server.http.CustomerResource;
import io.customerpulse.server.http.CustomersResource;
import io.customerpulse.server.http.DeclinedAnswers;
import io.customerpulse.server.http.EventsResource;
import io.customerpulse.server.http.FailedResource;
import io.customerpulse.server.http.IngestServlet;
import io.customerpulse.server.http.PersonResource;
import io.customerpulse.server.http.PopulationResource;
import io.customerpulse.server.http.SetUpSources;
import io.customerpulse.server.http.access.AccessHttp;
import io.customerpulse.server.http.access.Door;
import io.customerpulse.server.http.access.Front;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.intake.Mending;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Feed;
import io.customerpulse.server.source.Rereading;
import io.customerpulse.server.source.Source;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
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
            Door.scoped("GET", "/api/v1/customers", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/pulse", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/trace", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/ledger", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/timeline", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/profile", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/customers/{id}/consent", Scope.CUSTOMER_READ),
            Door.scoped("POST", "/api/v1/customers/{id}/consent", Scope.CUSTOMER_WRITE),
            Door.scoped("GET", "/api/v1/customers/{id}/export", Scope.PII_READ),
            Door.scoped("DELETE", "/api/v1/customers/{id}", Scope.PERSON_ERASE),
            Door.scoped("GET", "/api/v1/erasures/{id}", Scope.PERSON_ERASE),
            Door.scoped("GET", "/api/v1/population", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/population/history", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/events", Scope.CUSTOMER_READ),
            Door.scoped("GET", "/api/v1/accounting", Scope.FIGURES_READ),
            Door.scoped("GET", "/api/v1/failed", Scope.FAILED_WRITE),
            Door.scoped("GET", "/api/v1/failed/{id}", Scope.FAILED_WRITE),
            Door.scoped("POST", "/api/v1/failed/replay", Scope.FAILED_WRITE),
            Door.scoped("POST", "/api/v1/failed/drop", Scope.FAILED_WRITE),
            Door.scoped("POST", "/api/v1/failed/{id}/replay", Scope.FAILED_WRITE),
            Door.scoped("POST", "/api/v1/failed/{id}/drop", Scope.FAILED_WRITE));

    /// What goes on beside the requests.
    ///
    /// @param health    how the process is
    /// @param figures   what is measured
    /// @param everybody all customers at a glance
    /// @param feed      what happens, as it happens
    record Live(Health health, Figures figures, Everybody everybody, Feed feed) {}

    /// Puts them into a context.
    void into(GenericApplicationContext context) {
        servlet(context, "ingest", this::ingest, "/v1/*", "/batch", "/batch/", "/cloudevents", "/hooks/*");
        servlet(
                context,
                "care",
                () -> new CareServlet(live.health(), live.figures(), CareServlet::isLocal),
                "/actuator/*");
        AccessHttp guard = new AccessHttp(access, Front.loopback(), DOORS, new RateLimit(MANAGED), clock, chance);
        List<Filter> filters = new ArrayList<>(List.of(new TimedRequests(live.figures())));
        filters.addAll(guard.filters());
        for (int place = 0; place < filters.size(); place++) filter(context, filters.get(place), place);
        FailedEvents failed = index.failed();
        List<Object> resources = new ArrayList<>(List.of(
                new CustomerResource(index.customers(), clock),
                new PersonResource(persons()),
                new CustomersResource(live.everybody()),
                new PopulationResource(live.everybody(), clock),
                new EventsResource(live.feed(), index.customers()),
                new AccountingResource(index.intake().accounting(), failed),
                new FailedResource(failed, new Mending(failed, index.intake(), this.rereading(), clock)),
                new DeclinedAnswers()));
        resources.addAll(guard.controllers());
        for (Object resource : resources) bean(context, resource);
    }

    private PersonResource.Parts persons() {
        Kept.Parts kept =
                new Kept.Parts(index.customers(), index.persons(), index.journal(), index.store(), index.people());
        return new PersonResource.Parts(kept, index.erasures(), index.intake()::setNow, clock);
    }

    private IngestServlet ingest() {
        return new IngestServlet(index.intake(), new SetUpSources(access.sources()), sources, clock);
    }

    /// A source that is gone reads what it once sent no more.
    private Rereading rereading() {
        return (id, record) -> access.sources()
                .find(id)
                .filter(entry -> sources.containsKey(entry.kind()))
                .map(entry -> reader(entry).again(record, entry.account()));
    }

    private Source reader(SourceEntry entry) {
        return Objects.requireNonNull(sources.get(entry.kind()), entry.kind());
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
