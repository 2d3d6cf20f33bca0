package io.customerpulse.cli.command;

import io.customerpulse.cli.input.UserMistake;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which server a command is about: one that is running, or the folder of one that is stopped.
final class ServerOptions {

    @Option(names = "--server", paramLabel = "URL", description = "A running server, such as http://127.0.0.1:8080.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "What lets the command in there. Default: the environment's PULSE_KEY, which others on the"
                    + " machine cannot see.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder of a server.")
    private Optional<Path> data = Optional.empty();

    /// Which one was named.
    sealed interface Named {}

    /// One that runs.
    record Running(String url, String key) implements Named {}

    /// A folder.
    record Folder(Path data) implements Named {}

    Named named() throws UserMistake {
        if (server.isPresent() == data.isPresent()) {
            throw new UserMistake("say which server: --server URL if it is running, or --data DIR");
        }
        if (data.isPresent()) return new Folder(data.get());
        String secret = key.or(() -> Optional.ofNullable(System.getenv("PULSE_KEY")))
                .orElseThrow(() -> new UserMistake("a running server asks for a key: --key KEY, or PULSE_KEY"));
        return new Running(server.orElseThrow(), secret);
    }
}
