package io.customerpulse.checks.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program measured from its start to its end, as a user waits for it.
///
/// @param command     program and arguments
/// @param environment set for it, beside what is set here
record WholeProcess(List<String> command, Map<String, String> environment) {

    /// The shell's own clock of what its children used; the last line it writes.
    private static final String TIMED = "TIMEFORMAT='%U %S'; time \"$@\"";

    /// Starts a main class as `./pulse` starts its own: the same options, start cache and native library.
    /// The cache holds only if its class path comes first.
    private static final String LIKE_PULSE = """
            root=$PWD; source scripts/start.sh; class_path=$1; shift
            exec "$JAVA_HOME/bin/java" "${start[@]}" -cp "$jar:$class_path" "$@\"""";

    WholeProcess {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// What one run took.
    ///
    /// @param seconds    from start to end
    /// @param cpuSeconds processor time of all its threads, the system's for it included
    record Run(double seconds, double cpuSeconds) {}

    /// `./pulse` of this project with such a heap.
    static WholeProcess pulse(String heap, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of("pulse").toAbsolutePath().toString()));
        command.addAll(arguments);
        return new WholeProcess(command, Map.of("PULSE_OPTS", heap));
    }

    /// A main class of this program, in a process of its own that starts just as `./pulse` does.
    static WholeProcess likePulse(String heap, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", LIKE_PULSE, "like-pulse"));
        command.addAll(List.of(System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new WholeProcess(command, Map.of("PULSE_OPTS", heap, "JAVA_HOME", System.getProperty("java.home")));
    }

    /// Runs it once.
    ///
    /// @throws IllegalStateException if it fails; the message has what it said
    Run run() throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, "timed"));
        timed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(timed).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = process.waitFor();
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (status != 0) throw new IllegalStateException("%s ended with %d: %s".formatted(command, status, said));
        String[] used = said.substring(said.lastIndexOf('\n') + 1).split(" ", -1);
        return new Run(seconds, Double.parseDouble(used[0]) + Double.parseDouble(used[1]));
    }
}
