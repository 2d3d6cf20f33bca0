package io.customerpulse.server.http;

import io.customerpulse.engine.identity.Happening;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Refused;
import io.customerpulse.engine.identity.Split;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.people.Said;
import io.customerpulse.server.person.PersonalData;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.stats.time.Micros;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Which identifiers are a customer, how that came to be, and a person's word against it.
@RestController
public class IdentityResource {

    private static final int HISTORY_MAX = 200;
    private static final int TEXT_MAX = Identifier.VALUE_MAX + 33;

    private final Customers customers;
    private final Identities people;
    private final Intake intake;
    private final InstantSource clock;

    public IdentityResource(Customers customers, Identities people, Intake intake, InstantSource clock) {
        this.customers = customers;
        this.people = people;
        this.intake = intake;
        this.clock = clock;
    }

    /// One thing that was said or seen of two identifiers.
    ///
    /// @param what  `joined`, `agreed`, `declined`, `split`, or `split_lifted`
    /// @param why   why a link joined nobody; empty otherwise
    /// @param by    the source or the person it came from
    public record Fact(Instant at, String what, String one, String other, String by, String why) {
        static Fact of(Happening happening, Function<Identifier, String> sight) {
            return switch (happening) {
                case Happening.Joined(Link link) -> of("joined", link, sight);
                case Happening.Agreed(Link link) -> of("agreed", link, sight);
                case Happening.Declined(Refused refused) ->
                    of("declined", refused.link(), sight).because(reason(refused.why(), sight));
                case Happening.Parted(Split split, boolean stands) ->
                    new Fact(
                            Micros.instant(split.atMicros()),
                            stands ? "split" : "split_lifted",
                            sight.apply(split.pair().one()),
                            sight.apply(split.pair().other()),
                            split.because(),
                            "");
            };
        }

        private Fact because(String reason) {
            return new Fact(at, what, one, other, by, reason);
        }

        private static Fact of(String what, Link link, Function<Identifier, String> sight) {
            return new Fact(
                    Micros.instant(link.atMicros()),
                    what,
                    sight.apply(link.pair().one()),
                    sight.apply(link.pair().other()),
                    link.because(),
                    "");
        }
    }

    /// Who a customer is.
    ///
    /// @param history the latest first, at most 200
    public record Identity(String customer, List<String> identifiers, List<Fact> history) {}

    /// Who there would be after a split.
    ///
    /// @param customers those who would change, the largest pulse first; empty if nothing would
    public record Foreseen(List<Part> customers) {}

    /// A customer as there would be one.
    ///
    /// @param pulse now, in points
    public record Part(String customer, List<String> identifiers, double pulse) {}

    /// What may be an identifier, and how many of them a customer may have: as the server's file says.
    ///
    /// @param limits         most identifiers of a kind
    /// @param otherLimit     of each kind without a limit of its own
    /// @param identifiersMax of a customer, of all kinds
    /// @param priorities     kinds, the best known first; `*` stands for all others
    /// @param blocked        values that are nobody
    public record Limits(
            Map<String, Integer> limits,
            int otherLimit,
            int identifiersMax,
            List<String> priorities,
            List<String> blocked) {
        static Limits of(IdentityRules rules) {
            return new Limits(
                    rules.limits(),
                    rules.otherLimit(),
                    rules.identifiersMax(),
                    rules.priorities(),
                    List.copyOf(rules.blocked()));
        }
    }

    /// The rules in force.
    @GetMapping("/api/v1/identity")
    public Limits limits() {
        return Limits.of(people.rules());
    }

