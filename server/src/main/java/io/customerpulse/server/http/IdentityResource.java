package io.customerpulse.server.http;

import io.customerpulse.engine.identity.Happening;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Refused;
import io.customerpulse.engine.identity.Split;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.people.Said;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.stats.time.Micros;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
        static Fact of(Happening happening) {
            return switch (happening) {
                case Happening.Joined(Link link) -> of("joined", link, "");
                case Happening.Agreed(Link link) -> of("agreed", link, "");
                case Happening.Declined(Refused refused) -> of("declined", refused.link(), reason(refused.why()));
                case Happening.Parted(Split split, boolean stands) ->
                    new Fact(
                            Micros.instant(split.atMicros()),
                            stands ? "split" : "split_lifted",
                            split.pair().one().toString(),
                            split.pair().other().toString(),
                            split.because(),
                            "");
            };
        }

        private static Fact of(String what, Link link, String why) {
            return new Fact(
                    Micros.instant(link.atMicros()),
                    what,
                    link.pair().one().toString(),
                    link.pair().other().toString(),
                    link.because(),
                    why);
        }
    }

    /// Who a customer is.
    ///
    /// @param history the latest first, at most 200
    public record Identity(String customer, List<String> identifiers, List<Fact> history) {}

    /// Who a customer is, and how that came to be.
    @GetMapping("/api/v1/customers/{identifier}/identity")
    public ResponseEntity<Object> identity(HttpServletRequest request, @PathVariable String identifier) {
        Optional<Customer> customer = customers.find(identifier);
        if (customer.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        return ResponseEntity.ok(shown(customer.get().name()));
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
        return ResponseEntity.ok(shown(customer.get().name()));
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
        return ResponseEntity.ok(shown(customer.get().name()));
    }

    private Identity shown(Identifier name) {
        List<Identifier> members = people.members(name);
        return new Identity(
                members.getFirst().toString(),
                members.stream().map(Identifier::toString).toList(),
                people.history(name, HISTORY_MAX).stream().map(Fact::of).toList());
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

    private static String reason(Refused.Why why) {
        return switch (why) {
            case Refused.Why.Blocked(Identifier identifier) -> "%s is nobody's identifier".formatted(identifier);
            case Refused.Why.Apart(Split split) -> "%s said that they are two".formatted(split.because());
            case Refused.Why.TooMany(String kind, int limit) ->
                "a customer has at most %d of kind %s".formatted(limit, kind);
            case Refused.Why.TooLarge(int limit) -> "a customer has at most %d identifiers".formatted(limit);
        };
    }
}
