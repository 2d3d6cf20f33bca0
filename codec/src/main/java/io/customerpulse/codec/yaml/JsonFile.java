package io.customerpulse.codec.yaml;

import io.customerpulse.codec.yaml.Node.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What came of reading a JSON file that a program writes and a person may look into: a value, or everything
/// that is wrong with it. The limits are those of [YamlFile], and so are the fields.
public sealed interface JsonFile<T> {

    /// It was read.
    record Read<T>(T value) implements JsonFile<T> {}

    /// It was refused.
    ///
    /// @param problems at least one, in the order of lines
    record Refused<T>(List<Problem> problems) implements JsonFile<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a file and finds all its problems at once.
    ///
    /// @param file  its name, for messages
    /// @param text  what it says
    /// @param shape makes the value of the top-level keys; it must cope with fields that have problems
    static <T> JsonFile<T> read(String file, String text, Function<Fields, T> shape) {
        Problems problems = new Problems(file);
        Optional<Node> root = new JsonTree(problems).read(text);
        if (root.isPresent() && root.get() instanceof Mapping mapping) {
            T value = Fields.shape(mapping, problems, shape);
            if (problems.isEmpty()) return new Read<>(value);
        } else if (root.isPresent()) {
            problems.add(root.get().place().line(), "", root.get().words(), "keys and values in { }");
        }
        return new Refused<>(problems.inOrder());
    }
}
