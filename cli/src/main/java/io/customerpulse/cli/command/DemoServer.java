package io.customerpulse.cli.command;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.sample.SimulatedShop;
import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.care.Folders;
import io.customerpulse.server.sample.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ExitCode;

/// A server of this machine alone with the sample shop in it, until it is asked to end.
///
/// @param data where everything is kept; empty for a folder that is removed at the end
record DemoServer(Console console, SimulatedShop shop, Optional<Path> data) {

    private static final int PORTS_TRIED = 20;
    private static final long LOOK_MILLIS = 100;

    int run(Optional<Integer> port) throws IOException, InterruptedException, UserMistake {
        if (port.isPresent() && (port.get() < 0 || port.get() > 65_535)) {
            throw new UserMistake("--port: got %d, allowed: 0 to 65535".formatted(port.get()));
        }
        int chosen = port.isPresent() ? port.get() : firstFree();
        CountDownLatch asked = new CountDownLatch(1);
        Signals.whenAskedToEnd(asked::countDown);
        if (data.isPresent()) return serve(data.get(), chosen, asked);
        Path folder = Files.createTempDirectory("pulse-demo-");
        try {
            return serve(folder, chosen, asked);
        } finally {
            Folders.delete(folder);
        }
    }

    private int serve(Path folder, int port, CountDownLatch asked) throws IOException, InterruptedException {
        Runtime machine = Runtime.getRuntime();
        Settings settings = new Settings(
                folder,
                InetAddress.getLoopbackAddress(),
                port,
                Settings.Memory.usual(machine.availableProcessors(), machine.maxMemory()));
        Server.World world = new Server.World(Clock.systemUTC(), new SecureRandom(), Optional.of(shop));
        try (Server server = new Server(settings, world)) {
            Samples samples = server.samples().orElseThrow();
            samples.load("demo");
            say(server, folder);
            boolean isSaid = false;
            while (!server.broken().isDone() && !asked.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                Samples.Status status = samples.status();
                if (isSaid || status.state() == Samples.State.LOADING) continue;
                isSaid = true;
                sayLoaded(status);
            }
            return server.broken().isDone() ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }

    private void say(Server server, Path folder) {
        String url = "http://127.0.0.1:%d".formatted(server.port());
        console.out().println("Pulse listens on %s".formatted(url));
        server.setupToken()
                .ifPresent(token -> console.out()
                        .printf("Make the first administrator, within 30 minutes: %s/setup#token=%s%n", url, token));
        String until = data.isPresent() ? "they stay; with pulse serve --data they go on" : "removed at the end";
        console.out().println("Its data are in %s: %s".formatted(folder, until));
        console.out().println("To stop it: Ctrl-C");
        console.out().flush();
    }

    private void sayLoaded(Samples.Status status) {
        String more = status.running() ? "about three more each second" : "no more";
        console.out()
                .println("The sample shop is in: %s, %s, and %s"
                        .formatted(
                                Console.count(status.customers(), "customer"),
                                Console.count(status.interactions(), "interaction"),
                                more));
        console.out().flush();
    }

    /// The usual port, or the next that nobody has.
    private int firstFree() throws UserMistake {
        for (int port = ServeCommand.USUAL_PORT; port < ServeCommand.USUAL_PORT + PORTS_TRIED; port++) {
            if (!isFree(port)) continue;
            if (port != ServeCommand.USUAL_PORT) {
                console.note(
                        "port %d is in use by another program: taking %d".formatted(ServeCommand.USUAL_PORT, port));
            }
            return port;
        }
        throw new UserMistake("ports %d to %d are in use by other programs: say --port N, or 0 for any free one"
                .formatted(ServeCommand.USUAL_PORT, ServeCommand.USUAL_PORT + PORTS_TRIED - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
