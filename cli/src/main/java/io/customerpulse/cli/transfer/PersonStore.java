package io.customerpulse.cli.transfer;

import io.customerpulse.cli.input.UserMistake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/// A server, running or stopped, that knows persons.
public sealed interface PersonStore extends AutoCloseable permits PersonFolder, PersonServer {

    /// That somebody was erased.
    ///
    /// @param id     of the erasure
    /// @param counts how much was erased, by where it was kept
    record Erased(String id, SortedMap<String, Long> counts) {}

    /// Erases a person, and returns when it is done.
    ///
    /// @param identifier `kind:value`
    /// @throws UserMistake if nothing is known of them
    Erased erase(String identifier) throws IOException, InterruptedException, UserMistake;

    /// Writes all that is kept of a person to a file that is not there yet.
    ///
    /// @param csv a zip of tables; else JSON
    /// @throws UserMistake if nothing is known of them
    void export(String identifier, boolean csv, Path to) throws IOException, InterruptedException, UserMistake;

    @Override
    void close() throws IOException;
}
