package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.server.Core;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// `pulse rebuild`: the index anew, from the journal.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the index anew from the journal, beside the old one, and puts it in its place when it is whole.",
            "",
            "A server does so by itself when its index is missing, cannot be opened or is of another version."
        },
        footer = {"", "Example: pulse rebuild --data ./pulse-data"})
public final class RebuildCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Offline offline = new Offline();

    public RebuildCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UserMistake {
        offline.requireJournal();
        long begun = System.nanoTime();
        try (Core core = Core.rebuilt(offline.data(), offline.making(offline.rules()), new SecureRandom())) {
            long entries = core.journal().committed();
            double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3;
            console.note("made anew from %s entries in %s s"
                    .formatted(Console.count(entries), String.format(Locale.ROOT, "%.1f", seconds)));
            return offline.reportDamage(console) ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }
}
