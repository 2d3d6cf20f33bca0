package io.customerpulse.checks.crash;

import io.customerpulse.checks.bench.server.ServedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process of ours that is started and killed, again and again, over one data folder.
final class Mortal implements AutoCloseable {

    private final Class<?> main;
    private final Path data;
    private final Path libraries;
    private Process process;

    private Mortal(Class<?> main, Path folder) throws IOException {
        this.main = main;
        this.data = folder.resolve("data");
        this.libraries = folder;
        this.process = launched();
    }

    /// The core alone, which starts quickly.
    static Mortal core(Path folder) throws IOException {
        return new Mortal(CoreProcess.class, folder);
    }

    /// The whole server.
    static Mortal server(Path folder) throws IOException {
        return new Mortal(ServedProcess.class, folder);
    }

    Path data() {
        return data;
    }

    /// Waits until it is ready.
    ///
    /// @return where it listens
    int port() throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.startsWith("PORT ")) line = said.readLine();
        if (line == null) throw new IOException("it did not start: see %s".formatted(errors()));
        return Integer.parseInt(line.substring("PORT ".length()));
    }

    /// Kills it, as `kill -9` does, once some time has passed.
    void killAfter(long millis) throws InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it ended by itself with %d: see %s".formatted(process.exitValue(), errors()));
        }
        process.destroyForcibly().waitFor();
    }

    /// Starts it again.
    void start() throws IOException {
        process = launched();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Path errors() {
        return libraries.resolve("errors.txt");
    }

    private Process launched() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-Djava.io.tmpdir=" + libraries, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(main.getName(), data.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()));
        // A killed process cannot delete what its native library was unpacked to: one place for all of them.
        builder.environment().put("ROCKSDB_SHAREDLIB_DIR", libraries.toString());
        return builder.start();
    }
}
