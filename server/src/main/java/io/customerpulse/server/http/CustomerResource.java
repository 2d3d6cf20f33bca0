package io.customerpulse.server.http;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

    private final Customers customers;
    private final InstantSource clock;

    public CustomerResource(Customers customers, InstantSource clock) {
        this.customers = customers;
        this.clock = clock;
    }

    /// The pulse of a customer, in points.
    public record PulseAnswer(
            String customer,
            List<String> identifiers,
            Instant at,
            double pulse,
            double investments,
            double returns,
            double decay,
            double noise,
            Optional<Double> momentum,
            double cadenceDays,
            Optional<Double> overdue,
            String stage,
            String formula) {}

    /// The pulse now, or at an instant.
    @GetMapping("/pulse")
    public ResponseEntity<PulseAnswer> pulse(@PathVariable String identifier, @RequestParam Optional<Instant> at) {
        Optional<Customer> customer = customers.find(identifier);
        return ResponseEntity.of(customer.flatMap(
                found -> customers.pulse(found, at.orElseGet(clock::instant)).map(point -> answer(found, point))));
    }

    private static PulseAnswer answer(Customer customer, Trace.Point point) {
        Pulse pulse = point.pulse();
        return new PulseAnswer(
                customer.name().toString(),
                customer.identifiers().stream().map(Identifier::toString).toList(),
                point.at(),
                pulse.level(),
                pulse.investments(),
                pulse.returns(),
                pulse.decay(),
                pulse.noise(),
                optional(point.vitals().momentum()),
                point.vitals().cadenceDays(),
                optional(point.vitals().overdue()),
                point.vitals().stage().word(),
                "pulse = investments + returns - decay");
    }

    private static Optional<Double> optional(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
