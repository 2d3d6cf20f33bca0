package io.customerpulse.server.http;

import io.customerpulse.server.http.Problem.Flaw;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The fields of a JSON body, read one by one by name. Nothing is taken that nobody asked for, and all that is
/// wrong is told at once: after reading every field, ask [#flaws].
///
/// A field that is wrong reads as empty; whoever has flaws must not use what was read.
public final class Fields {

    /// Most members of a list or a map in a body.
    public static final int MEMBERS_MAX = 100;

    private final JsonNode body;
    private final Set<String> asked = new TreeSet<>();
    private final List<Flaw> flaws = new ArrayList<>();

    private Fields(JsonNode body) {
        this.body = body;
        if (!body.isObject()) flaw("", "not_an_object", "the body must be a JSON object");
    }

    /// The fields of a body; one that is no object has none, and that is a flaw.
    public static Fields of(JsonNode body) {
        return new Fields(body);
    }

    /// Whether a field is there, even if it is null.
    public boolean has(String name) {
        asked.add(name);
        return body.has(name);
    }

    /// A text that must be there, not blank, with at most so many characters.
    public String text(String name, int charactersMax) {
        Optional<String> text = textIfAny(name, charactersMax);
        if (text.isEmpty() && !body.hasNonNull(name)) {
            flaw(pointer(name), "missing", "is needed: a text");
        } else if (text.isPresent() && text.get().isBlank()) {
            flaw(pointer(name), "blank", "must not be blank");
        }
        return text.orElse("");
    }

    /// A text that may be missing; null is missing.
    public Optional<String> textIfAny(String name, int charactersMax) {
        asked.add(name);
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) return Optional.empty();
        return textAt(node, pointer(name), charactersMax);
    }

    /// Yes or no; what it is when missing.
    public boolean flag(String name, boolean otherwise) {
        asked.add(name);
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) return otherwise;
        if (!node.isBoolean()) flaw(pointer(name), "not_a_flag", "must be true or false");
        return node.isBoolean() && node.booleanValue();
    }

    /// A whole number; what it is when missing.
    public long number(String name, long otherwise) {
        asked.add(name);
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) return otherwise;
        boolean isWhole = node.isIntegralNumber() && node.canConvertToLong();
        if (!isWhole) flaw(pointer(name), "not_a_whole_number", "must be a whole number");
        return isWhole ? node.longValue() : otherwise;
    }

    /// A list of texts; missing is empty.
    public List<String> texts(String name, int charactersMax) {
        asked.add(name);
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) return List.of();
        if (!node.isArray() || node.size() > MEMBERS_MAX) {
            flaw(pointer(name), "not_a_list", "must be a list of at most %d texts".formatted(MEMBERS_MAX));
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            textAt(node.get(i), pointer(name) + "/" + i, charactersMax).ifPresent(texts::add);
        }
        return texts;
    }

    /// Texts by name, in the order of the body; missing is empty.
    public Map<String, String> textsByName(String name, int charactersMax) {
        asked.add(name);
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) return Map.of();
        if (!node.isObject() || node.size() > MEMBERS_MAX) {
            flaw(pointer(name), "not_a_map", "must be an object of at most %d texts".formatted(MEMBERS_MAX));
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String pointer = pointer(name) + pointer(each.getKey());
            textAt(each.getValue(), pointer, charactersMax).ifPresent(text -> texts.put(each.getKey(), text));
        }
        return texts;
    }

    /// An instant in RFC 3339; may be missing.
    public Optional<Instant> instantIfAny(String name) {
        Optional<String> text = textIfAny(name, 40);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeException wrong) {
            flaw(pointer(name), "not_an_instant", "must be an instant such as 2027-01-31T09:00:00Z");
            return Optional.empty();
        }
    }

    /// Adds what is wrong with a field for a reason that only its owner knows.
    public void flaw(String pointer, String code, String message) {
        flaws.add(new Flaw(pointer, code, message));
    }

    /// All that is wrong, and the fields that nobody asked for.
    public List<Flaw> flaws() {
        List<Flaw> all = new ArrayList<>(flaws);
        for (String name : body.propertyNames()) {
            if (!asked.contains(name)) {
                all.add(new Flaw(pointer(name), "unknown_field", "is not known here; allowed: " + asked));
            }
            if (all.size() >= MEMBERS_MAX) break;
        }
        return all;
    }

    private Optional<String> textAt(JsonNode node, String pointer, int charactersMax) {
        if (!node.isString()) {
            flaw(pointer, "not_a_text", "must be a text");
            return Optional.empty();
        }
        String text = node.stringValue();
        if (text.length() > charactersMax) {
            flaw(pointer, "too_long", "has %d characters, at most %d".formatted(text.length(), charactersMax));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
