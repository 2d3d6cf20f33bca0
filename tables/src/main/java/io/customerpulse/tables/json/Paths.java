package io.customerpulse.tables.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The places of a JSON object that are wanted, as a tree of names. Everything else is stepped over.
public final class Paths {

    /// What was found in one object.
    public static final class Found {

        /// The text of each path, in the order of the list the tree was made of; empty where there is none.
        private final String[] texts;

        private final long[] seen;
        private int[] noise = {};
        private String wrong = "";
        private String wrongPath = "";

        private Found(int paths, int nodes) {
            texts = new String[paths];
            seen = new long[(nodes + 63) >> 6];
            Arrays.fill(texts, "");
        }

        /// What stands at a path; empty if there is nothing.
        public String text(int path) {
            return texts[path];
        }

        /// Gives a path that has none a text.
        public void inherit(int path, String text) {
            if (texts[path].isBlank()) texts[path] = text;
        }

        /// What is of a wrong type or stands twice, or empty.
        public String wrong() {
            return wrong;
        }

        /// Where that is; empty for the whole.
        public String wrongPath() {
            return wrongPath;
        }

        /// Says what is wrong, unless something was before.
        public void fail(String path, String reason) {
            if (!wrong.isEmpty()) return;
            wrong = reason;
            wrongPath = path;
        }

        /// The values of noise, in pairs: where each begins among the parser's bytes, and where it ends.
        /// It must not be changed.
        public int[] noise() {
            return noise;
        }

        /// Forgets everything.
        public void clear() {
            Arrays.fill(texts, "");
            Arrays.fill(seen, 0);
            noise = new int[0];
            wrong = "";
            wrongPath = "";
        }

        private boolean isSecond(int node) {
            long bit = 1L << (node & 63);
            boolean second = (seen[node >> 6] & bit) != 0;
            seen[node >> 6] |= bit;
            return second;
        }

        private void addNoise(int from, int to) {
            noise = Arrays.copyOf(noise, noise.length + 2);
            noise[noise.length - 2] = from;
            noise[noise.length - 1] = to;
        }
    }

    private static final int NO_TEXT = -1;

    private final String path;
    private final int number;
    private final Map<String, Paths> children = new HashMap<>();
    private int paths;
    private int nodes = 1;
    private int text = NO_TEXT;
    private boolean strict;
    private boolean noise;

    private Paths(String path, int number) {
        this.path = path;
        this.number = number;
    }

    /// A tree of paths such as `context.campaign.name`.
    ///
    /// @param strict for how many of them, from the first, a value of a wrong type is reported; for the
    ///               others it counts as missing
    public static Paths of(List<String> paths, int strict) {
        Paths root = new Paths("", 0);
        root.paths = paths.size();
        for (int i = 0; i < paths.size(); i++) {
            Paths node = root.node(paths.get(i));
            node.text = i;
            node.strict = i < strict;
        }
        return root;
    }

    /// Has the values of more paths remembered by their places: what differs when a sender says the same again.
    public Paths noting(List<String> noisy) {
        for (String one : noisy) node(one).noise = true;
        return this;
    }

    private Paths node(String wanted) {
        Paths node = this;
        for (String name : wanted.split("\\.", -1)) {
            String longer = node.path.isEmpty() ? name : node.path + "." + name;
            Paths child = node.children.get(name);
            if (child == null) {
                child = new Paths(longer, nodes++);
                node.children.put(name, child);
            }
            node = child;
        }
        return node;
    }

    /// Room for what this tree may find.
    public Found found() {
        return new Found(paths, nodes);
    }

    /// Takes what is wanted from the object the parser stands on.
    public void take(JsonParser parser, Found found) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            member(parser, name, found);
        }
    }

    /// Takes what is wanted from one member, whose value the parser stands on.
    public void member(JsonParser parser, String name, Found found) {
        Paths child = children.get(name);
        if (child == null) {
            parser.skipChildren();
            return;
        }
        if (found.isSecond(child.number)) found.fail(child.path, "`%s` stands twice".formatted(child.path));
        int from = child.noise ? (int) parser.currentTokenLocation().getByteOffset() : 0;
        child.value(parser, found);
        if (child.noise) {
            parser.finishToken();
            found.addNoise(from, (int) parser.currentLocation().getByteOffset());
        }
    }

    private void value(JsonParser parser, Found found) {
        JsonToken token = parser.currentToken();
        boolean scalar = token == JsonToken.VALUE_STRING
                || token == JsonToken.VALUE_NUMBER_INT
                || token == JsonToken.VALUE_NUMBER_FLOAT;
        if (text != NO_TEXT) {
            if (scalar) found.texts[text] = parser.getString();
            else if (token != JsonToken.VALUE_NULL && strict) isWrong(token, found);
        }
        if (token == JsonToken.START_OBJECT && !children.isEmpty()) take(parser, found);
        else parser.skipChildren();
    }

    private void isWrong(JsonToken token, Found found) {
        found.fail(path, "`%s` is %s: expected a text or a number".formatted(path, Json.word(token)));
    }
}
