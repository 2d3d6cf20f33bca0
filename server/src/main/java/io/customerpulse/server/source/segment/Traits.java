package io.customerpulse.server.source.segment;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.call.Item;
import io.customerpulse.tables.json.Json;
import io.customerpulse.tables.segment.Fault;
import io.customerpulse.tables.value.TextRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What a call says of its customer. It takes a second pass over the call, which most calls need not.
sealed interface Traits {

    /// They can be kept.
    ///
    /// @param json  a JSON object, exactly as it came; `{}` if there is none
    /// @param email what its address says who it is, if it has one
    record Read(String json, Optional<Identifier> email) implements Traits {}

    /// They are no object, or the call has a key twice.
    record Wrong(Fault fault) implements Traits {}

    /// The traits of a call.
    ///
    /// @param body   what the call stands in
    /// @param places where they may stand, the best first, such as `context.traits`
    static Traits of(byte[] body, Item item, List<String> places) {
        Taking taking = new Taking(body, item.from(), places);
        String broken = Json.read(body, item.from(), item.to(), parser -> taking.take(parser, ""));
        if (!broken.isEmpty()) return new Wrong(new Fault(Fault.Code.INVALID_VALUE, "", broken));
        return taking.traits();
    }

    /// One pass over one call.
    final class Taking {

        private final byte[] body;
        private final int start;
        private final List<String> places;
        private final List<String> jsons;
        private final List<String> emails;
        private String fault = "";
        private String faultPlace = "";

        private Taking(byte[] body, int start, List<String> places) {
            this.body = body;
            this.start = start;
            this.places = places;
            this.jsons = new ArrayList<>(Collections.nCopies(places.size(), ""));
            this.emails = new ArrayList<>(jsons);
        }

        private Traits traits() {
            if (!fault.isEmpty()) return new Wrong(new Fault(Fault.Code.INVALID_VALUE, faultPlace, fault));
            return new Read(first(jsons, "{}"), identifier(first(emails, "")));
        }

        /// What cannot be an address is a trait like any other.
        private static Optional<Identifier> identifier(String email) {
            boolean isAddress = email.indexOf('@') > 0 && TextRule.isSound(email, TextRule.CUSTOMER_MAX);
            return isAddress ? Optional.of(new Identifier(Identifier.EMAIL, email)) : Optional.empty();
        }

        private static String first(List<String> texts, String none) {
            return texts.stream().filter(text -> !text.isEmpty()).findFirst().orElse(none);
        }

        private void take(JsonParser parser, String outer) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                String path = outer + name;
                int place = places.indexOf(path);
                if (place >= 0) object(parser, place);
                else if (token == JsonToken.START_OBJECT && isOnTheWay(path)) take(parser, path + ".");
                else parser.skipChildren();
            }
        }

        private boolean isOnTheWay(String path) {
            return places.stream().anyMatch(place -> place.startsWith(path + "."));
        }

        private void object(JsonParser parser, int place) {
            JsonToken first = parser.currentToken();
            if (first != JsonToken.START_OBJECT) {
                parser.skipChildren();
                if (first == JsonToken.VALUE_NULL) return;
                faultPlace = places.get(place);
                fault = "`%s` is %s: expected an object".formatted(faultPlace, Json.word(first));
                return;
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (name.equals("email") && token == JsonToken.VALUE_STRING) emails.set(place, parser.getString());
                parser.skipChildren();
            }
            int to = (int) parser.currentLocation().getByteOffset();
            jsons.set(place, new String(body, start + from, to - from, StandardCharsets.UTF_8));
        }
    }
}
