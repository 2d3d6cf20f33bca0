package io.customerpulse.codec.yaml;

import io.customerpulse.codec.yaml.Node.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What came of reading a YAML file: a value, or everything that is wrong with it.
///
/// The YAML of these files is a small part of the language: keys and values, lists and texts, in one
/// document whose top level has keys. No anchors, aliases and tags, no key twice, at most
/// [#BYTES_MAX] bytes and [#DEPTH_MAX] levels.
public sealed interface YamlFile<T> {

    /// A megabyte: a catalog of ten thousand signals. Larger ones are data, and belong in a table.
    int BYTES_MAX = 1_000_000;

    /// Levels of keys and lists; people write four.
    int DEPTH_MAX = 20;

    /// It was read.
    record Read<T>(T value) implements YamlFile<T> {}

    /// It was refused.
    ///
    /// @param problems at least one, in the order of lines; when there are more than a hundred, the first
    ///                 hundred and one that says how many are left
    record Refused<T>(List<Problem> problems) implements YamlFile<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a file and finds all its problems at once.
    ///
    /// @param file  its name, for messages
    /// @param text  what it says
    /// @param shape makes the value of the top-level keys. It must cope with fields that have problems: then
    ///              its value is thrown away
    static <T> YamlFile<T> read(String file, String text, Function<Fields, T> shape) {
        Problems problems = new Problems(file);
        Optional<Node> root = new TreeReader(problems).read(text);
        if (root.isPresent() && root.get() instanceof Mapping mapping) {
            T value = Fields.shape(mapping, problems, shape);
            if (problems.isEmpty()) return new Read<>(value);
        } else if (root.isPresent()) {
            problems.add(root.get().place().line(), "", root.get().words(), "keys and values");
        }
        return new Refused<>(problems.inOrder());
    }

    /// Reads a file as a tree, for those who want to look at it themselves.
    static YamlFile<Node> tree(String file, String text) {
        Problems problems = new Problems(file);
        Optional<Node> root = new TreeReader(problems).read(text);
        return root.isPresent() && problems.isEmpty() ? new Read<>(root.get()) : new Refused<>(problems.inOrder());
    }
}
