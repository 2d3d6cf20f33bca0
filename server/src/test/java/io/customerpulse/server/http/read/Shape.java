package io.customerpulse.server.http.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Holds JSON against the part of JSON Schema that our description uses.
final class Shape {

    private final JsonNode document;
    private final List<String> complaints = new ArrayList<>();

    private Shape(JsonNode document) {
        this.document = document;
    }

    static List<String> complaints(JsonNode document, JsonNode schema, JsonNode value) {
        Shape shape = new Shape(document);
        shape.check("", schema, value);
        return shape.complaints;
    }

    private void check(String at, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(at, document.at(schema.get("$ref").asString().substring(1)), value);
        } else if (schema.has("anyOf")) {
            if (!value.isNull()) check(at, schema.get("anyOf").get(0), value);
        } else if (schema.has("oneOf")) {
            checkOneOf(at, schema, value);
        } else if (schema.has("type")) {
            checkType(at, schema, value);
        }
    }

    /// The one whose word the value has.
    private void checkOneOf(String at, JsonNode schema, JsonNode value) {
        String name = schema.at("/discriminator/propertyName").asString();
        for (JsonNode each : schema.get("oneOf")) {
            JsonNode one = document.at(each.get("$ref").asString().substring(1));
            if (one.at("/properties/%s/enum/0".formatted(name)).equals(value.path(name))) {
                check(at, each, value);
                return;
            }
        }
        complaints.add("%s: %s is none of %s".formatted(at, value, schema));
    }

    private void checkType(String at, JsonNode schema, JsonNode value) {
        String type = schema.get("type").asString();
        boolean fits =
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" ->
                        value.isString() && isTimely(schema, value.asString()) && isOneOfItsWords(schema, value);
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    default -> false;
                };
        if (!fits) complaints.add("%s: %s is no %s".formatted(at, value, schema));
        else if (type.equals("array")) value.forEach(each -> check(at + "/-", schema.get("items"), each));
        else if (type.equals("object")) checkObject(at, schema, value);
    }

    private void checkObject(String at, JsonNode schema, JsonNode value) {
        JsonNode properties = schema.path("properties");
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) complaints.add("%s/%s is missing".formatted(at, name.asString()));
        }
        value.properties().forEach(field -> {
            JsonNode own = properties.path(field.getKey());
            JsonNode more = schema.path("additionalProperties");
            if (!own.isMissingNode()) check(at + "/" + field.getKey(), own, field.getValue());
            else if (more.isObject()) check(at + "/" + field.getKey(), more, field.getValue());
            else complaints.add("%s/%s is not described".formatted(at, field.getKey()));
        });
    }

    private static boolean isOneOfItsWords(JsonNode schema, JsonNode value) {
        if (!schema.has("enum")) return true;
        for (JsonNode word : schema.get("enum")) if (word.equals(value)) return true;
        return false;
    }

    private static boolean isTimely(JsonNode schema, String text) {
        try {
            switch (schema.path("format").asString("")) {
                case "date-time" -> Instant.parse(text);
                case "date" -> LocalDate.parse(text);
                default -> {}
            }
            return true;
        } catch (DateTimeParseException wrong) {
            return false;
        }
    }
}
