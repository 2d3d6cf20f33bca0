package io.customerpulse.server.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.customerpulse.server.http.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas of records, read off their components: a field that is added to an answer is in its description.
///
/// | component | schema |
/// |---|---|
/// | text, whole number, number, truth, instant, day | string, integer, number, boolean, date-time, date |
/// | `Optional<T>` | T or null |
/// | `List<T>`, `Map<String, T>` | array, object |
/// | `Object` | anything |
/// | enum | string, one of the words that it is written as |
/// | sealed interface | one of its records, told apart by `kind`, the name of the record |
/// | record | an object of its own under `components`, nothing but its fields allowed |
/// | of `NON_EMPTY` | left out when it is empty, so not required |
public final class Schemas {

    private static final String KIND = "kind";

    private final Map<String, ObjectNode> components = new TreeMap<>();

    /// All records met so far, by name.
    Map<String, ObjectNode> components() {
        return components;
    }

    /// The schema of a type.
    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) return generic(generic);
        if (!(type instanceof Class<?> plain)) throw new IllegalArgumentException("no schema for " + type);
        if (plain.isRecord()) return reference(plain);
        if (plain.isSealed()) return oneOf(plain);
        if (plain.isEnum()) return words(plain);
        return switch (plain.getName()) {
            case "java.lang.Object" -> Json.MAPPER.createObjectNode();
            case "java.lang.String" -> simple("string");
            case "int", "long", "java.lang.Integer", "java.lang.Long" -> simple("integer");
            case "double", "java.lang.Double" -> simple("number");
            case "boolean", "java.lang.Boolean" -> simple("boolean");
            default -> timely(plain);
        };
    }

    private static ObjectNode timely(Class<?> type) {
        if (type == Instant.class) return simple("string").put("format", "date-time");
        if (type == LocalDate.class) return simple("string").put("format", "date");
        throw new IllegalArgumentException("no schema for " + type);
    }

    private ObjectNode generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) return nullable(of(arguments[0]));
        if (Collection.class.isAssignableFrom(raw)) return simple("array").set("items", of(arguments[0]));
        if (Map.class.isAssignableFrom(raw)) return simple("object").set("additionalProperties", of(arguments[1]));
        throw new IllegalArgumentException("no schema for " + type);
    }

    private ObjectNode oneOf(Class<?> type) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        ArrayNode cases = schema.putArray("oneOf");
        ObjectNode discriminator = schema.putObject("discriminator").put("propertyName", KIND);
        ObjectNode mapping = discriminator.putObject("mapping");
        for (Class<?> each : type.getPermittedSubclasses()) {
            ObjectNode reference = reference(each);
            cases.add(reference);
            mapping.put(snakeCase(each.getSimpleName()), reference.get("$ref").asString());
        }
        return schema;
    }

    private static ObjectNode words(Class<?> type) {
        ObjectNode schema = simple("string");
        ArrayNode words = schema.putArray("enum");
        for (Object each : type.getEnumConstants())
            words.add(Json.MAPPER.valueToTree(each).asString());
        return schema;
    }

    private ObjectNode reference(Class<?> type) {
        String name = name(type);
        if (!components.containsKey(name)) {
            components.put(name, Json.MAPPER.createObjectNode());
            components.put(name, object(type));
        }
        return Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode schema = simple("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        if (Stream.of(type.getInterfaces()).anyMatch(Class::isSealed)) {
            properties.set(KIND, simple("string"));
            ((ObjectNode) properties.get(KIND)).putArray("enum").add(snakeCase(type.getSimpleName()));
            required.add(KIND);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = named != null ? named.value() : snakeCase(component.getName());
            properties.set(name, of(component.getGenericType()));
            if (!component.getAccessor().isAnnotationPresent(JsonInclude.class)) required.add(name);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /// How a name of Java is written in JSON.
    public static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        ObjectNode either = Json.MAPPER.createObjectNode();
        either.putArray("anyOf").add(schema).add(simple("null"));
        return either;
    }

    private static ObjectNode simple(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    /// Records in records of different classes may have the same name.
    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null || outer.getSimpleName().equals("Answer")
                ? type.getSimpleName()
                : outer.getSimpleName().replaceAll("Resource$|Controller$", "") + type.getSimpleName();
    }
}
