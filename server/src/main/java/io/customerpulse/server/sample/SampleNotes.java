package io.customerpulse.server.sample;

import io.customerpulse.server.intake.Control;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the journal says of samples: a fold over its controls.
public final class SampleNotes {

    /// The kind of a control that says that a sample is in, whole.
    static final String LOADED = "sample.loaded";

    private static final JsonMapper JSON = JsonMapper.shared();

    /// How many customers each sample has that is in, by source.
    private final Map<String, Integer> loaded = new ConcurrentHashMap<>();

    /// Takes note of what was set; passes over controls of other kinds.
    public void apply(Control control) {
        if (!control.kind().equals(LOADED)) return;
        JsonNode json = JSON.readTree(control.json());
        loaded.put(json.path("source").asString(""), json.path("customers").asInt(0));
    }

    static String loaded(String source, int customers) {
        ObjectNode json = JSON.createObjectNode();
        return json.put("source", source).put("customers", customers).toString();
    }

    /// How many customers the sample of a source has; 0 if it is not in, or not whole.
    int customers(String source) {
        return loaded.getOrDefault(source, 0);
    }
}
