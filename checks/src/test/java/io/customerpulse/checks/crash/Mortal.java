package io.customerpulse.checks.crash;

import io.customerpulse.checks.bench.server.ServedProcess;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// A process of ours that is started and killed, again and again, over one data folder.
final class Mortal implements AutoCloseable {

    private static final long REHEARSAL_SECONDS = 300;
    private static final int TOLD_CHARACTERS = 2_000;

    private final Class<?> main;
    private final Path data;
    private final Path libraries;
    private final String classes;
    private final List<String> options;
    private Process process;

    private Mortal(Class<?> main, Path folder, boolean rehearsed) throws IOException, InterruptedException {
        this.main = main;
        this.data = folder.resolve("data");
        this.libraries = folder;
        String usual = System.getProperty("java.class.path");
        this.classes = rehearsed ? packed(usual) : usual;
        unpackStore();
        this.options = rehearsed ? List.of("-XX:AOTCache=" + rehearsal()) : List.of();
        this.process = launched();
    }

    /// The core alone, which starts quickly, and more so with what a rehearsal taught.
    static Mortal core(Path folder) throws IOException, InterruptedException {
        return new Mortal(CoreProcess.class, folder, true);
    }

    /// The whole server: its rehearsal takes as long as the starts of a build save by it.
    static Mortal server(Path folder) throws IOException, InterruptedException {
        return new Mortal(ServedProcess.class, folder, false);
    }

    Path data() {
        return data;
    }

    /// Waits until it is ready.
    ///
    /// @return where it listens
    int port() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.startsWith("PORT ")) line = output.readLine();
        if (line == null) throw new IOException("it did not start: " + said());
        return Integer.parseInt(line.substring("PORT ".length()));
    }

    /// Kills it, as `kill -9` does, once some time has passed.
    void killAfter(long millis) throws IOException, InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it ended by itself with %d: %s".formatted(process.exitValue(), said()));
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

    /// The end of what all lives so far said of themselves; the folder is gone when a test's report is read.
    private String said() throws IOException {
        String all = Files.readString(errors());
        return all.substring(Math.max(0, all.length() - TOLD_CHARACTERS));
    }

    private Process launched() throws IOException {
        return process(data, options).start();
    }

    /// One life that ends by itself, so that all later ones start in half the time with what the virtual machine
    /// learned in it (an ahead-of-time cache, as `./pulse` has one).
    ///
    /// @return where that is
    private Path rehearsal() throws IOException, InterruptedException {
        Path learned = libraries.resolve("start.aot");
        Process once = process(libraries.resolve("rehearsal"), List.of("-XX:AOTCacheOutput=" + learned))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        once.getOutputStream().close();
        if (!once.waitFor(REHEARSAL_SECONDS, TimeUnit.SECONDS)) {
            once.destroyForcibly();
            throw new IOException("the rehearsal has not ended: " + said());
        }
        return learned;
    }

    private ProcessBuilder process(Path over, List<String> more) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.addAll(more);
        command.addAll(List.of("-Xlog:aot*=off", "-Xlog:cds*=off"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-Djava.library.path=" + libraries, "-Djava.io.tmpdir=" + libraries, "-cp", classes));
        command.addAll(List.of(main.getName(), over.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()));
    }

    /// Puts the store's native library where every life finds it: each would unpack its own, and leave it behind when
    /// it is killed.
    private void unpackStore() throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream packed = RocksDB.class.getResourceAsStream("/" + name)) {
            Files.copy(Objects.requireNonNull(packed, name), libraries.resolve(name));
        }
    }

    /// The same class path with its folders as jars: what is learned holds for jars alone.
    private String packed(String classPath) {
        List<String> packed = new ArrayList<>();
        for (String each : classPath.split(File.pathSeparator, -1)) {
            packed.add(Files.isDirectory(Path.of(each)) ? jar(each, packed.size()) : each);
        }
        return String.join(File.pathSeparator, packed);
    }

    private String jar(String folder, int number) {
        String jar = libraries.resolve("classes-%d.jar".formatted(number)).toString();
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int status = tool.run(System.out, System.err, "--create", "--no-compress", "--file", jar, "-C", folder, ".");
        if (status != 0) throw new IllegalStateException("%s could not be packed".formatted(folder));
        return jar;
    }
}
