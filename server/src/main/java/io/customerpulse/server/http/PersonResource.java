package io.customerpulse.server.http;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.audit.AuditTrail;
import io.customerpulse.server.export.CsvExport;
import io.customerpulse.server.export.JsonExport;
import io.customerpulse.server.export.Kept;
import io.customerpulse.server.person.Consent.Proof;
import io.customerpulse.server.person.Consents;
import io.customerpulse.server.person.Erasures;
import io.customerpulse.server.person.Persons;
import io.customerpulse.server.person.Tombstone;
import io.customerpulse.server.read.Addressed;
import io.customerpulse.server.read.Customers.Customer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A customer as a person: what is known of them, what they allow, all of it to take away, and to be forgotten.
///
/// Which caller may come here stands in the table of doors; personal data are masked here.
@RestController
public class PersonResource {

    /// Exports at one time: each reads all of a customer.
    private static final int EXPORTS_MAX = 2;

    private static final int WORD_MAX = 64;
    private static final int TEXT_MAX = 500;
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Problem BEING_ERASED = Problem.of(
            409,
            "being_erased",
            "Being erased",
            "The person is being erased at this moment. Consent can be set once that is done.");

    private final Kept.Parts kept;
    private final Persons persons;
    private final Erasures erasures;
    private final Erasures.Controls controls;
    private final InstantSource clock;
    private final Semaphore exports = new Semaphore(EXPORTS_MAX);

    /// What it asks.
    ///
    /// @param kept     where everything is
    /// @param controls writes what is set
    public record Parts(Kept.Parts kept, Erasures erasures, Erasures.Controls controls, InstantSource clock) {}

    public PersonResource(Parts parts) {
        this.kept = parts.kept();
        this.persons = parts.kept().persons();
        this.erasures = parts.erasures();
        this.controls = parts.controls();
        this.clock = parts.clock();
    }

