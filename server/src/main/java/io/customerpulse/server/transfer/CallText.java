package io.customerpulse.server.transfer;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Money;
import io.customerpulse.tables.row.Row;
import java.io.StringWriter;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Rows as calls of the Segment spec, which a server reads back as what they were.
public final class CallText {

    /// The most of a record that is kept with the reason why it is none, in characters.
    private static final int ORIGINAL_MAX = 8_000;

    /// The kind of a call that says that a row could not be used: none that there is.
    static final String REFUSED = "refused row";

    private static final JsonFactory JSON = new JsonFactory();

    private CallText() {}

    /// An interaction as a call, in one line of JSON.
    public static String of(Interaction interaction) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("type", "track");
            json.writeStringProperty("messageId", interaction.id());
            json.writeStringProperty("userId", interaction.customer());
            json.writeStringProperty("event", interaction.signal());
            json.writeStringProperty("timestamp", interaction.at().toString());
            json.writeObjectPropertyStart("properties");
            Money value = interaction.value();
            if (value.isStated()) {
                BigDecimal major = BigDecimal.valueOf(value.minor(), Money.digits(value.currency()));
                json.writeNumberProperty("value", major);
                json.writeStringProperty("currency", value.currency());
            }
            Interaction.About about = interaction.about();
            if (!about.outreach().isEmpty()) json.writeStringProperty("outreach_id", about.outreach());
            if (!about.content().isEmpty()) json.writeStringProperty("content_id", about.content());
            if (!about.channel().isEmpty()) json.writeStringProperty("channel", about.channel());
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    /// A record that could not be used, as a call of a kind that there is not: the server keeps it as a failed event,
    /// with its file, its line and the reason.
    static String of(String id, String file, Row.Refused refused) {
        StringWriter text = new StringWriter();
        String original = refused.original();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("type", REFUSED);
            json.writeStringProperty("messageId", id);
            json.writeStringProperty("file", file);
            json.writeNumberProperty("line", refused.line());
            json.writeStringProperty("reason", refused.reason());
            json.writeStringProperty("original", original.substring(0, Math.min(original.length(), ORIGINAL_MAX)));
            json.writeEndObject();
        }
        return text.toString();
    }

    /// A text with a property in front of those it has.
    ///
    /// @param object a JSON object
    static String with(String object, String name, String value) {
        int brace = object.indexOf('{');
        String rest = object.substring(brace + 1);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty(name, value);
            json.writeEndObject();
        }
        String first = text.toString();
        boolean isLast = rest.stripLeading().startsWith("}");
        return first.substring(0, first.length() - 1) + (isLast ? "" : ",") + rest;
    }
}
