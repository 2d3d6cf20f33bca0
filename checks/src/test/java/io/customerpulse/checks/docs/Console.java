package io.customerpulse.checks.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Runs what a console block shows, in a folder, and compares what comes out.
///
/// Lines that begin with `$ ` are commands for bash, a backslash at the end goes on in the next line;
/// the lines below a command are its output, standard and error. `...` or `…` in a line stands for
/// any text, on a line of its own for any lines. Where no output is shown, none is compared. A command
/// must succeed; one that is meant to fail is shown with `; echo $?` behind it.
///
/// @param folder where commands run; `pulse` is on the path, and in it
/// @param root   the project's folder
record Console(Path folder, Path root) {

    /// A command that takes longer is stuck: the demo, the slowest, is promised in under a minute.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String PROMPT = "$ ";
    private static final Pattern DOTS = Pattern.compile("\\.\\.\\.|…");

    /// A command and the output that is shown for it.
    record Step(String command, List<String> shown) {}

    /// The steps of a block.
    static List<Step> steps(String block) {
        List<Step> steps = new ArrayList<>();
        boolean goesOn = false;
        for (String line : block.lines().toList()) {
            if (goesOn) {
                Step open = steps.removeLast();
                steps.add(new Step(open.command() + "\n" + line, open.shown()));
            } else if (line.startsWith(PROMPT)) {
                steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
            } else {
                if (steps.isEmpty()) throw new IllegalArgumentException("output before a command: " + line);
                steps.getLast().shown().add(line);
            }
            goesOn = (goesOn || line.startsWith(PROMPT)) && line.endsWith("\\");
        }
        return steps;
    }

    /// What is wrong when a block is run; empty if all of it is as shown.
    List<String> complaints(String block) throws IOException, InterruptedException {
        List<String> complaints = new ArrayList<>();
        for (Step step : steps(block)) run(step).ifPresent(complaints::add);
        return complaints;
    }

    private Optional<String> run(Step step) throws IOException, InterruptedException {
        Path output = Files.createTempFile("console", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", step.command())
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            Map<String, String> environment = builder.environment();
            environment.put("PATH", root + ":" + environment.get("PATH"));
            environment.putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC", "TERM", "dumb", "NO_COLOR", "1"));
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Optional.of("$ %s%nwas not done after %s".formatted(step.command(), PATIENCE));
            }
            return complaint(step, process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Optional<String> complaint(Step step, int status, String got) {
        if (status == 0 && (step.shown().isEmpty() || isAsShown(step.shown(), got))) return Optional.empty();
        return Optional.of("$ %s%n--- shown:%n%s%n--- got, with exit status %d:%n%s"
                .formatted(step.command(), String.join("\n", step.shown()), status, got));
    }

    /// Whether an output is what is shown, dots standing for anything.
    static boolean isAsShown(List<String> shown, String got) {
        String pattern = shown.stream().map(Console::pattern).collect(Collectors.joining());
        String tidy = got.lines()
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n"))
                        .stripTrailing() + "\n";
        return Pattern.matches("(?s)" + pattern + "\\n*", tidy);
    }

    private static String pattern(String line) {
        String shown = line.stripTrailing();
        if (DOTS.matcher(shown.strip()).matches()) return "(?:[^\\n]*\\n)*?";
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (MatchResult dots : DOTS.matcher(shown).results().toList()) {
            pattern.append(Pattern.quote(shown.substring(from, dots.start()))).append("[^\\n]*");
            from = dots.end();
        }
        return pattern.append(Pattern.quote(shown.substring(from)))
                .append("\\n")
                .toString();
    }
}
