package io.customerpulse.tables.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// JSON as inputs may write it: one object a line, no key twice, 100 levels deep at most.
public final class Json {

    /// The deepest level.
    public static final int DEPTH_MAX = 100;
    /// The most digits of a number.
    public static final int NUMBER_MAX = 1_000;
    /// The longest text and the longest name, in characters.
    private static final int TEXT_MAX = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(TEXT_MAX)
                    .maxNameLength(TEXT_MAX)
                    .maxNumberLength(NUMBER_MAX)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    private Json() {}

    /// Takes what it needs from an object; the parser stands on its opening brace, and is left on its
    /// closing one.
    public interface Taker {
        void take(JsonParser parser);
    }

    /// Reads the one object of a record.
    ///
    /// @return why it is not one; empty if it is
    public static String read(byte[] bytes, int from, int to, Taker taker) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) return "a JSON object is expected, got " + word(first);
            taker.take(parser);
            return parser.nextToken() == null ? "" : "more follows the JSON object: one a line is expected";
        } catch (JacksonException bad) {
            String what = String.valueOf(bad.getOriginalMessage()).replaceAll(", from `[^`]*`", "");
            int column = bad.getLocation() == null ? 0 : bad.getLocation().getColumnNr();
            return "invalid JSON%s: %s".formatted(column > 0 ? " at byte " + column + " of the line" : "", what);
        }
    }

    /// What a token is, in words.
    public static String word(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "something else";
        };
    }
}
