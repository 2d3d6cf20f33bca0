package io.customerpulse.server.source.segment;

import io.customerpulse.tables.json.Json;
import io.customerpulse.tables.segment.Fault;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What an identify call says of its customer. It takes a second pass over the call, which most calls need not.
sealed interface Traits {

    /// They can be kept.
    ///
    /// @param json  a JSON object, exactly as it came
    /// @param email the address in it, or in the context's traits; empty if there is none
    record Read(String json, String email) implements Traits {}

    /// They are no object, or one with a key twice.
    record Wrong(Fault fault) implements Traits {}

    /// The traits of a call; those of its context if it has no others.
    ///
    /// @param body what the call stands in
    static Traits of(byte[] body, Item item) {
        Taking taking = new Taking(body, item.from());
        String fault = Json.read(body, item.from(), item.to(), taking::take);
        if (fault.isEmpty()) fault = taking.fault;
        if (!fault.isEmpty()) return new Wrong(new Fault(Fault.Code.INVALID_VALUE, "traits", fault));
        String json = taking.own.isEmpty() ? taking.context : taking.own;
        String email = taking.ownEmail.isEmpty() ? taking.contextEmail : taking.ownEmail;
        return new Read(json.isEmpty() ? "{}" : json, email);
    }

    /// One pass over one call.
    final class Taking {

        private final byte[] body;
        private final int start;
        private String own = "";
        private String ownEmail = "";
        private String context = "";
        private String contextEmail = "";
        private String fault = "";
        private String latestEmail = "";

        private Taking(byte[] body, int start) {
            this.body = body;
            this.start = start;
        }

        private void take(JsonParser parser) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (name.equals("traits")) {
                    own = object(parser);
                    ownEmail = latestEmail;
                } else if (name.equals("context") && token == JsonToken.START_OBJECT) {
                    context(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void context(JsonParser parser) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (name.equals("traits") && token == JsonToken.START_OBJECT) {
                    context = object(parser);
                    contextEmail = latestEmail;
                } else {
                    parser.skipChildren();
                }
            }
        }

        /// The object the parser stands on; empty if it is none.
        private String object(JsonParser parser) {
            latestEmail = "";
            JsonToken first = parser.currentToken();
            if (first != JsonToken.START_OBJECT) {
                parser.skipChildren();
                if (first != JsonToken.VALUE_NULL)
                    fault = "`traits` is %s: expected an object".formatted(Json.word(first));
                return "";
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (name.equals("email") && token == JsonToken.VALUE_STRING) latestEmail = parser.getString();
                parser.skipChildren();
            }
            int to = (int) parser.currentLocation().getByteOffset();
            return new String(body, start + from, to - from, StandardCharsets.UTF_8);
        }
    }
}
