package io.customerpulse.server.export;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.server.person.Consent;
import io.customerpulse.server.person.ConsentLedger;
import io.customerpulse.server.person.Profile;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.stats.time.Micros;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All that is kept of one customer as one JSON object, written as it is read: one event at a time, each with its
/// record as its source sent it.
public final class JsonExport {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Kept kept;
    private final JsonGenerator json;

    private JsonExport(Kept kept, JsonGenerator json) {
        this.kept = kept;
        this.json = json;
    }

    /// Writes it; the stream stays open.
    public static void write(Kept kept, OutputStream out) throws IOException {
        JsonGenerator json = MAPPER.createGenerator(out);
        new JsonExport(kept, json).write();
        json.flush();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringProperty("customer", kept.customer().name().toString());
        json.writeStringProperty("exported_at", kept.at().toString());
        json.writeArrayPropertyStart("identifiers");
        for (Identifier each : kept.customer().identifiers()) json.writeString(each.toString());
        json.writeEndArray();
        json.writeArrayPropertyStart("links");
        for (Told each : kept.history()) link(each);
        json.writeEndArray();
        profile(kept.profile());
        consent(kept.consent());
        kept.pulse().ifPresent(this::pulse);
        ledger();
        json.writeArrayPropertyStart("events");
        for (Stored each : kept.events()) event(each);
        json.writeEndArray();
        failed();
        json.writeEndObject();
    }

    private void link(Told told) {
        json.writeStartObject();
        json.writeStringProperty("at", told.at().toString());
        json.writeStringProperty("what", told.what());
        json.writeStringProperty("one", told.pair().one().toString());
        json.writeStringProperty("other", told.pair().other().toString());
        json.writeStringProperty("because", told.because());
        json.writeEndObject();
    }

    private void profile(Profile profile) {
        json.writeArrayPropertyStart("profile");
        for (Profile.Holding each : profile.holding()) {
            json.writeStartObject();
            json.writeStringProperty("trait", each.name());
            json.writeName("value");
            json.writePOJO(each.value());
            json.writeStringProperty("said_at", instant(each.atMicros()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void consent(ConsentLedger consent) {
        json.writeArrayPropertyStart("consent");
        for (Consent each : consent.history()) {
            json.writeStartObject();
            json.writeStringProperty("at", instant(each.atMicros()));
            json.writeStringProperty("purpose", each.purpose());
            json.writeStringProperty("channel", each.channel());
            json.writeBooleanProperty("granted", each.granted());
            json.writeStringProperty("source", each.proof().source());
            json.writeStringProperty("wording", each.proof().wording());
            json.writeStringProperty("by", each.proof().by());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void pulse(Trace.Point point) {
        json.writeObjectPropertyStart("pulse");
        json.writeNumberProperty("pulse", point.pulse().level());
        json.writeNumberProperty("investments", point.pulse().investments());
        json.writeNumberProperty("returns", point.pulse().returns());
        json.writeNumberProperty("decay", point.pulse().decay());
        json.writeStringProperty("stage", point.vitals().stage().word());
        json.writeEndObject();
    }

    private void ledger() {
        json.writeArrayPropertyStart("ledger");
        for (Entry each : kept.ledger().entries()) {
            json.writeStartObject();
            json.writeStringProperty("booked_at", each.bookedAt().toString());
            json.writeStringProperty("signal", each.interaction().signal());
            json.writeStringProperty("event", each.interaction().id());
            json.writeNumberProperty("points", each.points());
            json.writeNumberProperty("left", each.left());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void event(Stored stored) throws IOException {
        Event event = stored.event();
        json.writeStartObject();
        json.writeNumberProperty("sequence", stored.sequence());
        json.writeStringProperty("at", event.deed().at().toString());
        json.writeStringProperty("received_at", event.origin().receivedAt().toString());
        json.writeStringProperty("source", event.origin().source());
        json.writeStringProperty("message_id", event.origin().messageId());
        json.writeArrayPropertyStart("identifiers");
        for (Identifier each : event.identifiers()) json.writeString(each.toString());
        json.writeEndArray();
        deed(event.deed());
        json.writeArrayPropertyStart("marks");
        for (Mark each : event.marks()) json.writeString(each.word());
        json.writeEndArray();
        record(kept.raw(stored));
        json.writeEndObject();
    }

    private void deed(Deed deed) {
        json.writeStringProperty("kind", Deeds.word(deed));
        switch (deed) {
            case Deed.Interacted interacted -> {
                json.writeStringProperty("signal", interacted.signal());
                json.writeNumberProperty("value_minor", interacted.value().minor());
                json.writeStringProperty("currency", interacted.value().currency());
                json.writeStringProperty("outreach", interacted.about().outreach());
                json.writeStringProperty("content", interacted.about().content());
                json.writeStringProperty("channel", interacted.about().channel());
            }
            case Deed.Described described -> value("traits", described.traits());
            case Deed.Consented consented -> {
                json.writeStringProperty("purpose", consented.purpose());
                json.writeStringProperty("channel", consented.channel());
                json.writeBooleanProperty("granted", consented.granted());
                json.writeStringProperty("wording", consented.wording());
            }
            case Deed.Linked linked -> {}
            case Deed.Noted noted -> json.writeStringProperty("noted", noted.kind());
        }
    }

    private void failed() {
        json.writeArrayPropertyStart("failed_records");
        for (Kept.Failed each : kept.failed()) {
            json.writeStartObject();
            json.writeNumberProperty("sequence", each.sequence());
            json.writeStringProperty("received_at", each.refusal().receivedAt().toString());
            json.writeStringProperty("source", each.refusal().source());
            json.writeStringProperty("code", each.refusal().why().code());
            record(each.refusal().raw());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void record(String raw) {
        if (!raw.isEmpty()) value("record", raw);
    }

    /// JSON as itself, anything else as a text.
    private void value(String name, String text) {
        json.writeName(name);
        try {
            JsonNode node = MAPPER.readTree(text);
            json.writePOJO(node);
        } catch (JacksonException notJson) {
            json.writeString(text);
        }
    }

    private static String instant(long micros) {
        return Micros.instant(micros).toString();
    }
}
