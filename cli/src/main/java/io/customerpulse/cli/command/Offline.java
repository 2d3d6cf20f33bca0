package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.input.YamlText;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.journal.Damage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of commands about the folder of a server that is stopped.
final class Offline {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The data folder; no server may run on it.")
    private Path data = Path.of("");

    @Option(
            names = "--catalog",
            paramLabel = "C.yaml",
            description = "The catalog the server runs with. Default: the built-in catalog.")
    private Optional<Path> catalog = Optional.empty();

    private final List<Damage> damages = new ArrayList<>();

    Path data() {
        return data;
    }

    Rules rules() throws UserMistake {
        return Rules.of(YamlText.catalog(catalog));
    }

    /// What an index is made with; damage is kept to be told.
    Index.Making making(Rules rules) {
        return Index.Making.alone(rules, Clock.systemUTC(), damages::add);
    }

    /// @throws UserMistake if there is no journal there: then a folder was meant that is elsewhere
    void requireJournal() throws UserMistake {
        if (!Files.isDirectory(data.resolve(Core.JOURNAL))) {
            throw new UserMistake("%s is no data folder of a server: there is no journal in it".formatted(data));
        }
    }

    /// Says what of the journal cannot be read.
    ///
    /// @return whether something cannot
    boolean reportDamage(Console console) {
        List<String> sentences =
                damages.stream().map(Damage::sentence).distinct().toList();
        sentences.forEach(sentence -> console.note("  damage: " + sentence));
        return !sentences.isEmpty();
    }
}
