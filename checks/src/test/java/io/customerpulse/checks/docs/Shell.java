package io.customerpulse.checks.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/// Runs a Java block in JShell. A line that ends with `// => value` must have that value, as JShell
/// prints it; nothing in the block may fail. A line that begins with a dot goes on with the one before.
final class Shell implements AutoCloseable {

    private static final Pattern SHOWN = Pattern.compile("// => (.*)$");

    private final JShell shell = JShell.builder().executionEngine("local").build();
    private final List<String> complaints = new ArrayList<>();

    private Shell() {
        shell.addToClasspath(System.getProperty("java.class.path"));
    }

    @Override
    public void close() {
        shell.close();
    }

    /// What is wrong when a block is run; empty if all of it is as shown.
    static List<String> complaints(String block) {
        try (Shell shell = new Shell()) {
            shell.run(block.lines().toList());
            return List.copyOf(shell.complaints);
        }
    }

    private void run(List<String> lines) {
        String source = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher shown = SHOWN.matcher(lines.get(i));
            boolean isShown = shown.find();
            source += (isShown ? lines.get(i).substring(0, shown.start()) : lines.get(i)) + "\n";
            boolean goesOn = i + 1 < lines.size() && lines.get(i + 1).strip().startsWith(".");
            if (!goesOn) source = eat(source, isShown ? shown.group(1).strip() : "");
        }
        if (source.lines().anyMatch(line -> !line.isBlank() && !line.strip().startsWith("//"))) {
            complaints.add("is not complete: " + source.strip());
        }
    }

    /// Runs what is complete of a source, and gives back the rest.
    private String eat(String source, String shown) {
        String rest = source;
        while (!rest.isBlank()) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) return rest;
            rest = next.remaining();
            String value = rest.isBlank() ? shown : "";
            for (SnippetEvent event : shell.eval(next.source())) complain(event, value);
        }
        return rest;
    }

    private void complain(SnippetEvent event, String shown) {
        Snippet snippet = event.snippet();
        String source = snippet.source().strip();
        if (event.exception() != null) {
            complaints.add("%s threw %s".formatted(source, event.exception()));
        } else if (event.status() != Snippet.Status.VALID) {
            shell.diagnostics(snippet)
                    .forEach(problem -> complaints.add("%s: %s".formatted(source, problem.getMessage(null))));
        } else if (!shown.isEmpty() && !shown.equals(event.value())) {
            complaints.add("%s is shown as %s; got %s".formatted(source, shown, event.value()));
        }
    }
}
