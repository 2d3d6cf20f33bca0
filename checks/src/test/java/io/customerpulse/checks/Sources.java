package io.customerpulse.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of the project, as version control knows them: tracked ones and new ones, without what is ignored.
public final class Sources {

    /// The project's folder.
    public static final Path ROOT = Path.of(System.getProperty("pulse.root"));

    private Sources() {}

    /// A file and what stands in it.
    ///
    /// @param path from [#ROOT], with forward slashes
    public record Source(String path, String text) {}

    /// All files whose name ends like this.
    public static List<Source> ending(String... endings) {
        return paths().stream()
                .filter(path -> List.of(endings).stream().anyMatch(path::endsWith))
                .map(Sources::source)
                .toList();
    }

    /// All paths.
    public static List<String> paths() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
                    .directory(ROOT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) throw new IllegalStateException("git ls-files failed in " + ROOT);
            return listed.isEmpty()
                    ? List.of()
                    : List.of(listed.split("\0", -1)).stream()
                            .filter(path -> Files.isRegularFile(ROOT.resolve(path)))
                            .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git listed " + ROOT, stopped);
        }
    }

    private static Source source(String path) {
        try {
            return new Source(path, Files.readString(ROOT.resolve(path), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
    }
}
