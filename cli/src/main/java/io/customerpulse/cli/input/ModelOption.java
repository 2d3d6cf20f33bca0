package io.customerpulse.cli.input;

import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.learning.fit.Vocabulary;
import io.customerpulse.learning.model.LearnedPulse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The option of every command that can count a learned pulse instead of the catalog's.
public final class ModelOption {

    private static final int TARGETS_MAX = 3;
    private static final int NAME_CELLS = 40;

    @Option(
            names = "--model",
            paramLabel = "M.json",
            description = "Count the pulse that `pulse fit` learned, in the words of the catalog."
                    + " See docs/reference/model.md.")
    Optional<Path> file = Optional.empty();

    /// The learned pulse, if one is named.
    public Optional<LearnedPulse> read() throws UserMistake {
        if (file.isEmpty()) return Optional.empty();
        Path named = file.get();
        return switch (ModelFile.read(named.toString(), YamlText.text(named))) {
            case ModelFile.Read read -> Optional.of(read.pulse());
            case ModelFile.Refused refused -> throw YamlText.mistake(refused.problems());
        };
    }

    /// The catalog that counts a learned pulse; what the model knows and the catalog does not is in it too.
    static Catalog learned(LearnedPulse pulse, Catalog base) {
        return pulse.catalog(Vocabulary.with(base, pulse.targets()));
    }

    /// What is forecast, in words: `Order Completed`, or `one of 5 signals`.
    public static String targets(LearnedPulse pulse) {
        if (pulse.targets().size() > TARGETS_MAX)
            return "one of %d signals".formatted(pulse.targets().size());
        return pulse.targets().stream()
                .map(name -> SafeText.clip(SafeText.visible(name), NAME_CELLS))
                .collect(Collectors.joining(" or "));
    }
}
