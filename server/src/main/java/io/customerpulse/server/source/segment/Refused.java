package io.customerpulse.server.source.segment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Tells which route a refused record came on, which it does not say itself: by the keys that only calls of that
/// route have. A type in the record counts for more than the route.
final class Refused {

    private static final JsonFactory JSON = new JsonFactory();
    /// Keys that only calls of one route have; the surest first.
    private static final Map<String, String> ROUTES = routes();

    private Refused() {}

    static String route(byte[] record) {
        Set<String> keys = keys(record);
        if (keys.contains("distinct_id")) return "posthog";
        for (Map.Entry<String, String> route : ROUTES.entrySet()) {
            if (keys.contains(route.getKey())) return route.getValue();
        }
        return "batch";
    }

    private static Map<String, String> routes() {
        Map<String, String> routes = new LinkedHashMap<>();
        routes.put("previousId", "alias");
        routes.put("groupId", "group");
        routes.put("event", "track");
        routes.put("traits", "identify");
        routes.put("name", "page");
        return routes;
    }

    private static Set<String> keys(byte[] record) {
        Set<String> keys = new TreeSet<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), record)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return keys;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                keys.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (JacksonException noJson) {
            // What was read so far is what there is; the source says what is wrong.
            return keys;
        }
        return keys;
    }
}
