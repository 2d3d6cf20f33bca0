package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Real logs that some bars are measured on. They are no part of the project, because not all of them
/// have a licence: the folder is the one that the environment's `PULSE_DATA` names, else
/// `../shared/data` beside the project.
final class RealData {

    private static final Path USUAL = Path.of("..", "shared", "data");

    private RealData() {}

    /// A measurement on one file.
    @FunctionalInterface
    interface OnFile {
        Outcome take(Path file) throws Exception;
    }

    /// Measures on a file, or says that it is absent.
    ///
    /// @param name from the folder of the data, such as `cdnow/cdnow_full.txt.gz`
    static Bar.Measurement on(String name, OnFile measurement) {
        return () -> {
            Path file = folder().resolve(name);
            return Files.isReadable(file)
                    ? measurement.take(file)
                    : new Outcome.Absent("there is no %s; PULSE_DATA names the folder it should be in".formatted(file));
        };
    }

    /// Where they are.
    static Path folder() {
        return Optional.ofNullable(System.getenv("PULSE_DATA")).map(Path::of).orElse(USUAL);
    }
}
