package io.customerpulse.server.http;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.server.access.Caller;
import io.customerpulse.server.access.Scope;
import io.customerpulse.server.model.Adopting;
import io.customerpulse.server.model.CatalogChange;
import io.customerpulse.server.model.CatalogChange.How.Edited;
import io.customerpulse.server.model.Models;
import io.customerpulse.server.model.Preview;
import io.customerpulse.server.model.Previews;
import io.customerpulse.server.person.PersonalData;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The catalog: what it says, what another would do, and how another comes into force.
@RestController
@RequestMapping("/api/v1/catalog")
public class CatalogResource {

    private static final int REASON_MAX = 500;
    private static final int ID_MAX = 400;

    private static final Problem UNDER_WAY = Problem.of(
            409,
            "adoption_under_way",
            "Adoption under way",
            "A model or a catalog is being brought into force. Wait until it is done.");

    private static final Problem IN_FORCE =
            Problem.of(409, "in_force", "In force", "This is what the catalog in force says already.");

    private static final Problem CHANGED = Problem.of(
            409,
            "catalog_changed",
            "Catalog changed",
            "Another catalog has come into force since \"instead_of\". Look at it, and change that one.");

    private static final Problem NOTHING_BELOW = Problem.of(
            409,
            "nothing_to_roll_back",
            "Nothing to roll back",
            "The catalog is the file that the server was started with: there is nothing before it.");

    private final Models models;
    private final Adopting adopting;
    private final Previews previews;
    private final Customers customers;
    private final InstantSource clock;
    /// Previews at one time: each reads some thousand timelines.
    private final Semaphore looking = new Semaphore(1);

    /// What it asks.
    public record Parts(
            Models models, Adopting adopting, Previews previews, Customers customers, InstantSource clock) {}

    public CatalogResource(Parts parts) {
        this.models = parts.models();
        this.adopting = parts.adopting();
        this.previews = parts.previews();
        this.customers = parts.customers();
        this.clock = parts.clock();
    }

    /// The catalog that counts.
    @GetMapping
    public CatalogJson.InForce inForce() {
        Optional<CatalogChange> change = models.changed();
        CatalogWanted now = now();
        return new CatalogJson.InForce(
                change.isPresent() ? "journal" : "file",
                models.inForce().id(),
                CatalogJson.said(now.catalog(), now.text()),
                models.changes().reversed().stream().map(CatalogJson::changed).toList(),
                ModelJson.underway(adopting));
    }

    /// What another catalog would do to real customers. Nothing is kept.
    @PostMapping("/preview")
    public ResponseEntity<Object> preview(HttpServletRequest request, @RequestBody JsonNode body)
            throws InterruptedException {
        Fields fields = Fields.of(body);
        CatalogWanted now = now();
        CatalogWanted wanted = CatalogWanted.of(body, fields, now);
        List<Customer> asked = asked(fields);
        List<Problem.Flaw> flaws = flaws(wanted, fields);
        if (!flaws.isEmpty()) return Problems.answer(request, Problems.invalidFields(flaws));
        Preview preview = looked(wanted.catalog(), asked);
        return ResponseEntity.ok(new CatalogJson.Foreseen(
                CatalogJson.said(wanted.catalog(), wanted.text()),
                wanted.catalog().equals(now.catalog()),
                CatalogJson.sample(preview),
                shown(Requests.caller(request), preview)));
    }

    /// Begins to bring another catalog into force.
    @PutMapping
    public ResponseEntity<Object> put(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        CatalogWanted now = now();
        CatalogWanted wanted = CatalogWanted.of(body, fields, now);
        String reason = fields.text("reason", REASON_MAX);
        String insteadOf = fields.text("instead_of", ID_MAX);
        List<Problem.Flaw> flaws = flaws(wanted, fields);
        if (!flaws.isEmpty()) return Problems.answer(request, Problems.invalidFields(flaws));
        if (!CatalogChange.id(now.catalog()).equals(insteadOf)) return Problems.answer(request, CHANGED);
        if (wanted.catalog().equals(now.catalog())) return Problems.answer(request, IN_FORCE);
        return begin(request, new Edited(wanted.text(), wanted.catalog(), reason));
    }

    /// Takes the latest change back.
    @PostMapping("/rollback")
    public ResponseEntity<Object> rollback(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        if (!fields.flaws().isEmpty()) return Problems.answer(request, Problems.invalidFields(fields.flaws()));
        if (models.changed().isEmpty()) return Problems.answer(request, NOTHING_BELOW);
        return begin(request, new CatalogChange.How.Rollback());
    }

    private ResponseEntity<Object> begin(HttpServletRequest request, CatalogChange.How how) {
        String by = Requests.caller(request).id();
        boolean isBegun = adopting.begin(new CatalogChange(how, by, clock.instant()));
        if (!isBegun) return Problems.answer(request, UNDER_WAY);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/catalog"))
                .body(ModelJson.underway(adopting)
                        .orElse(new ModelJson.Underway(Optional.empty(), Optional.empty(), "making", 0, 0)));
    }

    /// What counts now, and its file: as it was put in, or in the canonical form.
    private CatalogWanted now() {
        Catalog catalog = models.base();
        String text = models.changed()
                .filter(change -> change.how() instanceof Edited(String file, Catalog kept, String reason)
                        && kept.equals(catalog))
                .map(change -> ((Edited) change.how()).text())
                .orElseGet(() -> CatalogFile.write(catalog));
        return CatalogWanted.inForce(catalog, text);
    }

    /// All that is wrong with a body; a model is worth nothing in another currency than it was learned in.
    private List<Problem.Flaw> flaws(CatalogWanted wanted, Fields fields) {
        List<Problem.Flaw> flaws = new ArrayList<>(fields.flaws());
        flaws.addAll(wanted.flaws());
        String currency = models.base().rates().currency();
        boolean isOther = !wanted.catalog().rates().currency().equals(currency);
        if (wanted.flaws().isEmpty() && isOther && models.inForce().model().isPresent()) {
            flaws.add(new Problem.Flaw(
                    "/text",
                    "other_currency",
                    "currency: the model in force was learned in %s; take it back first".formatted(currency)));
        }
        return flaws;
    }

    private List<Customer> asked(Fields fields) {
        List<Customer> asked = new ArrayList<>();
        for (String id : fields.texts("customers", ID_MAX)) {
            Optional<Customer> found = customers.find(id);
            found.ifPresent(asked::add);
            if (found.isEmpty()) fields.flaw("/customers", "unknown_customer", "nothing came in on " + id);
        }
        if (asked.size() > Previews.SHOWN_MAX) {
            fields.flaw("/customers", "too_many", "at most %d are shown".formatted(Previews.SHOWN_MAX));
        }
        return asked;
    }

    private Preview looked(Catalog catalog, List<Customer> asked) throws InterruptedException {
        looking.acquire();
        try {
            return previews.of(catalog, asked);
        } finally {
            looking.release();
        }
    }

    private static List<CatalogJson.Moved> shown(Caller caller, Preview preview) {
        if (!caller.may(Scope.CUSTOMER_READ)) return List.of();
        boolean isOpen = caller.may(Scope.PII_READ);
        return preview.shown().stream()
                .map(moved -> new CatalogJson.Moved(
                        isOpen ? moved.name().toString() : PersonalData.masked(moved.name()),
                        CatalogJson.standing(moved.before()),
                        CatalogJson.standing(moved.after())))
                .toList();
    }
}
