package io.customerpulse.cli;

import io.customerpulse.cli.input.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of the program: its exit status and all it said.
record Program(int status, String out, String err) {

    /// Runs it as in a script.
    static Program run(Object... arguments) {
        return run(false, arguments);
    }

    /// Runs it as on a terminal.
    static Program runOnScreen(Object... arguments) {
        return run(true, arguments);
    }

    private static Program run(boolean screen, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) words[i] = arguments[i].toString();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                screen,
                screen,
                100);
        int status = Pulse.commandLine(console).execute(words);
        return new Program(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The number after `"name":` in JSON, the first one.
    static double number(String json, String name) {
        return all(json, "\"" + name + "\":(-?[0-9.eE+-]+)").getFirst();
    }

    /// Every number that the pattern's first group finds.
    static List<Double> all(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        return matcher.results().map(found -> Double.valueOf(found.group(1))).toList();
    }

    /// What stands in a column of CSV without quotes, in the row of a customer.
    static String cell(String csv, String customer, String column) {
        List<String> lines = csv.lines().toList();
        int place = List.of(lines.getFirst().split(",")).indexOf(column);
        return lines.stream()
                .filter(line -> line.startsWith(customer + ","))
                .findFirst()
                .map(line -> line.split(",", -1)[place])
                .orElseThrow(() -> new AssertionError("no customer " + customer + " in " + csv));
    }
}
