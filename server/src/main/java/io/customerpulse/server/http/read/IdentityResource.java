package io.customerpulse.server.http.read;

import io.customerpulse.engine.identity.Happening;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Refused;
import io.customerpulse.engine.identity.Split;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.stats.time.Micros;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How a customer came to be of these identifiers, over HTTP.
@RestController
public class IdentityResource {

    static final String PATH = "/api/v1/customers/{identifier}/identity";

    private static final int FACTS = 100;
    private static final int FACTS_MAX = 1_000;

    private final Customers customers;
    private final Identities people;

    public IdentityResource(Customers customers, Identities people) {
        this.customers = customers;
        this.people = people;
    }

    /// A fact, and what came of it.
    ///
    /// @param what    `joined`, `agreed` (it was so already), `declined` or `parted` by a person
    /// @param because what said so: the id of an event, or a person's words; may be empty
    /// @param against why it was declined; empty for all others
    public record Fact(Instant at, String what, String one, String other, String because, String against) {

        static Fact of(Happening happening, Sight sight) {
            return switch (happening) {
                case Happening.Joined(Link link) -> of("joined", link, "", sight);
                case Happening.Agreed(Link link) -> of("agreed", link, "", sight);
                case Happening.Declined(Refused(Link link, Refused.Why why)) -> of("declined", link, words(why), sight);
                case Happening.Parted(Split split, boolean stands) ->
                    new Fact(
                            Micros.instant(split.atMicros()),
                            stands ? "parted" : "parted, and joined again later",
                            sight.of(split.pair().one()),
                            sight.of(split.pair().other()),
                            split.because(),
                            "");
            };
        }

        private static Fact of(String what, Link link, String against, Sight sight) {
            Pair pair = link.pair();
            return new Fact(
                    Micros.instant(link.atMicros()),
                    what,
                    sight.of(pair.one()),
                    sight.of(pair.other()),
                    link.because(),
                    against);
        }

        private static String words(Refused.Why why) {
            return switch (why) {
                case Refused.Why.Blocked _ -> "one of the two is nobody's identifier";
                case Refused.Why.Apart _ -> "a person has parted the two";
                case Refused.Why.TooMany(String kind, int limit) ->
                    "a customer has at most %d identifiers of kind %s".formatted(limit, kind);
                case Refused.Why.TooLarge(int limit) -> "a customer has at most %d identifiers".formatted(limit);
            };
        }
    }

    /// A customer's identifiers and the facts behind them, the latest first.
    public record IdentityOf(String customer, List<String> identifiers, List<Fact> facts) {}

    /// How a customer came to be.
    @GetMapping(PATH)
    public IdentityOf identity(
            @PathVariable String identifier, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        Asked asked = Asked.of(parameters, List.of("limit"));
        Customer customer = customers.find(identifier).orElseThrow(() -> Declined.customer(identifier));
        Sight sight = Sight.of(request);
        List<Happening> history = people.history(customer.name(), asked.limit(FACTS, FACTS_MAX));
        return new IdentityOf(
                sight.name(customer),
                sight.of(customer.identifiers()),
                history.stream().map(each -> Fact.of(each, sight)).toList());
    }
}
