package io.customerpulse.cli.command;

import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.tables.output.ScoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The formats that tables are written in.
final class Formats {

    private Formats() {}

    /// Makes sure that an output names one, before anything is read.
    static void require(Optional<Path> output) throws UserMistake {
        try {
            if (output.isPresent()) ScoreFile.Format.of(output.get());
        } catch (IOException unknown) {
            throw new UserMistake(String.valueOf(unknown.getMessage()));
        }
    }
}
