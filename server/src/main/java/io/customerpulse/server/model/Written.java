package io.customerpulse.server.model;

import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.server.intake.Control;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Models as they stand in the journal: a candidate with the whole text of its file, and what came into force.
///
/// ```
/// model.candidate  {"id":"mod_…","by":"adm_…","at":"…","text":"{…}"}
/// model.adoption   {"model":"mod_…","how":"better","reason":"","by":"adm_…","at":"…","figures":"{…}"}
/// ```
///
/// An adoption without a model is one of the catalog as the server's file has it.
final class Written {

    static final String CANDIDATE = "model.candidate";
    static final String ADOPTION = "model.adoption";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private record Candidate(String id, String by, Instant at, String text) {}

    private record Adopted(String model, String how, String reason, String by, Instant at, String figures) {}

    private Written() {}

    static String json(Model model) {
        return JSON.writeValueAsString(
                new Candidate(model.id(), model.by(), model.at(), ModelFile.text(model.pulse())));
    }

    static String json(Adoption adoption) {
        String reason = adoption.how() instanceof Adoption.How.Insisted(String why) ? why : "";
        return JSON.writeValueAsString(new Adopted(
                adoption.model().orElse(""),
                adoption.how().word(),
                reason,
                adoption.by(),
                adoption.at(),
                adoption.figures()));
    }

    static Model candidate(Control control) {
        Candidate written = read(control, Candidate.class);
        return switch (ModelFile.read(written.id(), written.text())) {
            case ModelFile.Read(var pulse) -> new Model(written.id(), pulse, written.by(), written.at());
            case ModelFile.Refused refused ->
                throw new IllegalStateException("control %d holds a model of another version of Pulse: %s"
                        .formatted(control.sequence(), refused.problems().getFirst()));
        };
    }

    static Adoption adoption(Control control) {
        Adopted written = read(control, Adopted.class);
        Adoption.How how =
                switch (written.how()) {
                    case "better" -> new Adoption.How.Better();
                    case "insisted" -> new Adoption.How.Insisted(written.reason());
                    case "rollback" -> new Adoption.How.Rollback();
                    default ->
                        throw new IllegalStateException(
                                "control %d was adopted for an unknown reason".formatted(control.sequence()));
                };
        Optional<String> model = Optional.of(written.model()).filter(id -> !id.isEmpty());
        return new Adoption(model, how, written.by(), written.at(), written.figures());
    }

    private static <T> T read(Control control, Class<T> type) {
        try {
            return JSON.readValue(control.json(), type);
        } catch (JacksonException notOurs) {
            throw new IllegalStateException("control %d is no model".formatted(control.sequence()), notOurs);
        }
    }
}
