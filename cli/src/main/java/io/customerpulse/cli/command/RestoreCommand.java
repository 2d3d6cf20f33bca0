package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.server.Core;
import io.customerpulse.server.care.Backup;
import io.customerpulse.server.care.Folders;
import io.customerpulse.server.care.Manifest;
import io.customerpulse.server.care.Restore;
import io.customerpulse.server.journal.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pulse restore`: a backup becomes a data folder.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Checks every byte of a backup, copies it into a new data folder, and makes the index.",
            "",
            "People who were erased since the backup was made are in it still. Name the folder or the backup that knows"
                    + " of them with --erasures: then they are erased here too, before anything is made of it."
        },
        footer = {"", "Example: pulse restore backups/monday.zip --data ./pulse-data-2 --erasures ./pulse-data"})
public final class RestoreCommand implements Callable<Integer> {

    private static final String YOUNGER = "erasures.partial";

    private final Console console;

    @Parameters(paramLabel = "BACKUP", description = "The backup: a zip or a folder.")
    private Path backup = Path.of("");

    @Mixin
    private Offline offline = new Offline();

    @Option(
            names = "--erasures",
            paramLabel = "OTHER",
            description = "The data folder that was in use since, or a younger backup.")
    private Optional<Path> erasures = Optional.empty();

    public RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UserMistake {
        long begun = System.nanoTime();
        Instant now = Clock.systemUTC().instant();
        Path data = offline.data();
        Path journal = data.resolve(Core.JOURNAL);
        Manifest manifest;
        try (DataFolder folder = DataFolder.open(data)) {
            manifest = Restore.journal(backup, folder.path().resolve(Core.JOURNAL));
            if (erasures.isPresent()) {
                int erased = erase(journal, erasures.get(), now);
                console.note("erased here too: %s".formatted(Console.count(erased, "record")));
            }
        } catch (IOException failed) {
            throw new IOException("cannot restore %s: %s".formatted(backup, failed.getMessage()), failed);
        }
        try (Core core = Core.open(data, offline.making(offline.rules()), new SecureRandom())) {
            core.index().intake().checkpoint();
            console.note("restored: %s entries, %s stored events; every checksum agrees"
                    .formatted(
                            Console.count(core.journal().committed()),
                            Console.count(
                                    core.index().intake().accounting().total().stored())));
        }
        console.note("recovery point: everything acknowledged until %s, %s ago"
                .formatted(manifest.made(), words(Duration.between(manifest.made(), now))));
        console.note("recovery time: %s".formatted(words(Duration.ofNanos(System.nanoTime() - begun))));
        return offline.reportDamage(console) ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /// A journal that may be in use is copied first: opening it would mend it.
    private int erase(Path journal, Path other, Instant now) throws IOException {
        Path copy = offline.data().resolve(YOUNGER);
        Folders.delete(copy);
        try {
            Path theirs = other.resolve(Core.JOURNAL);
            if (Files.isDirectory(theirs)) {
                Backup.write(
                        theirs,
                        name -> Files.newOutputStream(
                                Files.createDirectories(copy).resolve(name)),
                        now);
            } else {
                Restore.journal(other, copy);
            }
            return Restore.erasures(journal, copy, new SecureRandom());
        } finally {
            Folders.delete(copy);
        }
    }

    private static String words(Duration span) {
        if (span.toMinutes() < 2) return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1e3);
        return span.toHours() < 2 ? span.toMinutes() + " min" : span.toHours() + " h";
    }
}
