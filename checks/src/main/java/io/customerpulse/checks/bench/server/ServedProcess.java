package io.customerpulse.checks.bench.server;

import io.customerpulse.server.Server;
import io.customerpulse.server.Settings;
import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Stamp;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/// A server with one source, in a process of its own; it ends when its input does.
public final class ServedProcess {

    /// What the load sends with.
    static final String WRITE_KEY = "bench-write-key";

    private ServedProcess() {}

    /// Prints `PORT n` when it is ready.
    ///
    /// @param arguments the data folder
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Runtime machine = Runtime.getRuntime();
        Settings.Memory memory = Settings.Memory.usual(machine.availableProcessors(), machine.maxMemory());
        Settings settings = new Settings(Path.of(arguments[0]), InetAddress.getLoopbackAddress(), 0, memory);
        try (Server server = new Server(settings, Clock.systemUTC(), new SecureRandom())) {
            if (server.access().sources().account(WRITE_KEY).isEmpty()) {
                SourceEntry.Wanted wanted = new SourceEntry.Wanted("segment", "bench", WRITE_KEY, "", Map.of(), true);
                server.access().sources().make(wanted, new Stamp("bench", Instant.EPOCH));
            }
            System.out.println("PORT " + server.port());
            while (System.in.read() >= 0) {
                // Nothing is said to it; the end of the input is what it waits for.
            }
        }
    }
}
