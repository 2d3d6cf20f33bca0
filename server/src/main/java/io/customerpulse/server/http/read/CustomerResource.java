package io.customerpulse.server.http.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Change;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.server.http.read.Answer.Happened;
import io.customerpulse.server.http.read.Answer.LedgerOf;
import io.customerpulse.server.http.read.Answer.Line;
import io.customerpulse.server.http.read.Answer.PulseNow;
import io.customerpulse.server.http.read.Answer.Subtotal;
import io.customerpulse.server.http.read.Answer.TimelineOf;
import io.customerpulse.server.http.read.Answer.TraceOf;
import io.customerpulse.server.http.read.Answer.TracePoint;
import io.customerpulse.server.model.Forecasts;
import io.customerpulse.server.person.Consents;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Past;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.shard.Timelines.Place;
import io.customerpulse.stats.time.Micros;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Questions about one customer, over HTTP.
@RestController
@RequestMapping("/api/v1/customers/{identifier}")
public class CustomerResource {

    private static final Duration TRACED = Duration.ofDays(90);
    private static final Duration STEP = Duration.ofDays(1);
    /// Most points of a trace without a beat, so that an answer stays below some megabytes.
    private static final int STEPS_MAX = 5_000;

    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;
    private static final int LINES = 1_000;
    private static final int LINES_MAX = 10_000;

    private static final Comparator<Happened> LATEST_FIRST =
            Comparator.comparing(CustomerResource::place).reversed();

    private final Customers customers;
    private final Function<List<Identifier>, List<Consents.Entered>> entered;
    private final Forecasts forecasts;
    private final InstantSource clock;

