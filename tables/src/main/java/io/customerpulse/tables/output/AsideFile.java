package io.customerpulse.tables.output;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file written beside its place and put there when it is whole. Whoever ends the program in
/// between, finds the old file or none, and no half of a new one.
public final class AsideFile implements AutoCloseable {

    private final Path place;
    private final Path aside;
    private final Thread atExit;

    /// Begins a file; nothing is made yet.
    ///
    /// @throws IOException if the folder of the place is not there or cannot be written to
    public AsideFile(Path place) throws IOException {
        Path folder = requireRoom(place);
        this.place = place;
        this.aside = folder.resolve(".%s.part-%d"
                .formatted(place.getFileName(), ProcessHandle.current().pid()));
        this.atExit = new Thread(this::delete);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Writes a text as a file: whole, or not at all.
    ///
    /// @throws IOException if it cannot be written
    public static void write(Path place, String text) throws IOException {
        try (AsideFile aside = new AsideFile(place)) {
            Files.writeString(aside.path(), text);
            aside.complete();
        }
    }

    /// Makes sure that a file can stand at a place, as far as can be told before it is written.
    ///
    /// @return the folder
    /// @throws IOException if the folder of the place is not there or cannot be written to
    public static Path requireRoom(Path place) throws IOException {
        Path folder = place.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("cannot write %s: there is no folder %s".formatted(place, folder));
        }
        if (!Files.isWritable(folder))
            throw new IOException("cannot write %s: the folder is read-only".formatted(place));
        if (Files.isDirectory(place)) throw new IOException("cannot write %s: it is a folder".formatted(place));
        return folder;
    }

    /// Where to write.
    public Path path() {
        return aside;
    }

    /// Puts the file in its place, in one step where the file system can.
    public void complete() throws IOException {
        try {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherwise) {
            Files.move(aside, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Takes away what was not completed.
    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyExiting) {
            // The hook runs by itself.
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException left) {
            // The disk is gone or read-only by now; there is nobody left to tell.
        }
    }
}
