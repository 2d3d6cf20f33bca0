package io.customerpulse.checks.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `./pulse serve` of this project as a user starts it, in a process of its own.
public final class PulseProcess implements AutoCloseable {

    private static final String PULSE = Path.of("pulse").toAbsolutePath().toString();
    private static final String READY = "/actuator/health/readiness";
    private static final Pattern LISTENS = Pattern.compile("Pulse listens on http://[^:]+:(\\d+)");
    private static final Pattern TOKEN = Pattern.compile("#token=(\\S+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final long END_SECONDS = 180;

    private final Process process;
    private final BufferedReader said;
    private final double startSeconds;
    private final int port;

    private PulseProcess(Process process, long beganNanos) throws IOException {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.port = Integer.parseInt(saying(LISTENS));
        try (HttpConnection connection = new HttpConnection(port)) {
            var _ = connection.get(READY, "").success();
        }
        this.startSeconds = (System.nanoTime() - beganNanos) * 1e-9;
    }

    /// How one is started.
    ///
    /// @param data    the data folder
    /// @param options of `serve`, beside the folder and a free port
    /// @param heap    options of the Java virtual machine in place of the usual ones; empty for the usual ones
    public record Wanted(Path data, List<String> options, String heap) {

        public Wanted {
            options = List.copyOf(options);
        }

        /// With nothing but a folder.
        public static Wanted of(Path data) {
            return new Wanted(data, List.of(), "");
        }

        /// The same over another folder.
        public Wanted in(Path folder) {
            return new Wanted(folder, options, heap);
        }
    }

    /// Has `./pulse` do what it does once after a build, so that no start has to.
    public static void prepare() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(PULSE, "serve", "--help")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) throw new IOException("./pulse serve --help failed");
    }

    /// Starts one; it answers that it is ready when this returns.
    public static PulseProcess start(Wanted wanted) throws IOException {
        List<String> command = new ArrayList<>(List.of(PULSE, "serve"));
        command.addAll(List.of("--data", wanted.data().toString(), "--port", "0"));
        command.addAll(wanted.options());
        Path errors = wanted.data().resolveSibling(wanted.data().getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        if (!wanted.heap().isEmpty()) builder.environment().put("PULSE_OPTS", wanted.heap());
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            return new PulseProcess(process, began);
        } catch (IOException failed) {
            process.destroyForcibly();
            throw new IOException(
                    "it did not start: " + Files.readString(errors).strip(), failed);
        }
    }

    int port() {
        return port;
    }

    /// Such as `http://127.0.0.1:8080`.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// What makes the first administrator; of a server that has none.
    String token() throws IOException {
        return saying(TOKEN);
    }

    /// From the start of the process until it answered that it is ready.
    public double startSeconds() {
        return startSeconds;
    }

    /// What of it is in memory, in megabytes of 2^20 bytes.
    public double residentMb() throws IOException {
        return number(RESIDENT, Files.readString(status())) / 1024;
    }

    /// The most of it that ever was in memory, in megabytes of 2^20 bytes.
    double peakMb() throws IOException {
        return number(PEAK, Files.readString(status())) / 1024;
    }

    /// What lives on its heap after a full collection, in megabytes of 2^20 bytes.
    public double liveHeapMb() throws IOException, InterruptedException {
        var _ = diagnosed("GC.run");
        return number(USED, diagnosed("GC.heap_info")) / 1024;
    }

    /// Asks it to end, and waits until it has.
    public void stop() throws InterruptedException, IOException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) throw new IOException("it has not ended");
        if (process.exitValue() != 0) throw new IOException("it ended with " + process.exitValue());
    }

    /// Ends it at once, as `kill -9` does.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Path status() {
        return Path.of("/proc", Long.toString(process.pid()), "status");
    }

    private String diagnosed(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String text = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) throw new IOException("jcmd %s: %s".formatted(command, text));
        return text;
    }

    private String saying(Pattern wanted) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher found = wanted.matcher(line);
            if (found.find()) return found.group(1);
        }
        throw new IOException("it ended without saying " + wanted);
    }

    private static double number(Pattern pattern, String text) throws IOException {
        Matcher found = pattern.matcher(text);
        if (!found.find()) throw new IOException("there is no %s in: %s".formatted(pattern, text));
        return Double.parseDouble(found.group(1));
    }
}
