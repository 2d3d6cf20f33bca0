package io.customerpulse.tables.mapping;

import io.customerpulse.codec.yaml.Problem;
import io.customerpulse.codec.yaml.YamlFile;
import java.util.List;
import java.util.Optional;

/// What came of reading a mapping file: a mapping, or everything that is wrong with the file.
///
/// The schema is in `docs/reference/mapping.md`.
public sealed interface MappingFile {

    /// It was read.
    record Read(Mapping mapping) implements MappingFile {}

    /// It was refused.
    ///
    /// @param problems at least one, in the order of lines
    record Refused(List<Problem> problems) implements MappingFile {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a mapping.
    ///
    /// @param fileName for messages
    /// @param text     what it says
    /// @param usual    the format where the file states none, such as [Ending#format] of the input
    static MappingFile read(String fileName, String text, Optional<Mapping.Format> usual) {
        return switch (YamlFile.read(fileName, text, top -> new MappingFields(top, usual).mapping())) {
            case YamlFile.Read<Mapping> read -> new Read(read.value());
            case YamlFile.Refused<Mapping> refused -> new Refused(refused.problems());
        };
    }
}
