package io.customerpulse.cli.input;

import java.nio.file.Path;

/// Where rows that could not be used are kept.
public sealed interface FailedPlace {

    /// The usual name beside the output: it is the program's own, so an older file there may go.
    ///
    /// @param file the place
    record Usual(Path file) implements FailedPlace {}

    /// A file that the user named: it is written if a row failed, else left alone.
    ///
    /// @param file the place
    record Named(Path file) implements FailedPlace {}

    /// Nowhere: such rows are only counted.
    record Nowhere() implements FailedPlace {}
}