    /// @param entered what people entered of somebody's consent
    public CustomerResource(
            Customers customers,
            Function<List<Identifier>, List<Consents.Entered>> entered,
            Forecasts forecasts,
            InstantSource clock) {
        this.customers = customers;
        this.entered = entered;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    /// The pulse now, or at an instant.
    @GetMapping("/pulse")
    public PulseNow pulse(
            @PathVariable String identifier, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked asked = Asked.of(parameters, List.of("at"));
        Customer customer = customer(identifier);
        Sight sight = Sight.of(request);
        Instant at = asked.instant("at").orElseGet(clock::instant);
        return customers
                .portrait(customer, at)
                .map(portrait -> PulseNow.of(customer, portrait, forecasts.of(customer, portrait), sight))
                .orElseThrow(() -> new Declined(
                        404, "nothing_counted", "%s had no interaction that counts by %s".formatted(identifier, at)));
    }

    /// The course of the pulse.
    @GetMapping("/trace")
    public TraceOf trace(
            @PathVariable String identifier, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked asked = Asked.of(parameters, List.of("from", "to", "step"));
        Customer customer = customer(identifier);
        Sight sight = Sight.of(request);
        Trace.Span span = span(asked);
        Trace trace = customers.trace(customer, span);
        return new TraceOf(
                sight.name(customer),
                span.from(),
                span.to(),
                span.step().toString(),
                trace.points().stream().map(TracePoint::of).toList(),
                trace.beats().stream().map(entry -> Line.of(entry, sight)).toList(),
                Formulas.ALL);
    }

    /// Every line behind the pulse.
    @GetMapping("/ledger")
    public LedgerOf ledger(
            @PathVariable String identifier, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked asked = Asked.of(parameters, List.of("at", "since", "limit"));
        return ledger(customer(identifier), asked, Sight.of(request));
    }

    LedgerOf ledger(Customer customer, Asked asked, Sight sight) {
        Instant at = asked.instant("at").orElseGet(clock::instant);
        Optional<Instant> since = asked.instant("since");
        if (since.isPresent() && since.get().isAfter(at)) {
            throw Declined.parameter("since", since.get().toString(), "at or before " + at);
        }
        int limit = asked.limit(LINES, LINES_MAX);
        Past past = customers.past(customer);
        Ledger ledger = past.ledger(at);
        Pulse pulse = ledger.pulse();
        List<Entry> entries = ledger.entries();
        return new LedgerOf(
                sight.name(customer),
                at,
                pulse.level(),
                pulse.investments(),
                pulse.returns(),
                pulse.decay(),
                pulse.noise(),
                entries.size(),
                entries.subList(Math.max(0, entries.size() - limit), entries.size()).stream()
                        .map(entry -> Line.of(entry, sight))
                        .toList(),
                subtotals(entries),
                Answer.LeftOut.of(past.machines(at)),
                since.map(then -> Answer.Moved.of(Change.between(past.ledger(then), ledger))),
                Formulas.ALL);
    }

    /// What happened, the latest first.
    @GetMapping("/timeline")
    public ResponseEntity<TimelineOf> timeline(
            @PathVariable String identifier, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked asked = Asked.of(parameters, List.of("from", "to", "limit", "cursor"));
        Customer customer = customer(identifier);
        Sight sight = Sight.of(request);
        int limit = asked.limit(PAGE, PAGE_MAX);
        Instant from = asked.instant("from").orElse(Asked.EARLIEST);
        Place before = Cursor.read(asked, "timeline", 2)
                .map(parts -> new Place(Cursor.number(parts.getFirst()), Cursor.number(parts.getLast())))
                .orElseGet(() -> asked.instant("to").map(Place::after).orElseGet(() -> Place.after(Asked.LATEST)));
        List<Happened> found = new ArrayList<>();
        for (Stored stored : customers.latest(customer, before, from, limit + 1)) found.add(Happened.of(stored, sight));
        for (Consents.Entered word : entered.apply(customer.identifiers())) {
            Happened said = Happened.of(word, sight);
            if (place(said).compareTo(before) < 0 && !said.at().isBefore(from)) found.add(said);
        }
        found.sort(LATEST_FIRST);
        List<Happened> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit ? Optional.of(cursor(shown.getLast())) : Optional.empty();
        TimelineOf answer = new TimelineOf(sight.name(customer), shown, next);
        String path = "/api/v1/customers/%s/timeline".formatted(URLEncoder.encode(identifier, StandardCharsets.UTF_8));
        return Page.of(answer, path, parameters, next);
    }

    private Customer customer(String identifier) {
        return customers.find(identifier).orElseThrow(() -> Declined.customer(identifier));
    }

    private Trace.Span span(Asked asked) {
        Instant to = asked.instant("to").orElseGet(clock::instant);
        Instant from = asked.instant("from").orElse(to.minus(TRACED));
        Duration step = asked.duration("step").orElse(STEP);
        if (from.isAfter(to)) throw Declined.parameter("from", from.toString(), "at or before " + to);
        if (Duration.between(from, to).dividedBy(step) > STEPS_MAX) {
            throw Declined.parameter(
                    "step", step.toString(), "longer: there are at most %d steps".formatted(STEPS_MAX));
        }
        return new Trace.Span(from, to, step);
    }

    private static String cursor(Happened last) {
        return Cursor.of("timeline", place(last).atMicros(), last.sequence());
    }

    private static Place place(Happened one) {
        return new Place(Micros.of(one.at()), one.sequence());
    }

    private static List<Subtotal> subtotals(List<Entry> entries) {
        Map<String, List<Entry>> groups = new TreeMap<>();
        for (Entry entry : entries) {
            String group = entry.side() + " " + entry.kind() + " "
                    + entry.interaction().signal();
            groups.computeIfAbsent(group, none -> new ArrayList<>()).add(entry);
        }
        return groups.values().stream().map(CustomerResource::subtotal).toList();
    }

    private static Subtotal subtotal(List<Entry> entries) {
        Entry first = entries.getFirst();
        double points = entries.stream().mapToDouble(Entry::points).sum();
        double left = entries.stream().mapToDouble(Entry::left).sum();
        return new Subtotal(
                first.interaction().signal(),
                Words.of(first.kind()),
                Words.of(first.side()),
                entries.size(),
                points,
                left,
                points - left);
    }
}
