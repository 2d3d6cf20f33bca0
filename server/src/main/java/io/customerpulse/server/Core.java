package io.customerpulse.server;

import io.customerpulse.server.care.Folders;
import io.customerpulse.server.journal.DataFolder;
import io.customerpulse.server.journal.Disk;
import io.customerpulse.server.journal.FileDisk;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.people.RulesKept;
import io.customerpulse.server.store.Store;
import io.customerpulse.server.store.StoreProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.random.RandomGenerator;

/// Everything of a server below HTTP, over one data folder that no other process has meanwhile.
///
/// | in the folder | what it is |
/// |---|---|
/// | `lock` | held by the process that has the folder |
/// | `journal` | the truth |
/// | `index` | what is made of it |
/// | `imports` | files while they are brought in |
public final class Core implements AutoCloseable {

    /// The folder of the journal.
    public static final String JOURNAL = "journal";

    /// The folder of files while they are brought in.
    public static final String IMPORTS = "imports";

    private static final String INDEX = "index";
    private static final String NEW_INDEX = "index.new";
    private static final String OLD_INDEX = "index.old";

    private final DataFolder folder;
    private final Journal journal;
    private final Index index;

    private Core(DataFolder folder, Journal journal, Index index) {
        this.folder = folder;
        this.journal = journal;
        this.index = index;
    }

    /// Opens a folder, made if it is not there, and brings its index up to its journal.
    ///
    /// @param chance what a new journal is salted with
    public static Core open(Path data, Index.Making making, RandomGenerator chance)
            throws IOException, InterruptedException {
        return open(data, making, FileDisk::new, chance);
    }

    /// The same with a journal on another disk.
    static Core open(Path data, Index.Making making, Disks disks, RandomGenerator chance)
            throws IOException, InterruptedException {
        return open(data, making, new Way(disks, false), chance);
    }

    /// The same, with an index that is made anew, beside the old one, and takes its place when it is whole.
    public static Core rebuilt(Path data, Index.Making making, RandomGenerator chance)
            throws IOException, InterruptedException {
        return open(data, making, new Way(FileDisk::new, true), chance);
    }

    /// Makes the disk that a journal is kept on.
    interface Disks {
        /// The disk of a folder.
        Disk of(Path folder) throws IOException;
    }

    /// @param anew whether the index is made anew
    private record Way(Disks disks, boolean anew) {}

    private static Core open(Path data, Index.Making making, Way way, RandomGenerator chance)
            throws IOException, InterruptedException {
        DataFolder folder = DataFolder.open(data);
        try {
            Folders.delete(folder.path().resolve(NEW_INDEX));
            Folders.delete(folder.path().resolve(OLD_INDEX));
            Journal journal = Journal.open(
                    way.disks().of(folder.folder(JOURNAL)), io.customerpulse.server.journal.Settings.usual(chance));
            try {
                if (way.anew()) replaceIndex(folder, journal, making);
                return new Core(folder, journal, Index.open(journal, folder.folder(INDEX), making));
            } catch (IOException | InterruptedException | RuntimeException failed) {
                journal.close();
                throw failed;
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    public Journal journal() {
        return journal;
    }

    public Index index() {
        return index;
    }

    /// The folder everything is in.
    public Path data() {
        return folder.path();
    }

    @Override
    public void close() throws IOException {
        index.close();
        journal.close();
        folder.close();
    }

    /// With the rules of identity of the index that is to be replaced, if it can tell them.
    private static Index.Making asBefore(Path now, Index.Making making) throws IOException {
        if (!Files.exists(now)) return making;
        try (Store store = Store.open(now)) {
            return RulesKept.in(store).map(making::with).orElse(making);
        } catch (StoreProblem unreadable) {
            return making;
        }
    }

    private static void replaceIndex(DataFolder folder, Journal journal, Index.Making making)
            throws IOException, InterruptedException {
        Path fresh = folder.path().resolve(NEW_INDEX);
        Path now = folder.path().resolve(INDEX);
        Path old = folder.path().resolve(OLD_INDEX);
        Index.open(journal, fresh, making.identity().isPresent() ? making : asBefore(now, making))
                .close();
        if (Files.exists(now)) Files.move(now, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(fresh, now, StandardCopyOption.ATOMIC_MOVE);
        Folders.sync(folder.path());
        Folders.delete(old);
    }
}
