package io.customerpulse.server.http.read;

import io.customerpulse.server.access.Scope;
import io.customerpulse.server.http.access.Door;
import io.customerpulse.server.http.api.Endpoint;
import io.customerpulse.server.intake.FailedEvents;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.intake.Mending;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.model.Forecasts;
import io.customerpulse.server.person.Persons;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Feed;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.source.Rereading;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.survey.Survey;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Everything that is read over HTTP, ready to be put into a server.
public final class ReadHttp implements AutoCloseable {

    private final Everybody everybody;
    private final Survey survey;
    private final Feed feed;
    private final List<Object> controllers;

    /// Where it reads.
    public record Parts(
            Journal journal,
            Store store,
            Shards shards,
            Intake intake,
            Customers customers,
            Persons persons,
            Forecasts forecasts) {}

    /// What is kept in step with the journal for it.
    ///
    /// @param everybody    its roster's gap is the customers' typical one
    /// @param failedEvents is told of the controls
    public record Kept(Everybody.Kept everybody, FailedEvents failedEvents) {}

    /// What it works by.
    ///
    /// @param sources read failed events again
    public record Means(Rereading sources, InstantSource clock) {}

    /// Begins to read everybody, in the background.
    public ReadHttp(Parts parts, Kept kept, Means means) {
        InstantSource clock = means.clock();
        FailedEvents failedEvents = kept.failedEvents();
        everybody = new Everybody(
                kept.everybody(),
                new Everybody.Parts(parts.store(), parts.shards(), parts.customers(), parts.intake()),
                clock);
        survey = new Survey(
                new Survey.Parts(
                        everybody,
                        parts.customers(),
                        kept.everybody().roster()::typicalGapDays,
                        parts.intake()::applied),
                clock);
        feed = new Feed(new Feed.Parts(parts.journal(), parts.intake(), parts.shards(), parts.customers()), clock);
        Mending mending = new Mending(failedEvents, parts.intake(), means.sources(), clock);
        controllers = List.of(
                new CustomerResource(parts.customers(), parts.persons()::entered, parts.forecasts(), clock),
                new CustomersResource(everybody, parts.persons()::profile),
                new CustomersFile(new CustomersFile.Parts(everybody, parts.persons(), parts.intake()::setNow, clock)),
                new PopulationResource(everybody, clock),
                new SurveyResource(survey, everybody),
                new EffectsResource(survey, everybody, clock),
                new ResponsesResource(parts.customers(), clock),
                new AccountingResource(parts.intake().accounting(), failedEvents),
                new FailedResource(failedEvents, mending),
                new FailedFile(failedEvents, clock),
                new EventsResource(feed, parts.customers()),
                new DeclinedAnswers());
    }

    /// The doors of these endpoints.
    public static List<Door> doors() {
        return List.of(
                Door.scoped("GET", CustomersResource.PATH, Scope.CUSTOMER_READ),
                Door.scoped("GET", CustomersFile.PATH, Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/customers/{identifier}/pulse", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/customers/{identifier}/trace", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/customers/{identifier}/ledger", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/customers/{identifier}/timeline", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/population", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/population/history", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/population/trace", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/population/flow", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/population/changes", Scope.CUSTOMER_READ),
                Door.scoped("GET", "/api/v1/population/ward", Scope.CUSTOMER_READ),
                Door.scoped("GET", EffectsResource.PATH, Scope.CUSTOMER_READ),
                Door.scoped("GET", EffectsResource.FILE, Scope.CUSTOMER_READ),
                Door.scoped("GET", ResponsesResource.PATH, Scope.CUSTOMER_READ),
                Door.scoped("GET", EventsResource.PATH, Scope.CUSTOMER_READ),
                Door.scoped("GET", ViewsResource.PATH, Scope.CUSTOMER_READ),
                Door.person("POST", ViewsResource.PATH),
                Door.person("PUT", ViewsResource.ONE),
                Door.person("DELETE", ViewsResource.ONE),
                Door.scoped("GET", AuditResource.PATH, Scope.ADMIN),
                Door.scoped("GET", AuditFile.PATH, Scope.ADMIN),
                Door.scoped("GET", "/api/v1/accounting", Scope.FIGURES_READ),
                Door.scoped("GET", "/api/v1/failed", Scope.FAILED_WRITE),
                Door.scoped("GET", FailedFile.PATH, Scope.FAILED_WRITE),
                Door.scoped("GET", "/api/v1/failed/{id}", Scope.FAILED_WRITE),
                Door.scoped("POST", "/api/v1/failed/{id}/replay", Scope.FAILED_WRITE),
                Door.scoped("POST", "/api/v1/failed/{id}/drop", Scope.FAILED_WRITE),
                Door.scoped("POST", "/api/v1/failed/replay", Scope.FAILED_WRITE),
                Door.scoped("POST", "/api/v1/failed/drop", Scope.FAILED_WRITE));
    }

    /// What these endpoints are.
    public static List<Endpoint> endpoints() {
        return Stream.of(ReadEndpoints.list(), SurveyEndpoints.list(), ViewEndpoints.list())
                .flatMap(List::stream)
                .toList();
    }

    /// The controllers, and the advice for what they throw.
    public List<Object> controllers() {
        return controllers;
    }

    /// Lets all who listen go.
    public void hangUp() {
        feed.close();
    }

    @Override
    public void close() {
        feed.close();
        survey.close();
        everybody.close();
    }
}
