package io.customerpulse.server.http;

import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.server.http.Problem.Flaw;
import io.customerpulse.server.model.Adopting;
import io.customerpulse.server.model.Adoption;
import io.customerpulse.server.model.Contest;
import io.customerpulse.server.model.Contests;
import io.customerpulse.server.model.Model;
import io.customerpulse.server.model.Models;
import io.customerpulse.server.model.Nights;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Learned pulses: put in, held against what is in force, brought into force and taken back.
@RestController
@RequestMapping("/api/v1/models")
public class ModelsResource {

    private static final int REASON_MAX = 500;
    private static final int FLAWS_MAX = 100;

    private static final Problem NOT_BETTER = Problem.of(
            409,
            "not_better",
            "Not better",
            "On the last period the candidate was not better than what is in force. To adopt it all the same, send"
                    + " \"insist\": true and a reason.");

    private static final Problem UNDER_WAY = Problem.of(
            409, "adoption_under_way", "Adoption under way", "Another model is being adopted. Wait until it is done.");

    private static final Problem IN_FORCE = Problem.of(409, "in_force", "In force", "The model is in force already.");

    private static final Problem NOTHING_BELOW = Problem.of(
            409, "nothing_to_roll_back", "Nothing to roll back", "No model is in force: there is nothing before it.");

    private final Models models;
    private final Adopting adopting;
    private final Contests contests;
    private final Nights nights;
    private final InstantSource clock;
    /// Comparisons at one time: each reads some thousand customers.
    private final Semaphore comparing = new Semaphore(1);

    /// What it asks.
    public record Parts(Models models, Adopting adopting, Contests contests, Nights nights, InstantSource clock) {}

    public ModelsResource(Parts parts) {
        this.models = parts.models();
        this.adopting = parts.adopting();
        this.contests = parts.contests();
        this.nights = parts.nights();
        this.clock = parts.clock();
    }

    /// All models, and which is in force.
    @GetMapping
    public ModelJson.All all() {
        return ModelJson.all(models, adopting, nights.drift());
    }

    /// Puts in a candidate; one that is there already is only shown.
    @PostMapping
    public ResponseEntity<Object> propose(HttpServletRequest request) throws IOException {
        StringWriter text = new StringWriter();
        request.getReader().transferTo(text);
        return switch (ModelFile.read("body", text.toString())) {
            case ModelFile.Read(var pulse) ->
                proposed(Model.of(pulse, Requests.caller(request).id(), clock.instant()));
            case ModelFile.Refused refused ->
                Problems.answer(request, Problems.invalidFields(flaws(refused.problems())));
        };
    }

    private ResponseEntity<Object> proposed(Model model) {
        if (models.find(model.id()).isEmpty()) adopting.propose(model);
        Model known = models.find(model.id()).orElse(model);
        return ResponseEntity.created(URI.create("/api/v1/models/%s/comparison".formatted(known.id())))
                .body(ModelJson.described(known, ModelJson.state(known, models)));
    }

    /// A candidate against what is in force.
    @GetMapping("/{id}/comparison")
    public ResponseEntity<Object> comparison(HttpServletRequest request, @PathVariable String id)
            throws InterruptedException {
        Optional<Model> model = models.find(id);
        if (model.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        return ResponseEntity.ok(compared(model.get()));
    }

    /// Brings a candidate into force, if it is better or a person insists.
    @PostMapping("/{id}/adoption")
    public ResponseEntity<Object> adopt(HttpServletRequest request, @PathVariable String id, @RequestBody JsonNode body)
            throws InterruptedException {
        Optional<Model> model = models.find(id);
        if (model.isEmpty()) return Problems.answer(request, Problems.NOT_FOUND);
        Fields fields = Fields.of(body);
        boolean isInsisted = fields.flag("insist", false);
        String reason = isInsisted
                ? fields.text("reason", REASON_MAX)
                : fields.textIfAny("reason", REASON_MAX).orElse("");
        if (!fields.flaws().isEmpty()) return Problems.answer(request, Problems.invalidFields(fields.flaws()));
        if (models.inForce().id().filter(id::equals).isPresent()) return Problems.answer(request, IN_FORCE);
        if (adopting.progress().isPresent()) return Problems.answer(request, UNDER_WAY);
        ModelJson.Comparison compared = compared(model.get());
        Map<String, Object> figures = ModelJson.map(compared);
        if (!compared.better() && !isInsisted) return Problems.answer(request, NOT_BETTER.withFigures(figures));
        Adoption.How how = isInsisted ? new Adoption.How.Insisted(reason) : new Adoption.How.Better();
        return begin(request, Optional.of(id), how, Json.MAPPER.writeValueAsString(figures));
    }

    /// Takes back what is in force: the model before it counts again, or the catalog without one.
    @PostMapping("/rollback")
    public ResponseEntity<Object> rollback(HttpServletRequest request, @RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        if (!fields.flaws().isEmpty()) return Problems.answer(request, Problems.invalidFields(fields.flaws()));
        if (adopting.progress().isPresent()) return Problems.answer(request, UNDER_WAY);
        Optional<Optional<String>> below = models.below();
        if (below.isEmpty()) return Problems.answer(request, NOTHING_BELOW);
        return begin(request, below.get(), new Adoption.How.Rollback(), "");
    }

    private ResponseEntity<Object> begin(
            HttpServletRequest request, Optional<String> model, Adoption.How how, String figures) {
        String by = Requests.caller(request).id();
        boolean isBegun = adopting.begin(new Adoption(model, how, by, clock.instant(), figures));
        if (!isBegun) return Problems.answer(request, UNDER_WAY);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/models"))
                .body(ModelJson.underway(adopting)
                        .orElse(new ModelJson.Underway(model, Optional.empty(), "making", 0, 0)));
    }

    private ModelJson.Comparison compared(Model model) throws InterruptedException {
        comparing.acquire();
        try {
            Contest contest = contests.of(model);
            return ModelJson.comparison(model, models.inForce().id(), contest);
        } finally {
            comparing.release();
        }
    }

    private static List<Flaw> flaws(List<io.customerpulse.codec.yaml.Problem> problems) {
        return problems.stream()
                .limit(FLAWS_MAX)
                .map(problem -> new Flaw(
                        problem.key().isEmpty() ? "" : "/" + problem.key().replace('.', '/'),
                        "invalid_model",
                        "got %s, allowed: %s".formatted(problem.got(), problem.allowed())))
                .toList();
    }
}
