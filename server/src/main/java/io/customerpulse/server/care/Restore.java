package io.customerpulse.server.care;

import io.customerpulse.server.intake.Control;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Settings;
import io.customerpulse.server.journal.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Brings the journal of a backup into a new data folder, every byte of it checked.
public final class Restore {

    /// Controls by which the house remembers who was erased begin so.
    private static final String ERASURES = "erase.";

    private static final int BUFFER = 1 << 18;

    private Restore() {}

    /// Copies a backup's journal to where there is none. It appears there when it is whole and on the disk.
    ///
    /// @param backup a zip or a folder
    /// @throws IOException if something of it is missing or not as it was; the message says what
    public static Manifest journal(Path backup, Path journal) throws IOException {
        if (Files.exists(journal)) {
            throw new IOException("there is a journal in %s already: restore into a new folder".formatted(journal));
        }
        if (!Files.exists(backup)) throw new IOException("there is no backup %s".formatted(backup));
        if (Files.isDirectory(backup)) return copy(backup, journal);
        try (FileSystem zip = FileSystems.newFileSystem(backup)) {
            return copy(zip.getPath("/"), journal);
        } catch (java.util.zip.ZipException | java.nio.file.ProviderNotFoundException broken) {
            throw new IOException("%s is no backup, or not whole: %s".formatted(backup, broken.getMessage()), broken);
        }
    }

    private static Manifest copy(Path from, Path journal) throws IOException {
        Path manifestFile = from.resolve(Manifest.NAME);
        if (!Files.exists(manifestFile)) throw new IOException("it has no manifest: it is no backup, or not whole");
        Manifest manifest = Manifest.read(Files.readString(manifestFile, StandardCharsets.UTF_8));
        Path aside = journal.resolveSibling(journal.getFileName() + ".partial");
        Folders.delete(aside);
        Files.createDirectories(aside);
        for (Manifest.File file : manifest.files()) copy(from, aside, file);
        Folders.sync(aside);
        Files.move(aside, journal, StandardCopyOption.ATOMIC_MOVE);
        Folders.syncAround(journal);
        return manifest;
    }

    private static void copy(Path from, Path to, Manifest.File file) throws IOException {
        if (!Backup.SEGMENT.matcher(file.name()).matches()) {
            throw new IOException("its manifest names a file that is none of a journal's: " + file.name());
        }
        if (!Files.exists(from.resolve(file.name())))
            throw new IOException("its file %s is missing".formatted(file.name()));
        MessageDigest digest = Sums.sha256();
        byte[] buffer = new byte[BUFFER];
        Path target = to.resolve(file.name());
        try (InputStream in = Files.newInputStream(from.resolve(file.name()));
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw new IOException("its file %s is damaged: the checksum is another".formatted(file.name()));
        }
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// Erases in a journal what was erased in another, younger one of the same house: entries that are no more there,
    /// and what remembers whose they were.
    ///
    /// @param journal of the new folder
    /// @param younger a copy of the other journal
    /// @return how many entries were erased
    public static int erasures(Path journal, Path younger, RandomGenerator chance) throws IOException {
        try (Journal to = Journal.open(new FileDisk(journal), Settings.usual(chance));
                Journal from = Journal.open(new FileDisk(younger), Settings.usual(chance))) {
            Erased erased = new Erased(to.committed());
            from.forEach(1, erased);
            to.rewrite(erased.left);
            for (byte[] control : erased.controls) to.append(Entry.CONTROL, control);
            to.commit();
            return erased.left.size();
        }
    }

    private static final class Erased implements Visitor {

        private final long last;
        private final SortedMap<Long, byte[]> left = new TreeMap<>();
        private final List<byte[]> controls = new ArrayList<>();

        Erased(long last) {
            this.last = last;
        }

        @Override
        public void entry(Entry entry) {
            if (entry.kind() == Entry.ERASED && entry.seq() <= last) left.put(entry.seq(), entry.payload());
            if (entry.kind() != Entry.CONTROL || entry.seq() <= last) return;
            boolean isErasure = Control.read(entry.seq(), entry.payload())
                    .filter(control -> control.kind().startsWith(ERASURES))
                    .isPresent();
            if (isErasure) controls.add(entry.payload());
        }

        @Override
        public void damaged(Damage damage) {
            // What cannot be read there was not erased there; a restore is of the other journal.
        }
    }
}
