package io.customerpulse.cli;

import io.customerpulse.cli.input.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Goes once through what users do most, so that the Java virtual machine can keep what it learned about the
/// program (`-XX:AOTCacheOutput`) and start faster from then on. `./pulse` runs it after a build.
public final class Rehearsal {

    private static final String MAPPING =
            "{format: parquet, customer: customer, time: {column: last_at}, signal: {column: stage}}";

    private Rehearsal() {}

    /// Rehearses in a folder, which must be there; what is written into it may be deleted.
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String events = folder.resolve("events.jsonl").toString();
        String scores = folder.resolve("scores.parquet").toString();
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console silent = new Console(nowhere, nowhere, false, false, 100);
        for (List<String> command : List.of(
                List.of("demo", "--customers=500", "--events", events, "--page=" + folder.resolve("page.html")),
                List.of("score", events, "--output", scores),
                List.of("score", scores, "--mapping", mapping.toString(), "--output", scores + ".csv"),
                List.of("score", scores, "--mapping", mapping.toString(), "--output", scores + ".parquet"))) {
            Pulse.commandLine(silent).execute(command.toArray(String[]::new));
        }
    }
}
