package io.customerpulse.server.care;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies the journal, which is all there is to keep: the index is made of it.
///
/// The server may go on meanwhile. The journal only grows, so the first so many bytes of its files, taken in order,
/// are the journal as it was at a moment, perhaps with the beginning of a group that nobody was told is safe; opening
/// it cuts that off, as after a crash. An erasure puts a whole file in the place of another, and one of both is read.
public final class Backup {

    /// Names of the files of a journal.
    static final Pattern SEGMENT = Pattern.compile("[0-9a-f]{16}-[0-9a-f]{8}\\.journal");

    private static final int BUFFER = 1 << 18;

    private Backup() {}

    /// Where the files of a backup are put.
    public interface Shelf {

        /// Begins a file; closing the stream ends it.
        OutputStream add(String name) throws IOException;
    }

    /// Writes a backup of a journal.
    ///
    /// @param journal its folder
    /// @param now     by our clock
    public static Manifest write(Path journal, Shelf shelf, Instant now) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(journal)) {
            files = all.filter(file ->
                            SEGMENT.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
        List<Manifest.File> written = new ArrayList<>();
        for (Path file : files) written.add(copy(file, shelf));
        Manifest manifest = new Manifest(now, written);
        try (OutputStream out = shelf.add(Manifest.NAME)) {
            out.write(manifest.json().getBytes(StandardCharsets.UTF_8));
        }
        return manifest;
    }

    /// Writes a backup as a zip, to anywhere.
    public static Manifest zip(Path journal, OutputStream to, Instant now) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            return write(journal, name -> entry(zip, name), now);
        }
    }

    /// Writes a backup into a place of the file system that is free: a zip if its name ends so, else a folder. It
    /// appears there when it is whole and on the disk.
    public static Manifest to(Path journal, Path place, Instant now) throws IOException {
        if (Files.exists(place)) throw new IOException("%s is there already: choose another name".formatted(place));
        Path aside = place.resolveSibling(place.getFileName() + ".partial");
        Folders.delete(aside);
        Manifest manifest = isZip(place) ? toFile(journal, aside, now) : toFolder(journal, aside, now);
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        Folders.syncAround(place);
        return manifest;
    }

    /// Whether a backup is one file.
    static boolean isZip(Path place) {
        return String.valueOf(place.getFileName()).endsWith(".zip");
    }

    private static Manifest toFile(Path journal, Path file, Instant now) throws IOException {
        Manifest manifest;
        try (OutputStream out = Files.newOutputStream(file)) {
            manifest = zip(journal, out, now);
        }
        sync(file);
        return manifest;
    }

    private static Manifest toFolder(Path journal, Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        Manifest manifest = write(journal, name -> Files.newOutputStream(folder.resolve(name)), now);
        for (Manifest.File file : manifest.files()) sync(folder.resolve(file.name()));
        sync(folder.resolve(Manifest.NAME));
        Folders.sync(folder);
        return manifest;
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static OutputStream entry(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                zip.write(one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                zip.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }

    /// Copies what a file holds now; it may grow meanwhile.
    private static Manifest.File copy(Path file, Shelf shelf) throws IOException {
        String name = String.valueOf(file.getFileName());
        MessageDigest digest = Sums.sha256();
        long left;
        long copied = 0;
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = shelf.add(name)) {
            byte[] buffer = new byte[BUFFER];
            left = Files.size(file);
            for (int read = 0; left > 0 && read >= 0; left -= read, copied += Math.max(0, read)) {
                read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) break;
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return new Manifest.File(name, copied, HexFormat.of().formatHex(digest.digest()));
    }
}
