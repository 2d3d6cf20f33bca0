package io.customerpulse.cli.command;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Money;
import java.io.StringWriter;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An interaction as a `track` call of the Segment spec.
final class SegmentEvent {

    private static final JsonFactory FACTORY = new JsonFactory();

    private SegmentEvent() {}

    /// The call as one line of JSON, its line end with it.
    static String line(Interaction interaction) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("type", "track");
            json.writeStringProperty("messageId", interaction.id());
            json.writeStringProperty("userId", interaction.customer());
            json.writeStringProperty("event", interaction.signal());
            json.writeStringProperty("timestamp", interaction.at().toString());
            json.writeObjectPropertyStart("properties");
            Money value = interaction.value();
            if (value.isStated()) {
                BigDecimal amount = BigDecimal.valueOf(value.minor(), Money.digits(value.currency()));
                json.writeNumberProperty("value", amount);
                json.writeStringProperty("currency", value.currency());
            }
            writeIfStated(json, "outreach_id", interaction.about().outreach());
            writeIfStated(json, "content_id", interaction.about().content());
            writeIfStated(json, "channel", interaction.about().channel());
            json.writeEndObject();
            json.writeEndObject();
        }
        return text + "\n";
    }

    private static void writeIfStated(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) json.writeStringProperty(name, text);
    }
}
