package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder that a process keeps its data in, held against every other process while it is open.
///
/// The lock is the file `lock`, and it is the system's: it ends with the process, however that ends. On some systems
/// it also ends when this process opens and closes the file once more, so nobody else may touch it.
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Opens a folder, and makes it if it is not there.
    ///
    /// @throws JournalProblem if it cannot be made or written to, or another process has it
    public static DataFolder open(Path path) throws JournalProblem {
        Path folder = path.toAbsolutePath().normalize();
        FileChannel channel = made(folder);
        try {
            if (isLocked(channel)) {
                channel.truncate(0);
                channel.write(
                        ByteBuffer.wrap(
                                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
                        0);
                return new DataFolder(folder, channel);
            }
            String who = holder(channel);
            channel.close();
            throw new JournalProblem(
                    "the data folder %s is in use by another process%s: stop it first, or choose another folder"
                            .formatted(folder, who));
        } catch (JournalProblem problem) {
            throw problem;
        } catch (IOException failed) {
            throw new JournalProblem(
                    "the data folder %s cannot be locked: %s".formatted(folder, reason(failed)), failed);
        }
    }

    public Path path() {
        return path;
    }

    /// A folder in it, made if it is not there.
    public Path folder(String name) throws JournalProblem {
        Path folder = path.resolve(name);
        try {
            Files.createDirectories(folder);
            return folder;
        } catch (IOException failed) {
            throw cannotWrite(folder, failed);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static FileChannel made(Path folder) throws JournalProblem {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new JournalProblem("the data folder %s is a file: choose another place".formatted(folder));
        }
        try {
            Files.createDirectories(folder);
            return FileChannel.open(
                    folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw cannotWrite(folder, failed);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        return Optional.of(new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII))
                .filter(pid -> pid.matches("\\d+"))
                .map(pid -> " (number " + pid + ")")
                .orElse("");
    }

    private static JournalProblem cannotWrite(Path folder, IOException failed) {
        return new JournalProblem(
                "the data folder %s cannot be written to: %s".formatted(folder, reason(failed)), failed);
    }

    /// What the system says, without the path that stands before it.
    private static String reason(IOException failed) {
        String said = failed instanceof FileSystemException system ? system.getReason() : failed.getMessage();
        return switch (failed) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException absent -> "nothing can be made there";
            case FileAlreadyExistsException present -> "a file is in its way";
            default -> said == null || said.isBlank() ? "the system gives no reason" : said;
        };
    }
}
