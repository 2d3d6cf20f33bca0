package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.input.YamlText;
import io.customerpulse.cli.sample.SimulatedShop;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.Rate;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// `pulse serve`: the server.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Takes interactions in over HTTP, keeps them, and answers with the pulse of every customer.",
            "",
            "Ends by itself only if nothing can be written any more, with status 1. Asked to end (SIGTERM, Ctrl-C) it"
                    + " finishes what is under way, and ends with status 0."
        },
        footer = {"", "Example: pulse serve --data ./pulse-data"})
public final class ServeCommand implements Callable<Integer> {

    static final int USUAL_PORT = 8080;

    private final Console console;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder everything is kept in. Must be given.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--port", paramLabel = "N", description = "Where it listens; 0 for any free one. Default: 8080.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "HOST",
            description = "Where it listens. Default: 127.0.0.1, so only this machine may ask.")
    private Optional<InetAddress> address = Optional.empty();

    @Option(
            names = "--catalog",
            paramLabel = "C.yaml",
            description = "What signals mean. See docs/reference/catalog.md. Default: the built-in catalog.")
    private Optional<Path> catalog = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A file that says the same; options come before it. See docs/reference/configuration.md.")
    private Optional<Path> config = Optional.empty();

    public ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, UserMistake {
        Settings settings = settings();
        CompletableFuture<Throwable> asked = new CompletableFuture<>();
        Signals.whenAskedToEnd(() -> asked.complete(new InterruptedException("asked to end")));
        Server.World world = new Server.World(Clock.systemUTC(), new SecureRandom(), Optional.of(SimulatedShop.USUAL));
        try (Server server = new Server(settings, world)) {
            String url = url(settings.address(), server.port());
            console.out().println("Pulse listens on %s".formatted(url));
            server.setupToken()
                    .ifPresent(token -> console.out()
                            .printf(
                                    "Make the first administrator, within 30 minutes: %s/setup#token=%s%n",
                                    seen(settings, url), token));
            console.out().flush();
            CompletableFuture.anyOf(asked, server.broken()).join();
            if (!server.broken().isDone()) return ExitCode.OK;
            console.note("pulse: nothing can be written any more (%s); what was acknowledged is safe: start it again"
                    .formatted(server.broken().join().getMessage()));
            return ExitCode.SOFTWARE;
        }
    }

    private Settings settings() throws UserMistake {
        ServerFile file = config.isPresent() ? ServerFile.read(config.get()) : ServerFile.EMPTY;
        Path folder = data.or(file::data)
                .orElseThrow(() -> new UserMistake("which folder is everything to be kept in? Say --data DIR"));
        Runtime machine = Runtime.getRuntime();
        Settings.Memory usual = Settings.Memory.usual(machine.availableProcessors(), machine.maxMemory());
        int chosen = port.or(file::port).orElse(USUAL_PORT);
        if (chosen < 0 || chosen > 65_535) {
            throw new UserMistake("--port: got %d, allowed: 0 to 65535".formatted(chosen));
        }
        return new Settings(
                folder,
                address.or(file::address).orElse(InetAddress.getLoopbackAddress()),
                chosen,
                new Settings.Memory(usual.shards(), file.states().orElse(usual.states())),
                YamlText.catalog(catalog.or(file::catalog)),
                file.identity().orElse(IdentityRules.DEFAULT),
                file.ingest()
                        .map(requests -> new Rate(requests, Duration.ofSeconds(1)))
                        .orElse(Rate.USUAL_INGEST),
                file.learning(),
                file.front(),
                file.signOn());
    }

    /// The address that a browser has.
    private static String seen(Settings settings, String url) {
        String origin = settings.front().origin();
        return origin.isEmpty() ? url : origin;
    }

    private static String url(InetAddress address, int port) {
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return "http://%s:%d".formatted(host, port);
    }
}