    /// Who a customer is, and how that came to be.
    @GetMapping("/api/v1/customers/{identifier}/identity")
    public ResponseEntity<Object> identity(HttpServletRequest request, @PathVariable String identifier) {
        Optional<Customer> customer = customers.find(identifier);
        if (customer.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        return ResponseEntity.ok(shown(request, customer.get().name()));
    }

    /// Says that another identifier is the same customer.
    @PostMapping("/api/v1/customers/{identifier}/merge")
    public ResponseEntity<Object> merge(
            HttpServletRequest request, @PathVariable String identifier, @RequestBody JsonNode body) {
        Optional<Customer> customer = customers.find(identifier);
        if (customer.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        Fields fields = Fields.of(body);
        Optional<Pair> pair = pair(fields, customer.get().name().toString(), fields.text("with", TEXT_MAX));
        if (!fields.flaws().isEmpty() || pair.isEmpty()) return flawed(request, fields);
        List<Link> links =
                people.merging(pair.get(), now(), Requests.caller(request).id());
        intake.setNow(Said.MERGE, Said.merge(links));
        return ResponseEntity.ok(shown(request, customer.get().name()));
    }

    /// What a split would do: identifiers that hung on others go to the next in line. Nothing is changed.
    @GetMapping("/api/v1/customers/{identifier}/split")
    public ResponseEntity<Object> foreseen(
            HttpServletRequest request,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "") String one,
            @RequestParam(defaultValue = "") String other) {
        if (customers.find(identifier).isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        Fields fields = Fields.of(Json.MAPPER.createObjectNode());
        Optional<Pair> pair = pair(fields, one, other);
        if (pair.isEmpty()) return flawed(request, fields);
        boolean isOpen = Requests.caller(request).may(Scope.PII_READ);
        Split split = new Split(pair.get(), now(), Requests.caller(request).id());
        List<Part> parts = people.foreseen(split).after().stream()
                .map(people::members)
                .map(members -> part(members, isOpen))
                .sorted(Comparator.comparingDouble(Part::pulse).reversed())
                .toList();
        return ResponseEntity.ok(new Foreseen(parts));
    }

    /// Counted from the timelines, as nobody keeps a state of who is not there.
    private Part part(List<Identifier> members, boolean isOpen) {
        Customer customer = new Customer(members.getFirst(), members);
        double pulse = customers
                .pulse(customers.past(customer), clock.instant())
                .map(point -> point.pulse().level())
                .orElse(0.0);
        Function<Identifier, String> sight = sight(isOpen);
        return new Part(
                sight.apply(members.getFirst()), members.stream().map(sight).toList(), pulse);
    }

    private static Function<Identifier, String> sight(boolean isOpen) {
        return isOpen ? Identifier::toString : PersonalData::masked;
    }

    /// Says that two identifiers of the customer are not one; undone by a later merge.
    @PostMapping("/api/v1/customers/{identifier}/split")
    public ResponseEntity<Object> split(
            HttpServletRequest request, @PathVariable String identifier, @RequestBody JsonNode body) {
        Optional<Customer> customer = customers.find(identifier);
        if (customer.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        Fields fields = Fields.of(body);
        Optional<Pair> pair = pair(fields, fields.text("one", TEXT_MAX), fields.text("other", TEXT_MAX));
        if (!fields.flaws().isEmpty() || pair.isEmpty()) return flawed(request, fields);
        Split split = new Split(pair.get(), now(), Requests.caller(request).id());
        intake.setNow(Said.SPLIT, Said.split(List.of(split)));
        return ResponseEntity.ok(shown(request, customer.get().name()));
    }

    private Identity shown(HttpServletRequest request, Identifier name) {
        boolean isOpen = Requests.caller(request).may(Scope.PII_READ);
        Function<Identifier, String> sight = sight(isOpen);
        List<Identifier> members = people.members(name);
        return new Identity(
                sight.apply(members.getFirst()),
                members.stream().map(sight).toList(),
                people.history(name, HISTORY_MAX).stream()
                        .map(each -> Fact.of(each, sight))
                        .toList());
    }

    private long now() {
        return Micros.of(clock.instant());
    }

    /// Two different identifiers, both as `kind:value`.
    private static Optional<Pair> pair(Fields fields, String one, String other) {
        if (!fields.flaws().isEmpty()) return Optional.empty();
        try {
            return Optional.of(new Pair(Identifier.parse(one), Identifier.parse(other)));
        } catch (IllegalArgumentException wrong) {
            fields.flaw("", "bad_identifiers", String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private static ResponseEntity<Object> flawed(HttpServletRequest request, Fields fields) {
        return Problems.answer(request, Problems.invalidFields(fields.flaws()));
    }

    private static String reason(Refused.Why why, Function<Identifier, String> sight) {
        return switch (why) {
            case Refused.Why.Blocked(Identifier identifier) ->
                "%s is nobody's identifier".formatted(sight.apply(identifier));
            case Refused.Why.Apart(Split split) -> "%s said that they are two".formatted(split.because());
            case Refused.Why.TooMany(String kind, int limit) ->
                "a customer has at most %d of kind %s".formatted(limit, kind);
            case Refused.Why.TooLarge(int limit) -> "a customer has at most %d identifiers".formatted(limit);
        };
    }
}
