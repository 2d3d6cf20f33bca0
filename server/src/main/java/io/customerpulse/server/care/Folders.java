package io.customerpulse.server.care;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// What is done to whole folders.
public final class Folders {

    private Folders() {}

    /// Deletes a folder and all that is in it; links are not followed. It is fine if there is none.
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException failed) throws IOException {
                if (failed != null) throw failed;
                Files.delete(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Brings the name of a file or folder to the disk: it stands in the folder around it.
    public static void syncAround(Path place) throws IOException {
        Path around = place.toAbsolutePath().normalize().getParent();
        if (around != null) sync(around);
    }

    /// Brings what was made, renamed and deleted in a folder to the disk.
    public static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
