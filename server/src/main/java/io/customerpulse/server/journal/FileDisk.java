package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder of the machine's own file system.
public final class FileDisk implements Disk {

    /// Below so much room a write that failed is believed to have failed for want of it.
    private static final long ROOM_BYTES = 4096;

    /// How often a reading is opened again that other threads' interruptions close.
    private static final int OPENINGS_MAX = 100;

    private final Path folder;

    /// @param folder which is there
    public FileDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Reading reading(String name) throws IOException {
        return new OpenReading(folder.resolve(name));
    }

    @Override
    public Writing writing(String name) throws IOException {
        Path path = folder.resolve(name);
        try {
            return new OpenWriting(path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException failed) {
            throw explained(folder, failed, 0);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void syncNames() throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// Nothing is held open but the files, which are closed on their own.
    @Override
    public void close() {}

    /// A failure as what it means: messages of the system differ with its language, so the room counts too.
    private static IOException explained(Path place, IOException failed, long bytes) {
        String said = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("no space left") || said.contains("quota exceeded") || room(place) < ROOM_BYTES + bytes
                ? new DiskFull("there is no room left on the disk of " + place, failed)
                : failed;
    }

    private static long room(Path place) {
        try {
            return Files.getFileStore(place).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    /// A channel that is closed when any of its threads is interrupted, as channels are, and then opened again for the
    /// others; unless another file has its name by then.
    private static final class OpenReading implements Reading {

        private final Path path;
        private final @Nullable Object identity;
        private FileChannel channel;
        private boolean isClosed;

        OpenReading(Path path) throws IOException {
            this.path = path;
            this.channel = FileChannel.open(path, StandardOpenOption.READ);
            this.identity = identity();
        }

        @Override
        public long size() throws IOException {
            return current().size();
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            for (int opening = 1; opening < OPENINGS_MAX; opening++) {
                try {
                    return current().read(into, at);
                } catch (ClosedByInterruptException interrupted) {
                    throw interrupted;
                } catch (ClosedChannelException byAnother) {
                    reopen();
                }
            }
            return current().read(into, at);
        }

        @Override
        public synchronized void close() throws IOException {
            isClosed = true;
            channel.close();
        }

        private synchronized FileChannel current() {
            return channel;
        }

        private synchronized void reopen() throws IOException {
            if (isClosed || !Objects.equals(identity, identity())) throw new ClosedChannelException();
            if (!channel.isOpen()) channel = FileChannel.open(path, StandardOpenOption.READ);
        }

        private @Nullable Object identity() throws IOException {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        }
    }

    private record OpenWriting(Path path, FileChannel channel) implements Writing {

        @Override
        public int write(ByteBuffer bytes, long at) throws IOException {
            int wanted = bytes.remaining();
            try {
                return channel.write(bytes, at);
            } catch (ClosedChannelException closed) {
                throw closed;
            } catch (IOException failed) {
                throw explained(path, failed, wanted);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
