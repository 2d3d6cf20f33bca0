package io.customerpulse.checks.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for one measurement. Closing it removes it with all that is in it.
///
/// @param path where it is
public record TemporaryFolder(Path path) implements AutoCloseable {

    public static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("pulse-measure-"));
    }

    /// Where a file of this name stands, or will stand.
    public Path file(String name) {
        return path.resolve(name);
    }

    /// Writes a text file; returns where it stands.
    public Path write(String name, String text) throws IOException {
        return Files.writeString(file(name), text);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            all.sorted(Comparator.reverseOrder()).forEach(TemporaryFolder::delete);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
