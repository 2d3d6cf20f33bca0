package io.customerpulse.server.imports;

import io.customerpulse.server.transfer.Batches.Failed;
import io.customerpulse.server.transfer.Batches.Reached;
import io.customerpulse.server.transfer.Tally;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The folder in which imported files are kept while they are read, all under names of our own.
///
/// | file | what it is | until |
/// |---|---|---|
/// | `ID.data` | the file, as it came | the import ends |
/// | `ID.mapping` | its mapping | the import ends |
/// | `ID.reached` | how far it has come | the import ends |
/// | `ID.failed` | line and failed event of each row that could not be used: numbers alone | the import is forgotten |
final class Spool {

    private static final String DATA = ".data";
    private static final String MAPPING = ".mapping";
    private static final String REACHED = ".reached";
    private static final String FAILED = ".failed";
    private static final List<String> PASSING = List.of(DATA, MAPPING, REACHED);

    /// Bytes of one failed row.
    private static final int FAILED_BYTES = 2 * Long.BYTES;

    private final Path folder;

    /// @param folder made if it is not there
    Spool(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
    }

    /// How many bytes there is space for.
    long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    Path data(String id) {
        return folder.resolve(id + DATA);
    }

    /// The file, open for what comes from a place on; nothing stands behind it.
    FileChannel receiving(String id, long from) throws IOException {
        FileChannel channel = FileChannel.open(data(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(from);
        channel.position(from);
        return channel;
    }

    void keepMapping(String id, Optional<String> mapping) throws IOException {
        if (mapping.isPresent()) Files.writeString(folder.resolve(id + MAPPING), mapping.get());
    }

    Optional<String> mapping(String id) throws IOException {
        Path file = folder.resolve(id + MAPPING);
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /// Notes how far an import has come. What is lost of it in a crash is read again, and counts once.
    void reached(String id, Reached now, List<Failed> failed) throws IOException {
        Tally tally = now.tally();
        long before = (tally.failed() - failed.size()) * FAILED_BYTES;
        if (!failed.isEmpty()) append(folder.resolve(id + FAILED), before, failed);
        Path next = folder.resolve(id + REACHED + ".next");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(next))) {
            out.writeLong(now.calls());
            out.writeLong(now.line());
            out.writeLong(tally.stored());
            out.writeLong(tally.duplicate());
            out.writeLong(tally.failed());
        }
        Files.move(next, folder.resolve(id + REACHED), StandardCopyOption.ATOMIC_MOVE);
    }

    /// How far an import has come; nothing, if that cannot be told.
    Reached reached(String id) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(folder.resolve(id + REACHED)))) {
            long calls = in.readLong();
            long line = in.readLong();
            return new Reached(calls, line, new Tally(in.readLong(), in.readLong(), in.readLong(), 0));
        } catch (IOException absent) {
            return Reached.NOTHING;
        }
    }

    /// The rows of an import that could not be used, in their order; empty if no list of them is here.
    Optional<List<Failed>> failed(String id) throws IOException {
        Path file = folder.resolve(id + FAILED);
        if (!Files.exists(file)) return Optional.empty();
        List<Failed> failed = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(raw))) {
            for (long left = Files.size(file) / FAILED_BYTES; left > 0; left--) {
                failed.add(new Failed(in.readLong(), in.readLong()));
            }
        }
        return Optional.of(failed);
    }

    /// Deletes what is kept only while an import is under way.
    void done(String id) throws IOException {
        for (String ending : PASSING) Files.deleteIfExists(folder.resolve(id + ending));
        Files.deleteIfExists(folder.resolve(id + REACHED + ".next"));
    }

    /// Deletes all that belongs to no import that is known.
    ///
    /// @param isOpen  whether an import is under way
    /// @param isEnded whether one has ended and is remembered
    void sweep(Predicate<String> isOpen, Predicate<String> isEnded) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.toList();
        }
        for (Path file : all) {
            String name = String.valueOf(file.getFileName());
            String id = name.substring(0, Math.max(0, name.indexOf('.')));
            boolean stays = isOpen.test(id) || (name.endsWith(FAILED) && isEnded.test(id));
            if (!stays) Files.delete(file);
        }
    }

    private static void append(Path file, long from, List<Failed> failed) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(failed.size() * FAILED_BYTES);
        for (Failed each : failed) bytes.putLong(each.line()).putLong(each.event());
        bytes.flip();
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.truncate(from);
            out.position(from);
            while (bytes.hasRemaining()) out.write(bytes);
        }
    }
}