    /// What is known of a customer.
    @GetMapping("/api/v1/customers/{identifier}/profile")
    public ResponseEntity<Object> profile(HttpServletRequest request, @PathVariable String identifier) {
        Optional<Customer> customer = kept.customers().find(identifier);
        if (customer.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        boolean isOpen = Requests.caller(request).may(Scope.PII_READ);
        List<Identifier> identifiers = customer.get().identifiers();
        return ResponseEntity.ok(PersonJson.profile(identifiers, persons.profile(identifiers), isOpen));
    }

    /// What a customer allows, and all they ever said of it.
    @GetMapping("/api/v1/customers/{identifier}/consent")
    public ResponseEntity<Object> consent(HttpServletRequest request, @PathVariable String identifier) {
        Optional<List<Identifier>> customer = person(identifier);
        if (customer.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        boolean isOpen = Requests.caller(request).may(Scope.PII_READ);
        return ResponseEntity.ok(PersonJson.consent(customer.get(), persons.consent(customer.get()), isOpen));
    }

    /// Enters what a customer said elsewhere.
    @PostMapping("/api/v1/customers/{identifier}/consent")
    public ResponseEntity<Object> consent(
            HttpServletRequest request, @PathVariable String identifier, @RequestBody JsonNode body) {
        Optional<List<Identifier>> customer = person(identifier);
        if (customer.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        Fields fields = Fields.of(body);
        Instant now = clock.instant();
        Instant at = fields.instantIfAny("at").orElse(now);
        if (at.isAfter(now)) fields.flaw("/at", "in_the_future", "must not be later than now, " + now);
        if (!fields.has("granted")) fields.flaw("/granted", "missing", "is needed: true or false");
        Proof proof = new Proof(
                fields.text("source", TEXT_MAX),
                fields.textIfAny("wording", TEXT_MAX).orElse(""),
                Requests.caller(request).id());
        Consents.Wanted wanted = new Consents.Wanted(
                customer.get().getFirst(),
                fields.text("purpose", WORD_MAX),
                fields.textIfAny("channel", WORD_MAX).orElse(""),
                fields.flag("granted", false),
                at,
                proof);
        if (!fields.flaws().isEmpty()) return Problems.answer(request, Problems.invalidFields(fields.flaws()));
        boolean isUnderWay =
                persons.forgotten().standing(customer.get()).stream().anyMatch(each -> isUnderWay(each.id()));
        if (isUnderWay) return Problems.answer(request, BEING_ERASED);
        controls.set(Consents.SET, wanted.json());
        boolean isOpen = Requests.caller(request).may(Scope.PII_READ);
        return ResponseEntity.status(201)
                .body(PersonJson.consent(customer.get(), persons.consent(customer.get()), isOpen));
    }

    /// All that is kept of a customer, as JSON or as a zip of tables.
    @GetMapping("/api/v1/customers/{identifier}/export")
    public void export(
            HttpServletRequest request,
            HttpServletResponse answer,
            @PathVariable String identifier,
            @RequestParam(defaultValue = "json") String format)
            throws IOException {
        Optional<Customer> customer = kept.customers().find(identifier);
        if (customer.isEmpty()) {
            Problems.write(request, answer, Problems.NOT_FOUND);
        } else if (!format.equals("json") && !format.equals("csv")) {
            Problem unknown = Problem.of(400, "unknown_format", "Unknown format", "format must be json or csv.");
            Problems.write(request, answer, unknown);
        } else if (!exports.tryAcquire()) {
            Problems.write(request, answer, Problems.BUSY, SOON);
        } else {
            try {
                noteExport(request, customer.get(), format);
                export(new Kept(kept, customer.get(), clock.instant()), format.equals("csv"), answer);
            } finally {
                exports.release();
            }
        }
    }

    /// That somebody took all of a person away is on disk before they get it.
    private void noteExport(HttpServletRequest request, Customer customer, String format) {
        String json = AuditTrail.note(Requests.caller(request).id(), clock.instant())
                .put("identifier", customer.identifiers().getFirst().toString())
                .put("format", format)
                .toString();
        controls.set(AuditTrail.EXPORT, json);
    }

    /// Begins to erase a customer. They are kept out from now on; the rest is done behind.
    @DeleteMapping("/api/v1/customers/{identifier}")
    public ResponseEntity<Object> erase(HttpServletRequest request, @PathVariable String identifier) {
        Optional<List<Identifier>> customer = person(identifier);
        if (customer.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        String id = persons.forgotten().standing(customer.get()).stream()
                .map(Tombstone::id)
                .filter(this::isUnderWay)
                .findFirst()
                .orElseGet(() -> erasures.begin(
                                customer.get(), Requests.caller(request).id())
                        .id());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/erasures/" + id))
                .body(PersonJson.erasure(persons.forgotten().find(id).orElseThrow()));
    }

    /// How an erasure stands; when it is done, its certificate.
    @GetMapping("/api/v1/erasures/{id}")
    public ResponseEntity<Object> erasure(HttpServletRequest request, @PathVariable String id) {
        return persons.forgotten()
                .find(id)
                .<ResponseEntity<Object>>map(erasure -> ResponseEntity.ok(PersonJson.erasure(erasure)))
                .orElseGet(() -> Problems.answer(request, Problems.NOT_FOUND));
    }

    /// A customer of whom something is known; or, written with its kind, anybody: somebody of whom there is only a
    /// consent or a refused record is a person too.
    private Optional<List<Identifier>> person(String segment) {
        Optional<List<Identifier>> known = kept.customers().find(segment).map(Customer::identifiers);
        if (known.isPresent()) return known;
        String written = Addressed.meant(segment);
        return Addressed.isWhole(written)
                ? Optional.of(kept.people().members(Identifier.parse(written)))
                : Optional.empty();
    }

    private boolean isUnderWay(String id) {
        return persons.forgotten()
                .find(id)
                .filter(erasure -> erasure.done().isEmpty())
                .isPresent();
    }

    private static void export(Kept kept, boolean csv, HttpServletResponse answer) throws IOException {
        answer.setContentType(csv ? "application/zip" : "application/json");
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("Content-Disposition", "attachment; filename=\"customer.%s\"".formatted(csv ? "zip" : "json"));
        if (csv) CsvExport.write(kept, answer.getOutputStream());
        else JsonExport.write(kept, answer.getOutputStream());
    }
}
