package io.customerpulse.checks.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Something that is put under load, running.
interface Peer extends AutoCloseable {

    /// The arguments by which [LoadProcess] finds it.
    List<String> address();

    @Override
    void close() throws IOException;

    /// A server that somebody else started and ends.
    static Peer of(PulseProcess server, String writeKey) {
        return new Peer() {
            @Override
            public List<String> address() {
                return List.of("pulse", Integer.toString(server.port()), writeKey);
            }

            @Override
            public void close() {}
        };
    }

    /// A main class of this program that prints `PORT n` and ends with its input.
    static Peer java(Class<?> main, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.startsWith("PORT ")) line = said.readLine();
        if (line == null) throw new IOException(main.getSimpleName() + " did not start");
        String port = line.substring("PORT ".length());
        return new Peer() {
            @Override
            public List<String> address() {
                return List.of("pulse", port, ServedProcess.WRITE_KEY);
            }

            @Override
            public void close() throws IOException {
                process.getOutputStream().close();
                process.onExit().join();
            }
        };
    }

    /// Puts a load on it, from a process of its own.
    default Load.Result load(Load load, long salt) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LoadProcess.class.getName()));
        command.addAll(address());
        command.addAll(List.of(
                Integer.toString(load.connections()),
                Double.toString(load.seconds()),
                Integer.toString(load.batch()),
                Long.toString(salt),
                Double.toString(load.perSecond())));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) throw new IOException("the load on %s failed: %s".formatted(address(), said));
        return Load.Result.read(said.substring(said.lastIndexOf("RESULT")));
    }
}
