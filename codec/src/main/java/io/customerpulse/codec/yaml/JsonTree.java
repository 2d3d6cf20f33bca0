package io.customerpulse.codec.yaml;

import io.customerpulse.codec.yaml.Node.Entry;
import io.customerpulse.codec.yaml.Node.Mapping;
import io.customerpulse.codec.yaml.Node.Scalar;
import io.customerpulse.codec.yaml.Node.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// JSON to tree. A text that could be taken for a number, for true or false, or for nothing counts as
/// quoted, any other as plain: so `"12d"` is a duration, and `"12"` is no number.
final class JsonTree {

    /// Where the parser itself gives up; between this and [YamlFile#DEPTH_MAX] the place is named.
    private static final int NESTING_MAX = 1_000;

    private static final int NUMBER_MAX = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_MAX)
                    .maxStringLength(YamlFile.BYTES_MAX)
                    .maxNameLength(YamlFile.BYTES_MAX)
                    .maxNumberLength(NUMBER_MAX)
                    .build())
            .build();

    private final Problems problems;

    JsonTree(Problems problems) {
        this.problems = problems;
    }

    /// The tree as far as it could be read; nothing if it could not.
    Optional<Node> read(String text) {
        if (text.length() > YamlFile.BYTES_MAX || text.getBytes(StandardCharsets.UTF_8).length > YamlFile.BYTES_MAX) {
            problems.add(1, "", "a file over 1 MB", "at most 1000000 bytes");
            return Optional.empty();
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), content)) {
            return document(parser);
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            problems.add(Math.max(1, line), "", "no JSON (%s)".formatted(why(broken)), "JSON");
            return Optional.empty();
        }
    }

    /// The parser's words, without those meant for its own programmers.
    private static String why(JacksonException broken) {
        String words = String.valueOf(broken.getOriginalMessage()).replaceAll(", from `[^`]*`", "");
        return Scalar.shortened(words.lines().findFirst().orElse(""));
    }

    private Optional<Node> document(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            problems.add(1, "", "an empty file", "keys and values in { }");
            return Optional.empty();
        }
        Node root = node(first, parser, "", 1);
        if (parser.nextToken() != null) problems.add(place(parser).line(), "", "more behind the first value", "one");
        return Optional.of(root);
    }

    private Node node(JsonToken token, JsonParser parser, String path, int depth) {
        Place place = place(parser);
        if (depth > YamlFile.DEPTH_MAX) {
            problems.add(place.line(), path, "more than 20 levels", "at most 20");
            parser.skipChildren();
            return new Scalar(place, "", true);
        }
        return switch (token) {
            case START_OBJECT -> mapping(place, parser, path, depth);
            case START_ARRAY -> sequence(place, parser, path, depth);
            case VALUE_STRING -> text(place, parser.getString());
            case VALUE_NULL -> new Scalar(place, "", false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                new Scalar(place, parser.getString(), false);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value begins with " + token);
        };
    }

    private static Scalar text(Place place, String text) {
        boolean mistakable = text.isBlank()
                || text.equals("true")
                || text.equals("false")
                || Decimal.of(text).isPresent();
        return new Scalar(place, text, mistakable);
    }

    private Mapping mapping(Place place, JsonParser parser, String path, int depth) {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            Place keyPlace = place(parser);
            String name = parser.currentName();
            String inner = TreeReader.path(path, name);
            if (name.isBlank()) problems.add(keyPlace.line(), path, "an empty key", "a text");
            Node value = node(parser.nextToken(), parser, inner, depth + 1);
            Entry earlier = entries.putIfAbsent(name, new Entry(keyPlace, value));
            if (earlier != null) {
                int first = earlier.keyPlace().line();
                problems.add(keyPlace.line(), inner, "it twice (first on line " + first + ")", "once");
            }
        }
        return new Mapping(place, entries);
    }

    private Sequence sequence(Place place, JsonParser parser, String path, int depth) {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, parser, "%s[%d]".formatted(path, items.size() + 1), depth + 1));
        }
        return new Sequence(place, items);
    }

    private Place place(JsonParser parser) {
        return new Place(
                problems.file(),
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr());
    }
}
