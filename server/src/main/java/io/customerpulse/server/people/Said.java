package io.customerpulse.server.people;

import io.customerpulse.engine.identity.Bond;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Split;
import io.customerpulse.engine.identity.Strength;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What people say of identifiers, as it stands in the journal:
/// `{"at":1760000000000000,"by":"ada","pairs":["user_id:1","user_id:2"]}`, the identifiers two by two, the
/// instant in microseconds.
public final class Said {

    /// The kind of a control by which customers become one.
    public static final String MERGE = "identity.merge";

    /// The kind of a control by which identifiers are parted.
    public static final String SPLIT = "identity.split";

    private static final JsonFactory JSON = new JsonFactory();

    private Said() {}

    /// The links of a merge as JSON; all of one instant and origin.
    public static String merge(List<Link> links) {
        Link first = links.getFirst();
        return json(links.stream().map(Link::pair).toList(), first.atMicros(), first.because());
    }

    /// Splits as JSON; all of one instant and origin.
    public static String split(List<Split> splits) {
        Split first = splits.getFirst();
        return json(splits.stream().map(Split::pair).toList(), first.atMicros(), first.because());
    }

    /// The facts that a control states; none if it is of another kind.
    ///
    /// @throws IllegalArgumentException if the JSON is not what this class writes
    public static List<Bond> facts(String kind, String json) {
        return switch (kind) {
            case MERGE ->
                read(json).stream()
                        .map(split ->
                                Bond.of(new Link(split.pair(), Strength.STATED, split.atMicros(), split.because())))
                        .toList();
            case SPLIT -> read(json).stream().map(Bond::of).toList();
            default -> List.of();
        };
    }

    private static String json(List<Pair> pairs, long atMicros, String by) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("at", atMicros);
            json.writeStringProperty("by", by);
            json.writeArrayPropertyStart("pairs");
            for (Pair pair : pairs) {
                json.writeString(pair.one().toString());
                json.writeString(pair.other().toString());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static List<Split> read(String text) {
        Map<String, String> fields = new HashMap<>();
        List<Identifier> ends = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                boolean inList = json.streamReadContext().inArray();
                if (token == JsonToken.VALUE_STRING && inList) ends.add(Identifier.parse(json.getString()));
                else if (token.isScalarValue()) fields.put(json.currentName(), json.getString());
            }
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("what was said of identifiers is no JSON", unreadable);
        }
        if (ends.isEmpty() || ends.size() % 2 != 0) {
            throw new IllegalArgumentException("identifiers come two by two, got " + ends.size());
        }
        long atMicros = Long.parseLong(fields.getOrDefault("at", ""));
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < ends.size(); i += 2) {
            splits.add(new Split(new Pair(ends.get(i), ends.get(i + 1)), atMicros, fields.getOrDefault("by", "")));
        }
        return splits;
    }
}
