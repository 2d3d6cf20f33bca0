package io.customerpulse.server.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A control entry as fields, written to and read from the JSON of the journal. A field that is not there reads
/// as empty, so that entries of older versions can be read.
final class Entry {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final ObjectNode fields;

    private Entry(ObjectNode fields) {
        this.fields = fields;
    }

    /// A new entry that says who made it and when.
    static Entry by(Stamp stamp) {
        return new Entry(MAPPER.createObjectNode()).put("by", stamp.by()).put("at", stamp.at());
    }

    /// Reads an entry of the journal. The journal has checksums: what cannot be read was written wrong by us.
    static Entry read(String json) {
        if (MAPPER.readTree(json) instanceof ObjectNode fields) return new Entry(fields);
        throw new IllegalStateException("a control entry must be a JSON object");
    }

    Entry put(String name, String value) {
        fields.put(name, value);
        return this;
    }

    Entry put(String name, Instant value) {
        if (!value.equals(Instant.MAX)) fields.put(name, value.toString());
        return this;
    }

    Entry put(String name, long value) {
        fields.put(name, value);
        return this;
    }

    Entry put(String name, boolean value) {
        fields.put(name, value);
        return this;
    }

    Entry put(String name, List<String> values) {
        ArrayNode list = fields.putArray(name);
        values.forEach(list::add);
        return this;
    }

    Entry put(String name, Map<String, String> values) {
        ObjectNode map = fields.putObject(name);
        values.forEach(map::put);
        return this;
    }

    String json() {
        return fields.toString();
    }

    String text(String name) {
        return fields.path(name).asString("");
    }

    long number(String name) {
        return fields.path(name).asLong(0);
    }

    boolean flag(String name) {
        return fields.path(name).asBoolean(false);
    }

    Stamp stamp() {
        return new Stamp(text("by"), instant("at"));
    }

    /// An instant; what is not there is never: [Instant#MAX].
    Instant instant(String name) {
        String text = text(name);
        return text.isEmpty() ? Instant.MAX : Instant.parse(text);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : fields.path(name)) texts.add(each.asString());
        return texts;
    }

    Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : fields.path(name).properties()) {
            texts.put(each.getKey(), each.getValue().asString());
        }
        return texts;
    }

    @Override
    public String toString() {
        return "Entry";
    }
}
