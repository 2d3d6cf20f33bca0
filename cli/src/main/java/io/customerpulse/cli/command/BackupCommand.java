package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.transfer.Download;
import io.customerpulse.server.Core;
import io.customerpulse.server.care.Backup;
import io.customerpulse.server.care.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pulse backup`: a copy of all there is to keep.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies the journal, which everything else is made of, with a checksum for each file. The server may go on"
                    + " meanwhile: the copy is the journal as it was at one moment.",
            "",
            "With --data the folder is read, whether a server runs on it or not. With --server it comes over HTTP, by"
                    + " a secret key with the scope admin."
        },
        footer = {"", "Example: pulse backup --data ./pulse-data --to backups/monday.zip"})
public final class BackupCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            required = true,
            description = "Where the backup is to be: a file that ends in .zip, or a folder; not there yet.")
    private Path to = Path.of("");

    public BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UserMistake {
        switch (server.named()) {
            case ServerOptions.Running(String url, String key) -> {
                if (!String.valueOf(to.getFileName()).endsWith(".zip")) {
                    throw new UserMistake("--to: a backup over HTTP is one file, whose name ends in .zip");
                }
                long bytes = new Download(url, key).backup(to);
                console.note("written: %s, %s bytes".formatted(to, Console.count(bytes)));
            }
            case ServerOptions.Folder(Path data) -> {
                Path journal = data.resolve(Core.JOURNAL);
                if (!Files.isDirectory(journal)) {
                    throw new UserMistake(
                            "%s is no data folder of a server: there is no journal in it".formatted(data));
                }
                Manifest manifest = Backup.to(journal, to, Clock.systemUTC().instant());
                console.note("written: %s, everything acknowledged until %s, %s bytes of journal"
                        .formatted(to, manifest.made(), Console.count(manifest.bytes())));
            }
        }
        return ExitCode.OK;
    }
}
