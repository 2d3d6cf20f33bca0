package io.customerpulse.checks.crash;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.Settings;
import io.customerpulse.server.intake.Busy;
import io.customerpulse.server.intake.Intake;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;

/// Everything of a server below HTTP, in a process of its own that starts quickly; it ends when its input does.
final class CoreProcess {

    /// How many customers the events are spread over.
    static final int CUSTOMERS = 97;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private CoreProcess() {}

    /// Prints `PORT n` when it is ready. There it takes the numbers of events, a count and a first, and answers with
    /// the first when all of them are on disk.
    ///
    /// @param arguments the data folder
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Core core = Core.open(Path.of(arguments[0]), making(), new SplittableRandom(arguments[0].hashCode()));
                ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> welcome(door, core.index().intake()));
            System.out.println("PORT " + door.getLocalPort());
            while (System.in.read() >= 0) {
                // Nothing is said to it; the end of the input is what it waits for.
            }
        }
    }

    /// The index as this process makes it; damage is not outlived.
    static Index.Making making() {
        return new Index.Making(
                Rules.of(DefaultCatalog.read()),
                new Settings.Memory(2, 100),
                Clock.systemUTC(),
                control -> {},
                damage -> {
                    throw new IllegalStateException(damage.sentence());
                },
                broken -> Runtime.getRuntime().halt(3));
    }

    /// Who does what, by number.
    static Identifier customer(long number) {
        return new Identifier("user_id", "u-" + number % CUSTOMERS);
    }

    private static void welcome(ServerSocket door, Intake intake) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket, intake));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket socket, Intake intake) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                int count = in.readInt();
                long first = in.readLong();
                intake.take(events(first, count)).get();
                out.writeLong(first);
            }
        } catch (IOException | ExecutionException | Busy | InterruptedException over) {
            // Whoever waits for an answer sees the connection end.
        }
    }

    private static List<Reading> events(long first, int count) {
        List<Reading> events = new ArrayList<>(count);
        for (long number = first; number < first + count; number++) {
            Instant at = START.plusSeconds(number % 1_000_000 * 60);
            events.add(new Reading.Good(new Event(
                    new Event.Origin("load", Long.toString(number), number, at),
                    List.of(customer(number)),
                    new Deed.Interacted("Order Completed", at, Money.NONE, About.NOTHING),
                    List.of(),
                    "{}")));
        }
        return events;
    }
}
