package io.customerpulse.tables.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The places of a JSON object that are wanted, as a tree of names. Everything else is stepped over.
final class Paths {

    /// What was found in one object.
    static final class Found {
        /// The text of each path, in the order of the list the tree was made of; empty where there is none.
        final String[] texts;
        /// What is of a wrong type, or empty.
        String wrong = "";

        Found(int paths) {
            texts = new String[paths];
            clear();
        }

        void clear() {
            java.util.Arrays.fill(texts, "");
            wrong = "";
        }
    }

    private static final int NO_TEXT = -1;

    private final String path;
    private final Map<String, Paths> children = new HashMap<>();
    private int text = NO_TEXT;
    private boolean strict;

    private Paths(String path) {
        this.path = path;
    }

    /// A tree of paths such as `context.campaign.name`.
    ///
    /// @param strict for how many of them, from the first, a value of a wrong type is reported; for the
    ///               others it counts as missing
    static Paths of(List<String> paths, int strict) {
        Paths root = new Paths("");
        for (int i = 0; i < paths.size(); i++) {
            Paths node = root;
            for (String name : paths.get(i).split("\\.", -1)) {
                String path = node.path.isEmpty() ? name : node.path + "." + name;
                node = node.children.computeIfAbsent(name, _ -> new Paths(path));
            }
            node.text = i;
            node.strict = i < strict;
        }
        return root;
    }

    /// Takes what is wanted from the object the parser stands on.
    void take(JsonParser parser, Found found) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            member(parser, name, found);
        }
    }

    /// Takes what is wanted from one member, whose value the parser stands on.
    void member(JsonParser parser, String name, Found found) {
        Paths child = children.get(name);
        if (child == null) {
            parser.skipChildren();
            return;
        }
        JsonToken token = parser.currentToken();
        boolean scalar = token == JsonToken.VALUE_STRING
                || token == JsonToken.VALUE_NUMBER_INT
                || token == JsonToken.VALUE_NUMBER_FLOAT;
        if (child.text != NO_TEXT) {
            if (scalar) found.texts[child.text] = parser.getString();
            else if (token != JsonToken.VALUE_NULL && child.strict) child.isWrong(token, found);
        }
        if (token == JsonToken.START_OBJECT && !child.children.isEmpty()) child.take(parser, found);
        else parser.skipChildren();
    }

    private void isWrong(JsonToken token, Found found) {
        if (!found.wrong.isEmpty()) return;
        found.wrong = "`%s` is %s: expected a text or a number".formatted(path, Json.word(token));
    }
}
