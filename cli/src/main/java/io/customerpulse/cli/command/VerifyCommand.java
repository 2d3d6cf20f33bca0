package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.care.Comparison;
import io.customerpulse.server.care.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/// `pulse verify`: is the index what the journal says?
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a second index from the journal, and compares every state, timeline, id and count with the first.",
            "",
            "Status 0 if they agree and the whole journal can be read, else 1."
        },
        footer = {"", "Example: pulse verify --data ./pulse-data"})
public final class VerifyCommand implements Callable<Integer> {

    private static final String BESIDE = "index.verify";

    private final Console console;

    @Mixin
    private Offline offline = new Offline();

    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UserMistake {
        offline.requireJournal();
        Rules rules = offline.rules();
        Path beside = offline.data().resolve(BESIDE);
        Folders.delete(beside);
        try (Core core = Core.open(offline.data(), offline.making(rules), new SecureRandom());
                Index made = Index.open(
                        core.journal(),
                        beside,
                        offline.making(rules).with(core.index().identity()))) {
            core.index().intake().checkpoint();
            made.intake().checkpoint();
            Comparison comparison = Comparison.of(
                    core.index().store(), made.store(), made.shards().rules());
            boolean isCounted = core.index()
                    .intake()
                    .accounting()
                    .counts()
                    .equals(made.intake().accounting().counts());
            console.note("journal: %s, %s bytes"
                    .formatted(
                            Console.count(core.journal().committed(), "entry").replace("entrys", "entries"),
                            Console.count(core.journal().bytes())));
            return report(comparison, isCounted);
        } finally {
            Folders.delete(beside);
        }
    }

    private int report(Comparison comparison, boolean isCounted) {
        boolean isDamaged = offline.reportDamage(console);
        console.note("compared: "
                + comparison.compared().entrySet().stream()
                        .map(family -> "%s %s".formatted(family.getKey(), Console.count(family.getValue())))
                        .collect(Collectors.joining(", ")));
        if (comparison.outdated() > 0) {
            console.note("  made by another catalog, and made again when used: %s"
                    .formatted(Console.count(comparison.outdated(), "state")));
        }
        for (String difference : comparison.first()) console.note("  differs: " + difference);
        if (!isCounted) console.note("  differs: the accounting of accepted, stored, duplicate and failed records");
        boolean isRight = comparison.isSame() && isCounted;
        console.note(
                isRight
                        ? "the index is what the journal says"
                        : "the index is not what the journal says: %s; `pulse rebuild` makes it anew"
                                .formatted(Console.count(comparison.differences(), "difference")));
        return isRight && !isDamaged ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
