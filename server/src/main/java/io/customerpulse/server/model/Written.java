package io.customerpulse.server.model;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.server.intake.Control;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Models and catalogs as they stand in the journal: a candidate with the whole text of its file, and what came into
/// force.
///
/// ```
/// model.candidate  {"id":"mod_…","by":"adm_…","at":"…","text":"{…}"}
/// model.adoption   {"model":"mod_…","how":"better","reason":"","by":"adm_…","at":"…","figures":"{…}"}
/// catalog.change   {"id":"cat_…","how":"edited","reason":"…","by":"adm_…","at":"…","text":"…"}
/// ```
///
/// An adoption without a model is one of the catalog alone. A change of the catalog has its whole file, unless the one
/// before came back.
final class Written {

    static final String CANDIDATE = "model.candidate";
    static final String ADOPTION = "model.adoption";
    static final String CATALOG = "catalog.change";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private record Candidate(String id, String by, Instant at, String text) {}

    private record Adopted(String model, String how, String reason, String by, Instant at, String figures) {}

    private record Changed(String id, String how, String reason, String by, Instant at, String text) {}

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

    static String json(CatalogChange change) {
        return JSON.writeValueAsString(
                switch (change.how()) {
                    case CatalogChange.How.Edited(String text, Catalog catalog, String reason) ->
                        new Changed(
                                CatalogChange.id(catalog), change.how().word(), reason, change.by(), change.at(), text);
                    case CatalogChange.How.Rollback back ->
                        new Changed("", change.how().word(), "", change.by(), change.at(), "");
                });
    }

    static CatalogChange change(Control control) {
        Changed written = read(control, Changed.class);
        CatalogChange.How how =
                switch (written.how()) {
                    case "edited" ->
                        new CatalogChange.How.Edited(written.text(), catalog(control, written), written.reason());
                    case "rollback" -> new CatalogChange.How.Rollback();
                    default ->
                        throw new IllegalStateException(
                                "control %d changed the catalog in an unknown way".formatted(control.sequence()));
                };
        return new CatalogChange(how, written.by(), written.at());
    }

    private static Catalog catalog(Control control, Changed written) {
        return switch (CatalogFile.read(written.id(), written.text())) {
            case CatalogFile.Read(var catalog) -> catalog;
            case CatalogFile.Refused refused ->
                throw new IllegalStateException("control %d holds a catalog of another version of Pulse: %s"
                        .formatted(control.sequence(), refused.problems().getFirst()));
        };
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
