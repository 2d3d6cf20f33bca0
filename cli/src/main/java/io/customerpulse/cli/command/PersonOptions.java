package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.input.YamlText;
import io.customerpulse.cli.transfer.PersonFolder;
import io.customerpulse.cli.transfer.PersonServer;
import io.customerpulse.cli.transfer.PersonStore;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options of commands about one person.
final class PersonOptions {

    @Parameters(paramLabel = "IDENTIFIER", description = "Any identifier of the person, such as user_id:ada.")
    private String identifier = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--catalog",
            paramLabel = "C.yaml",
            description = "With --data: the catalog the server runs with. Default: the built-in catalog.")
    private Optional<Path> catalog = Optional.empty();

    String identifier() {
        return identifier;
    }

    PersonStore open(Console console) throws IOException, InterruptedException, UserMistake {
        return switch (server.named()) {
            case ServerOptions.Running(String url, String key) -> new PersonServer(url, key);
            case ServerOptions.Folder(Path data) -> {
                if (!Files.isDirectory(data.resolve(Core.JOURNAL))) {
                    throw new UserMistake(
                            "%s is no data folder of a server: there is no journal in it".formatted(data));
                }
                Index.Making alone = Index.Making.alone(
                        Rules.of(YamlText.catalog(catalog)),
                        Clock.systemUTC(),
                        damage -> console.note("pulse: " + damage.sentence()));
                yield new PersonFolder(Core.open(data, alone, new SecureRandom()), Clock.systemUTC());
            }
        };
    }
}
