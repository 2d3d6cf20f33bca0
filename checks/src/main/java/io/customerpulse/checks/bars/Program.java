package io.customerpulse.checks.bars;

import io.customerpulse.cli.Pulse;
import io.customerpulse.cli.input.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The program as a user runs it, in this process.
final class Program {

    private static final int COLUMNS = 100;

    private Program() {}

    /// Runs one command; returns what it writes as its result.
    ///
    /// @throws IllegalStateException if it does not end with 0; the message has what it said
    static String run(String... arguments) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Console console = new Console(print(results), print(said), false, false, COLUMNS);
        int status = Pulse.commandLine(console).execute(arguments);
        if (status != 0) {
            throw new IllegalStateException("pulse %s ended with %d: %s"
                    .formatted(arguments[0], status, said.toString(StandardCharsets.UTF_8)));
        }
        return results.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
