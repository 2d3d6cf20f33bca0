package io.customerpulse.server.person;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Looks for texts in every byte of every file of a folder, in any case of letters.
final class Bytesearch {

    private Bytesearch() {}

    /// The files that have one of the texts in them, by their paths in the folder.
    static List<String> of(Path folder, String... texts) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> has(file, texts))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean has(Path file, String... texts) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return Stream.of(texts).anyMatch(text -> bytes.contains(text.toLowerCase(Locale.ROOT)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Copies a folder, as a backup does.
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path place = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) Files.createDirectories(place);
                else Files.copy(each, place);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
