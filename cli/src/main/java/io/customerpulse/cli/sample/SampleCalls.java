package io.customerpulse.cli.sample;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Money;
import io.customerpulse.simulator.Sample;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Bodies of calls of the Segment spec.
final class SampleCalls {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int CALLS_MAX = 1_000;
    private static final int CALL_BYTES = 480;

    private final String run;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(CALLS_MAX * CALL_BYTES);
    private JsonGenerator json;
    private int calls;

    /// @param run begins the ids of the calls
    SampleCalls(String run) {
        this.run = run;
        this.json = begun();
    }

    boolean isFull() {
        return calls >= CALLS_MAX;
    }

    boolean isEmpty() {
        return calls == 0;
    }

    /// Adds who somebody is.
    void add(Sample.Known known) {
        begin("identify", known.userId(), known.userId(), known.since());
        json.writeObjectPropertyStart("traits");
        json.writeStringProperty("firstName", known.firstName());
        json.writeStringProperty("email", known.email());
        json.writeStringProperty("plan", known.plan());
        json.writeObjectPropertyStart("address");
        json.writeStringProperty("country", known.country());
        json.writeEndObject();
        end();
    }

    /// Adds what happened at an instant.
    void add(Sample.Moment moment, Instant at) {
        Interaction interaction = moment.interaction();
        begin("track", interaction.id(), interaction.customer(), at);
        json.writeStringProperty("event", interaction.signal());
        json.writeObjectPropertyStart("properties");
        Money value = interaction.value();
        if (value.isStated()) {
            json.writeNumberProperty("value", BigDecimal.valueOf(value.minor(), Money.digits(value.currency())));
            json.writeStringProperty("currency", value.currency());
        }
        writeIfStated("outreach_id", interaction.about().outreach());
        writeIfStated("content_id", interaction.about().content());
        writeIfStated("channel", interaction.about().channel());
        writeIfStated("text", moment.text());
        end();
    }

    /// What was added since the last time.
    byte[] body() {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        byte[] body = bytes.toByteArray();
        bytes.reset();
        calls = 0;
        json = begun();
        return body;
    }

    private JsonGenerator begun() {
        JsonGenerator begun = JSON.createGenerator(ObjectWriteContext.empty(), bytes);
        begun.writeStartObject();
        begun.writeArrayPropertyStart("batch");
        return begun;
    }

    private void begin(String type, String id, String userId, Instant at) {
        calls++;
        json.writeStartObject();
        json.writeStringProperty("type", type);
        json.writeStringProperty("messageId", run + "-" + id);
        json.writeStringProperty("userId", userId);
        json.writeStringProperty("timestamp", at.toString());
    }

    /// Ends the inner object and the call.
    private void end() {
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeIfStated(String name, String text) {
        if (!text.isEmpty()) json.writeStringProperty(name, text);
    }
}
