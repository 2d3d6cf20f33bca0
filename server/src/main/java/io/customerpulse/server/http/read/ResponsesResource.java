package io.customerpulse.server.http.read;

import io.customerpulse.server.http.read.Answer.Meaning;
import io.customerpulse.server.http.read.EffectsResource.Answered;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.survey.By;
import io.customerpulse.server.survey.Effect.Sums;
import io.customerpulse.server.survey.Frame;
import io.customerpulse.server.survey.Response;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What one customer responds to, over HTTP.
@RestController
public class ResponsesResource {

    static final String PATH = "/api/v1/customers/{identifier}/effects";

    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;

    private final Customers customers;
    private final InstantSource clock;

    public ResponsesResource(Customers customers, InstantSource clock) {
        this.customers = customers;
        this.clock = clock;
    }

    /// What the customer was given under a name, and gave back on it.
    ///
    /// @param asked    investments that hoped for a response and whose time is over
    /// @param answered of those; null without any
    /// @param latestAt when something came back last; null if nothing did
    public record ResponseOf(
            String name,
            long investments,
            double investmentPoints,
            long returns,
            double returnPoints,
            long unprompted,
            double unpromptedPoints,
            long asked,
            long noise,
            double noisePoints,
            double back,
            Optional<Answered> answered,
            Optional<Instant> latestAt) {

        static ResponseOf of(Response one, Sight sight) {
            Sums sums = one.sums();
            return new ResponseOf(
                    sight.text(one.name()),
                    sums.investments(),
                    sums.points(),
                    sums.returns(),
                    sums.returnPoints(),
                    sums.unprompted(),
                    sums.unpromptedPoints(),
                    sums.asked(),
                    sums.noise(),
                    sums.noisePoints(),
                    one.back(),
                    sums.answered().map(Answered::of),
                    one.latest());
        }
    }

    /// What the customer responds to, by one kind of names.
    ///
    /// @param total    how many names there are, shown or not
    /// @param evidence `association`, as long as no experiment says more
    /// @param effects  what brought most first
    public record ResponsesOf(
            String customer,
            Instant asOf,
            String by,
            int total,
            String evidence,
            List<ResponseOf> effects,
            Map<String, Meaning> meaning) {}

    /// What the customer responds to.
    @GetMapping(PATH)
    public ResponsesOf responses(
            @PathVariable String identifier, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked asked = Asked.of(parameters, List.of("by", "at", "limit"));
        By by = EffectsResource.by(asked);
        int limit = asked.limit(PAGE, PAGE_MAX);
        Customer customer = customers.find(identifier).orElseThrow(() -> Declined.customer(identifier));
        Instant at = asked.instant("at").orElseGet(clock::instant);
        Frame frame = new Frame(at, customers.rules(), customers.typicalGapDays());
        List<Response> all = Response.of(customers.interactions(customer), by, frame);
        Sight sight = Sight.of(request);
        return new ResponsesOf(
                sight.name(customer),
                at,
                by.word(),
                all.size(),
                EffectsResource.EVIDENCE,
                all.stream().limit(limit).map(one -> ResponseOf.of(one, sight)).toList(),
                EffectFormulas.OF_ONE);
    }
}
