package io.customerpulse.cli.command;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Change;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Entry.Kind;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Pulse;
import java.io.StringWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An explanation as one JSON object; `docs/reference/explain.md` has its shape.
record ExplanationJson(Explanation explanation) {

    String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            Ledger ledger = explanation.ledger();
            json.writeStartObject();
            json.writeStringProperty("customer", explanation.customer());
            json.writeStringProperty("as_of", ledger.at().toString());
            writePulse(json, ledger.pulse());
            json.writeArrayPropertyStart("entries");
            for (Entry entry : ledger.entries()) writeEntry(json, entry);
            json.writeEndArray();
            explanation.change().ifPresent(change -> writeChange(json, change));
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void writePulse(JsonGenerator json, Pulse pulse) {
        json.writeNumberProperty("pulse", pulse.level());
        json.writeNumberProperty("investments", pulse.investments());
        json.writeNumberProperty("returns", pulse.returns());
        json.writeNumberProperty("decay", pulse.decay());
        json.writeNumberProperty("noise", pulse.noise());
    }

    private void writeEntry(JsonGenerator json, Entry entry) {
        Interaction interaction = entry.interaction();
        json.writeStartObject();
        json.writeStringProperty("booked_at", entry.bookedAt().toString());
        json.writeStringProperty("happened_at", interaction.at().toString());
        json.writeStringProperty("signal", interaction.signal());
        json.writeStringProperty("side", entry.side().name().toLowerCase(Locale.ROOT));
        json.writeBooleanProperty("noise", entry.kind() == Kind.NOISE);
        json.writeNumberProperty("points", entry.points());
        json.writeNumberProperty("left", entry.left());
        json.writeStringProperty("channel", explanation.channel(entry));
        json.writeStringProperty("outreach", interaction.about().outreach());
        json.writeStringProperty("content", interaction.about().content());
        if (!interaction.id().isEmpty()) json.writeStringProperty("id", interaction.id());
        json.writeEndObject();
    }

    private static void writeChange(JsonGenerator json, Change change) {
        json.writeObjectPropertyStart("change");
        json.writeStringProperty("since", change.from().at().toString());
        json.writeNumberProperty("pulse_then", change.from().pulse().level());
        json.writeNumberProperty("pulse", change.pulse());
        json.writeArrayPropertyStart("causes");
        for (Change.Cause cause : change.causes()) {
            json.writeStartObject();
            json.writeStringProperty("signal", cause.signal());
            json.writeStringProperty("why", cause.why().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("entries", cause.count());
            json.writeNumberProperty("points", cause.points());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
