package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `pulse serve`: the server.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Takes interactions in over HTTP, keeps them, and answers with the pulse of every customer.",
        footer = {"", "Example: pulse serve --data ./pulse-data"})
public final class ServeCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The folder everything is kept in.")
    private Path data = Path.of("");

    @Option(names = "--port", paramLabel = "N", description = "Where it listens. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--address",
            paramLabel = "HOST",
            description =
                    "Where it listens; only this machine may ask unless another is given. Default: ${DEFAULT-VALUE}.")
    private InetAddress address = InetAddress.getLoopbackAddress();

    public ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Runtime machine = Runtime.getRuntime();
        Settings.Memory memory = Settings.Memory.usual(machine.availableProcessors(), machine.maxMemory());
        Settings settings = new Settings(data, address, port, memory);
        CountDownLatch stopped = new CountDownLatch(1);
        Server server = new Server(settings, Clock.systemUTC(), new SecureRandom());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (IOException failed) {
                console.note("pulse: " + failed.getMessage());
            }
            stopped.countDown();
        }));
        console.note("Pulse listens on http://%s:%d".formatted(address.getHostAddress(), server.port()));
        stopped.await();
        return 0;
    }
}
