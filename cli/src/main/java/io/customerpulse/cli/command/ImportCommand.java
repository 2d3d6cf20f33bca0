package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.input.YamlText;
import io.customerpulse.cli.transfer.FolderTarget;
import io.customerpulse.cli.transfer.HttpTarget;
import io.customerpulse.cli.transfer.Import;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.transfer.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// `pulse import`: files into a server.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Brings files of interactions into a server: everything that score reads, as it reads it.",
            "",
            "The same file again changes nothing. If it is stopped half-way, the same command goes on: what is in is"
                    + " known."
        },
        footer = {"", "Example: pulse import events.csv.gz --mapping mapping.yaml --server http://127.0.0.1:8080"})
public final class ImportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    public ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UserMistake {
        try (Target target = target()) {
            Import done = Import.run(input, console, target);
            done.report(console);
            return done.failed() > 0 ? Loaded.SOME_FAILED : ExitCode.OK;
        }
    }

    private Target target() throws IOException, InterruptedException, UserMistake {
        return switch (server.named()) {
            case ServerOptions.Running(String url, String key) -> new HttpTarget(url, key);
            case ServerOptions.Folder(Path data) -> {
                Rules rules = Rules.of(YamlText.catalog(input.catalog()));
                Index.Making alone = Index.Making.alone(
                        rules, Clock.systemUTC(), damage -> console.note("pulse: " + damage.sentence()));
                yield new FolderTarget(Core.open(data, alone, new SecureRandom()), Clock.systemUTC());
            }
        };
    }
}
