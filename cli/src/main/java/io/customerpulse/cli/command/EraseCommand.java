package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.transfer.PersonStore;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// `pulse erase`: forgets a person.
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Erases a person from a server for good: from the journal, from everything that is made of it, and from what"
                    + " is still to come.",
            "",
            "Backups made before still have them: see `pulse restore --erasures`."
        },
        footer = {"", "Example: pulse erase user_id:ada --data ./pulse-data"})
public final class EraseCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private PersonOptions person = new PersonOptions();

    public EraseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UserMistake {
        try (PersonStore store = person.open(console)) {
            PersonStore.Erased erased = store.erase(person.identifier());
            console.note("erased: %s".formatted(erased.id()));
            console.note("  "
                    + erased.counts().entrySet().stream()
                            .map(each -> "%s %s".formatted(each.getKey(), Console.count(each.getValue())))
                            .collect(Collectors.joining(", ")));
            return ExitCode.OK;
        }
    }
}
