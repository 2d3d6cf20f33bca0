package io.customerpulse.codec.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A piece of a YAML file, and where it stands.
public sealed interface Node {

    Place place();

    /// What a reader calls it in a message: a text in quotes, or its kind.
    String words();

    /// Keys and values, in the order of the file.
    record Mapping(Place place, SequencedMap<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String words() {
            return "keys and values";
        }
    }

    /// What stands at a key.
    ///
    /// @param keyPlace where the key stands
    /// @param value    its value
    record Entry(Place keyPlace, Node value) {}

    /// A list.
    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String words() {
            return "a list";
        }
    }

    /// A single value, never interpreted: `7` and `yes` are texts until somebody asks for more.
    ///
    /// @param text   what it says, quotes and escapes resolved
    /// @param quoted whether it stood in quotes or in a block
    record Scalar(Place place, String text, boolean quoted) implements Node {

        private static final int SHOWN_MAX = 60;

        /// Whether nothing stands at the key.
        public boolean isNothing() {
            return text.isEmpty() && !quoted;
        }

        @Override
        public String words() {
            return isNothing() ? "nothing" : '"' + shortened(text) + '"';
        }

        /// A text fit for a message: its first sixty characters, on one line.
        static String shortened(String text) {
            StringBuilder shown = new StringBuilder();
            text.codePoints()
                    .limit(SHOWN_MAX)
                    .map(c -> Character.isISOControl(c) ? ' ' : c)
                    .forEach(shown::appendCodePoint);
            return text.codePointCount(0, text.length()) > SHOWN_MAX ? shown + "…" : shown.toString();
        }
    }
}
