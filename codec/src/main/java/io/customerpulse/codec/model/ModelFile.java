package io.customerpulse.codec.model;

import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.JsonFile;
import io.customerpulse.codec.yaml.Problem;
import io.customerpulse.learning.model.LearnedPulse;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What came of reading a model file: a learned pulse, or everything that is wrong with the file.
///
/// The schema is in `docs/reference/model.md`. Kernels and values are in the words of the catalog.
public sealed interface ModelFile {

    /// What a model file says it is.
    String FORMAT = "pulse-model";

    /// The one version there is.
    int VERSION = 1;

    /// It was read.
    record Read(LearnedPulse pulse) implements ModelFile {}

    /// It was refused.
    ///
    /// @param problems at least one, in the order of lines
    record Refused(List<Problem> problems) implements ModelFile {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a model. A file of another format or version is refused for that alone.
    ///
    /// @param name for messages
    static ModelFile read(String name, String text) {
        if (JsonFile.read(name, text, ModelFile::head) instanceof JsonFile.Refused<Boolean> refused) {
            return new Refused(refused.problems());
        }
        return switch (JsonFile.read(name, text, ModelFields::pulse)) {
            case JsonFile.Read<Optional<LearnedPulse>> read ->
                new Read(read.value().orElseThrow());
            case JsonFile.Refused<Optional<LearnedPulse>> refused -> new Refused(refused.problems());
        };
    }

    /// Writes a model in the one canonical form; it reads back equal, to the last bit.
    static String text(LearnedPulse pulse) {
        return ModelText.of(pulse);
    }

    private static boolean head(Fields fields) {
        SequencedMap<String, String> formats = new TreeMap<>();
        formats.put(FORMAT, FORMAT);
        fields.required().choice("format", formats);
        fields.required().whole("version", VERSION, VERSION);
        fields.keys().forEach(fields::has);
        return true;
    }
}
