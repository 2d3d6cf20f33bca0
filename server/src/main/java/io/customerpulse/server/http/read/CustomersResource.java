package io.customerpulse.server.http.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.person.Profile;
import io.customerpulse.server.read.Everybody;
import io.customerpulse.server.read.Everybody.Listed;
import io.customerpulse.server.read.Glance;
import io.customerpulse.server.read.Selection;
import io.customerpulse.server.read.Selection.After;
import io.customerpulse.server.store.Key;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of customers, over HTTP.
@RestController
public class CustomersResource {

    static final String PATH = "/api/v1/customers";

    static final List<String> PARAMETERS = Stream.concat(
                    WhichCustomers.PARAMETERS.stream(), Stream.of("sparkline", "limit", "cursor"))
            .toList();

    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;

    private final Everybody everybody;
    private final WhichCustomers which;

    /// @param profiles what is known of a customer of these identifiers
    public CustomersResource(Everybody everybody, Function<List<Identifier>, Profile> profiles) {
        this.everybody = everybody;
        this.which = new WhichCustomers(everybody, profiles);
    }

    /// A customer in a list.
    ///
    /// @param sparkline        the pulse at 13 instants a week apart, the last one now; missing unless asked for
    /// @param preferredChannel where most of the points of the last year's returns came from; missing unless asked
    ///                         for, or without any
    public record Line(
            String customer,
            List<String> identifiers,
            double pulse,
            String stage,
            Optional<Double> momentum,
            Optional<Double> overdue,
            double cadenceDays,
            Instant firstInteractionAt,
            Instant lastInteractionAt,
            Optional<Instant> lastSeenAt,
            long interactions,
            String channel,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> sparkline,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> preferredChannel) {

        static Line of(Listed listed, Optional<Glance> glance, Sight sight) {
            return new Line(
                    sight.of(listed.name()),
                    sight.of(listed.identifiers()),
                    listed.pulse(),
                    listed.stage().word(),
                    Answer.optional(listed.momentum()),
                    Answer.optional(listed.overdue()),
                    listed.cadenceDays(),
                    listed.firstInteraction(),
                    listed.lastInteraction(),
                    listed.lastSeen(),
                    listed.interactions(),
                    listed.channel(),
                    glance.map(Glance::sparkline).orElse(List.of()),
                    glance.flatMap(Glance::preferredChannel));
        }
    }

    /// A page of the list.
    ///
    /// @param asOf       no number is older
    /// @param complete   whether everybody has been read since the start; until then some are missing
    /// @param total      for how many the filter holds
    /// @param nextCursor to ask on with; null at the end
    public record ListOf(
            Instant asOf, boolean complete, long total, List<Line> customers, Optional<String> nextCursor) {}

    /// Customers that a filter holds for, in an order.
    @GetMapping(PATH)
    public ResponseEntity<ListOf> list(@RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Sight sight = Sight.of(request);
        Asked asked = Asked.of(parameters, PARAMETERS);
        WhichCustomers.Sorted sorted = which.sorted(asked);
        String kind = "customers " + sorted.word();
        Optional<After> after = Cursor.read(asked, kind, 3).map(CustomersResource::after);
        Selection selection = new Selection(
                which.filter(asked, sight), sorted.order(), sorted.rising(), after, asked.limit(PAGE, PAGE_MAX));
        boolean isDrawn = asked.flag("sparkline");
        Everybody.Page page = everybody.list(selection);
        Optional<String> next = page.next()
                .map(place -> Cursor.of(
                        kind,
                        Double.doubleToLongBits(place.value()),
                        place.key().high(),
                        place.key().low()));
        ListOf answer = new ListOf(
                page.freshness().asOf(),
                page.freshness().complete(),
                page.total(),
                // Each glance reads what one customer did: a screen full of them is the most of this answer.
                page.customers().parallelStream()
                        .map(each ->
                                Line.of(each, isDrawn ? Optional.of(everybody.glance(each)) : Optional.empty(), sight))
                        .toList(),
                next);
        return Page.of(answer, PATH, parameters, next);
    }

    private static After after(List<String> parts) {
        double value = Double.longBitsToDouble(Cursor.number(parts.get(0)));
        return new After(value, new Key(Cursor.number(parts.get(1)), Cursor.number(parts.get(2))));
    }
}
