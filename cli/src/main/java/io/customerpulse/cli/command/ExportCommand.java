package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.transfer.PersonStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `pulse export`: all that is kept of a person.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes all that a server keeps of a person to a file: to hand over, or to look at before it is erased."
        },
        footer = {"", "Example: pulse export user_id:ada --data ./pulse-data --to ada.json"})
public final class ExportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private PersonOptions person = new PersonOptions();

    @Option(
            names = "--to",
            paramLabel = "FILE",
            required = true,
            description = "What is written: .json, or .zip for tables; not there yet.")
    private Path to = Path.of("");

    public ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UserMistake {
        String name = String.valueOf(to.getFileName()).toLowerCase(Locale.ROOT);
        boolean isCsv = name.endsWith(".zip");
        if (!isCsv && !name.endsWith(".json")) {
            throw new UserMistake("--to: got \"%s\", expected a name that ends in .json or .zip".formatted(to));
        }
        if (Files.exists(to)) throw new UserMistake("--to: %s is there already: choose another name".formatted(to));
        try (PersonStore store = person.open(console)) {
            store.export(person.identifier(), isCsv, to);
        }
        console.note("written: %s, %s bytes".formatted(to, Console.count(Files.size(to))));
        return ExitCode.OK;
    }
}
