package io.customerpulse.server.source.call;

import io.customerpulse.tables.json.Json;
import io.customerpulse.tables.json.Paths;
import io.customerpulse.tables.segment.Places;
import io.customerpulse.tables.value.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Cuts a body into its items in one streaming pass, taking what is wanted of each.
///
/// A body that is no JSON is refused as a whole. One that is, with items beyond our limits, is cut again with
/// those blanked out: the others are as good as ever.
public final class Cutter {

    /// What came of it.
    public sealed interface Cut {}

    /// The items; only a list may have none.
    public record Items(List<Item> items) implements Cut {}

    /// The body cannot be read.
    ///
    /// @param code a word for machines
    public record Broken(String code, String detail) implements Cut {}

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.DEPTH_MAX)
                    .maxNumberLength(Json.NUMBER_MAX)
                    .build())
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .build();

    private static final String BATCH = "batch";

    /// How items stand in a body.
    public enum Layout {
        /// An object that is an item, or has a `batch` of them.
        BATCH,
        /// An object that is an item.
        ONE,
        /// A list of items.
        LIST
    }

    private final Places places;
    private final Layout layout;
    private final Paths paths;

    /// A cutter.
    ///
    /// @param noise places of what differs when a sender sends again
    public Cutter(Places places, Layout layout, List<String> noise) {
        this.places = places;
        this.layout = layout;
        this.paths = places.tree().noting(noise);
    }

    /// Cuts a body.
    ///
    /// @param bytes must not be changed afterwards; the items' places are places in it
    public Cut cut(byte[] bytes) {
        byte[] body = Bounds.unmarked(bytes);
        int wrong = Utf8.firstBad(body, 0, body.length);
        if (wrong >= 0) {
            return invalid("the body is not UTF-8: the first byte that is wrong is 0x%02X, byte %s"
                    .formatted(body[wrong] & 0xFF, wrong + 1));
        }
        try {
            return items(body, List.of());
        } catch (StreamConstraintsException beyond) {
            return again(body);
        } catch (JacksonException bad) {
            return broken(bad);
        }
    }

    /// Cuts a body that is beyond some limit.
    private Cut again(byte[] body) {
        Bounds bounds = Bounds.of(body, layout);
        if (bounds.isCutOff()) return invalid("the body ends inside of a value");
        if (bounds.isSingle()) {
            return bounds.excesses().isEmpty()
                    ? invalid("a part of the body is too long")
                    : new Items(List.of(bounds.excesses().getFirst().item(0, paths.found())));
        }
        try {
            return items(Bounds.blanked(body, bounds.excesses()), bounds.excesses());
        } catch (StreamConstraintsException beyond) {
            return new Broken("too_deep", "the body is too deep outside of its events: " + words(beyond));
        } catch (JacksonException bad) {
            return broken(bad);
        }
    }

    /// Cuts a body.
    ///
    /// @param excesses the items that were blanked out, in their order
    private Cut items(byte[] body, List<Bounds.Excess> excesses) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body, 0, body.length)) {
            JsonToken first = parser.nextToken();
            if (first == null) return invalid("the body is empty");
            String expected = layout == Layout.LIST ? "a JSON list" : "a JSON object";
            boolean fits = first == (layout == Layout.LIST ? JsonToken.START_ARRAY : JsonToken.START_OBJECT);
            if (!fits) return invalid("%s is expected, got %s".formatted(expected, Json.word(first)));
            Pass pass = new Pass(parser, excesses);
            Cut cut = pass.all();
            return parser.nextToken() == null ? cut : invalid("more follows the JSON value");
        }
    }

    /// One pass over a body.
    private final class Pass {

        private final JsonParser parser;
        private final List<Bounds.Excess> excesses;
        private final Paths.Found found = paths.found();
        private final List<Item> items = new ArrayList<>();
        private int next;
        private boolean isBatch;

        Pass(JsonParser parser, List<Bounds.Excess> excesses) {
            this.parser = parser;
            this.excesses = excesses;
        }

        Cut all() {
            if (layout == Layout.LIST) {
                batch();
                return new Items(items);
            }
            int from = tokenStart();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (token != JsonToken.START_ARRAY || layout == Layout.ONE || !name.equals(BATCH)) {
                    paths.member(parser, name, found);
                } else if (isBatch) {
                    return invalid("`batch` stands twice");
                } else {
                    batch();
                }
            }
            if (!isBatch) return new Items(List.of(new Item(0, from, tokenEnd(), found, Optional.empty())));
            if (items.isEmpty()) return empty();
            for (Item item : items) places.inherit(item.found(), found);
            return new Items(items);
        }

        private void batch() {
            isBatch = true;
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                int from = tokenStart();
                if (next < excesses.size() && excesses.get(next).from() == from) {
                    items.add(excesses.get(next++).item(items.size(), paths.found()));
                } else {
                    items.add(item(token, from));
                }
            }
        }

        private Item item(JsonToken token, int from) {
            Paths.Found call = paths.found();
            if (token == JsonToken.START_OBJECT) {
                paths.take(parser, call);
            } else {
                call.fail("", "an item of the batch is %s: expected an object".formatted(Json.word(token)));
                parser.skipChildren();
                parser.finishToken();
            }
            return new Item(items.size(), from, tokenEnd(), call, Optional.empty());
        }

        private int tokenStart() {
            return (int) parser.currentTokenLocation().getByteOffset();
        }

        private int tokenEnd() {
            return (int) parser.currentLocation().getByteOffset();
        }
    }

    private static Broken empty() {
        return new Broken("empty_batch", "the batch has no items: expected one or more");
    }

    private static Broken invalid(String detail) {
        return new Broken("invalid_json", detail);
    }

    private static Broken broken(JacksonException bad) {
        int column = bad.getLocation() == null ? 0 : bad.getLocation().getColumnNr();
        int line = bad.getLocation() == null ? 0 : bad.getLocation().getLineNr();
        String where = column > 0 ? " in line %s at byte %s".formatted(line, column) : "";
        return invalid("invalid JSON%s: %s".formatted(where, words(bad)));
    }

    private static String words(JacksonException bad) {
        return String.valueOf(bad.getOriginalMessage()).replaceAll(", from `[^`]*`", "");
    }
}
